"""The share of each group against what a healthy book shows (DOMAIN section 2)."""

import numpy as np
import pandas as pd

from followup_xl.model.codes import GROUPS
from followup_xl.model.outcome import Section

from .cohort import Cohort


def section(cohort: Cohort) -> Section:
    """The six rows of ``tblGroupMix``, of the whole book: the groups and the leads without one."""
    counts = cohort.everyone["group"].value_counts().reindex([*GROUPS, ""], fill_value=0)
    limits = {rule.group: rule.most_share for rule in cohort.rules.groups if rule.most_share < 1}
    frame = pd.DataFrame({"group": counts.index, "leads": counts.to_numpy()})
    frame["share"] = frame["leads"] / max(1, len(cohort.everyone))
    frame["at_most"] = frame["group"].map(limits)
    too_many = (frame["share"] > frame["at_most"]) | (frame["group"].eq("") & frame["share"].gt(0.5))
    verdict = np.select([too_many & frame["group"].eq(""), too_many], ["report.mix.empty", "report.mix.high"], "")
    named = np.where(frame["group"].eq(""), "report.unnamed", "")
    frame = frame.assign(group_family="group", group_key=named, verdict="", verdict_key=verdict)
    return Section("group-mix", "tblGroupMix", frame)
