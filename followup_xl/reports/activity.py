"""The work done, by owner: follow-ups, on-time share, and what is open, overdue, never touched or parked."""

from typing import Final

import pandas as pd

from followup_xl.model.outcome import Section

from .cohort import Cohort
from .rows import unnamed, with_others
from .wilson import share
from .work import COUNTS
from .working import named, work

_SUMS: Final = ("open", "follow_ups", "won", "overdue", "never_touched", "parked")


def section(cohort: Cohort) -> Section:
    """The rows of ``tblActivity``, by name and not by rank: numbers to talk about, no ladder."""
    frame = pd.concat([_state(cohort), _work(cohort)], axis=1).fillna({"follow_ups": 0, "open": 0, "won": 0})
    frame = frame.fillna(dict.fromkeys(("overdue", "never_touched", "parked"), 0))
    frame = frame[(frame["follow_ups"] > 0) | (frame["open"] > 0) | (frame["won"] > 0)].sort_index()
    frame = frame.rename_axis("owner").reset_index()
    frame = pd.concat([frame[frame["owner"].ne("")], frame[frame["owner"].eq("")]], ignore_index=True)
    return Section("activity", "tblActivity", with_others(unnamed(frame, "owner"), "tblActivity", "owner", _SUMS))


def _state(cohort: Cohort) -> pd.DataFrame:
    """Where each owner's leads stand today; leads won in the period."""
    leads, known = cohort.everyone, cohort.outcome.leads.loc[cohort.everyone.index]
    is_open = leads["result"].eq("open")
    won = leads["result"].eq("won") & (leads["stop_date"] >= pd.Timestamp(cohort.first))
    flags = {
        "open": is_open,
        "won": won,
        "overdue": known["status"].eq("overdue"),
        "never_touched": is_open & known["last_touch"].isna(),
        "parked": known["status"].eq("parked"),
    }
    by = {name: leads["credit" if name == "won" else "owner"] for name in flags}
    return pd.DataFrame({name: flag.groupby(by[name]).sum() for name, flag in flags.items()}).astype("float64")


def _work(cohort: Cohort) -> pd.DataFrame:
    """What each owner did in the period; a touch without an owner is the lead's owner's."""
    owners = work(cohort).owners
    sums = owners.groupby(named(cohort, owners))[list(COUNTS)].sum()
    return pd.DataFrame(
        {
            "follow_ups": sums["follow_ups"],
            "on_time": share(sums["on_time"], sums["timed"]),
            "answered": share(sums["answered"], sums["follow_ups"]),
        }
    )
