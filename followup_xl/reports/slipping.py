"""The overdue leads that matter most, with a link to each (DOMAIN section 10)."""

import pandas as pd

from followup_xl.model.outcome import Section

from .cohort import Cohort
from .rows import with_others


def section(cohort: Cohort) -> Section:
    """The rows of ``tblSlipping``: the overdue leads of the whole book, by priority, then by days late."""
    known, leads = cohort.outcome.leads, cohort.book.leads
    late = known[known["status"].eq("overdue")]
    late = late.sort_values(["priority", "days_late"], ascending=False, kind="stable")
    own = leads.loc[late.index]
    frame = pd.DataFrame(
        {
            "lead": own["id"],
            "company": own["company"].where(own["company"].ne(""), own["contact"]),
            "owner": own["owner"],
            "due": late["due"],
            "days_late": late["days_late"].astype("float64"),
            "priority": late["priority"].astype("float64"),
        }
    )
    return Section("slipping", "tblSlipping", with_others(frame, "tblSlipping", "company"))
