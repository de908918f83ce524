"""Why leads of the period were stopped (DOMAIN section 5)."""

import pandas as pd

from followup_xl.model.outcome import Section

from .cohort import Cohort
from .rows import counted


def section(cohort: Cohort) -> Section:
    """The rows of ``tblStopped``: the stop codes of lost leads, most first; a share is of all lost ones."""
    lost: pd.Series = cohort.leads.loc[cohort.leads["result"].eq("lost"), "stop"]
    return Section("stopped", "tblStopped", counted(lost, "stop").assign(stop_family="outcome"))
