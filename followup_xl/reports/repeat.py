"""Customers whose next order is near: one reminder per cycle (DOMAIN section 3)."""

from datetime import timedelta

import pandas as pd

from followup_xl.model.outcome import Section

from .cohort import Cohort
from .rows import with_others


def section(cohort: Cohort) -> Section:
    """The rows of ``tblRepeat``: reminders due by the end of the coming days, the earliest first."""
    outcome = cohort.outcome
    until = pd.Timestamp(cohort.today + timedelta(days=cohort.rules.options.coming_days))
    wanted = outcome.why["rule"].eq("repeat") & (outcome.leads["due"] <= until)
    leads = cohort.everyone[wanted.reindex(cohort.everyone.index)]
    frame = pd.DataFrame(
        {
            "lead": leads["id"],
            "company": leads["company"].where(leads["company"].ne(""), leads["contact"]),
            "product": leads["product"],
            "owner": leads["owner"],
            "last_order": outcome.facts.loc[leads.index, "last_order"],
            "due": outcome.leads.loc[leads.index, "due"],
        }
    )
    frame = frame.sort_values(["due", "lead"], kind="stable")
    return Section("repeat", "tblRepeat", with_others(frame, "tblRepeat", "company"))
