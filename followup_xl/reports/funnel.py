"""The way of a lead: entered, contacted, answered, won, ordered again (DOMAIN section 10)."""

import pandas as pd

from followup_xl.model.outcome import Section

from .cohort import Cohort
from .wilson import share


def section(cohort: Cohort) -> Section:
    """The five rows of ``tblFunnel``; each step holds only leads of the step before."""
    facts = cohort.outcome.facts.loc[cohort.leads.index]
    won = cohort.leads["result"].eq("won")
    contacted = facts["touches"].gt(0) | facts["first_in"].notna() | won
    answered = contacted & (facts["answered"].gt(0) | won)
    steps = [
        ("entered", len(cohort.leads)),
        ("contacted", contacted.sum()),
        ("answered", answered.sum()),
        ("won", won.sum()),
        ("again", (won & facts["orders"].gt(1)).sum()),
    ]
    frame = pd.DataFrame(steps, columns=["stage", "leads"]).astype({"leads": "float64"})
    before = frame["leads"].shift()
    frame["of_all"] = share(frame["leads"], pd.Series(float(len(cohort.leads)), index=frame.index))
    frame["of_the_step_before"] = share(frame["leads"], before)
    return Section("funnel", "tblFunnel", frame.assign(stage_key="report.stage." + frame["stage"], stage=""))
