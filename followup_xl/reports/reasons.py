"""The reasons people wrote beside lost leads (DOMAIN section 10)."""

from followup_xl.model.outcome import Section

from .cohort import Cohort
from .rows import counted, with_others


def section(cohort: Cohort) -> Section:
    """The rows of ``tblReasons``: the Reason cells of lost leads of the period, spelled as they are."""
    lost = cohort.leads.loc[cohort.leads["result"].eq("lost"), "reason"].str.strip()
    found = counted(lost[lost.ne("")], "reason")
    return Section("reasons", "tblReasons", with_others(found, "tblReasons", "reason", ("leads", "share")))
