"""What the report needs to know of the touches: per lead and in sums, so that the work of many books can be added."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

BY: Final = ["owner", "of_owner"]
"""Who did it, as typed: the ``owner`` of the touch, or where that is empty the owner of the lead."""
COUNTS: Final = ("contacts", "follow_ups", "answered", "timed", "on_time", "week")


@dataclass(frozen=True)
class Work:
    """The touches up to the last day of the period, summed up.

    ``leads``, indexed like the leads: ``follow_ups`` (up to the stop), ``kept`` (we were in touch for what we had
    promised), ``days_late`` (the first touch after it, NaN for none). ``owners``: by ``BY`` all ``contacts`` and, of
    the period, the ``follow_ups``, those ``answered``, those that had a date to keep (``timed``) and kept it
    (``on_time``), and those of the ``week``. ``costs``: ``month``, ``BY``, ``cost``. ``weeks``: follow-ups and answers
    of this week and of the week before.
    """

    leads: pd.DataFrame
    owners: pd.DataFrame
    costs: pd.DataFrame
    weeks: Mapping[str, tuple[float, float]]


def added(parts: Sequence[Work], leads: Sequence[pd.Index]) -> Work:
    """The work of several books, whose leads have the new indices ``leads``."""
    frames = [part.leads.set_axis(index) for part, index in zip(parts, leads, strict=True)]
    return Work(
        pd.concat(frames),
        _summed([part.owners for part in parts], BY),
        _summed([part.costs for part in parts], ["month", *BY]),
        {
            name: (sum(part.weeks[name][0] for part in parts), sum(part.weeks[name][1] for part in parts))
            for name in parts[0].weeks
        },
    )


def _summed(frames: Sequence[pd.DataFrame], by: list[str]) -> pd.DataFrame:
    return pd.concat(frames).groupby(by, sort=False).sum().reset_index()
