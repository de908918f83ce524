"""Customers to win back: they bought before and left (DOMAIN section 3)."""

import pandas as pd

from followup_xl.model.outcome import Section

from .cohort import Cohort
from .rows import with_others


def section(cohort: Cohort) -> Section:
    """The rows of ``tblWinBack``: leads in the win-back cadence and lapsed customers, the most valuable first."""
    outcome = cohort.outcome
    lapsed = outcome.tags.get("lapsed", pd.Series(data=False, index=outcome.leads.index)).astype(bool)
    wanted = outcome.why["rule"].eq("win-back") | (lapsed & ~outcome.facts["for_good"])
    leads = cohort.everyone[wanted.reindex(cohort.everyone.index)]
    facts, known = outcome.facts.loc[leads.index], outcome.leads.loc[leads.index]
    frame = pd.DataFrame(
        {
            "lead": leads["id"],
            "company": leads["company"].where(leads["company"].ne(""), leads["contact"]),
            "owner": leads["owner"],
            "last_order": facts["last_order"],
            "revenue": facts["revenue"].where(facts["revenue"] > 0),
            "due": known["due"],
        }
    )
    frame = frame.sort_values(["revenue", "last_order", "lead"], ascending=[False, False, True], kind="stable")
    return Section("win-back", "tblWinBack", with_others(frame, "tblWinBack", "company", ("revenue",)))
