"""Priority, as a sum of parts that can be shown to whoever asks (DOMAIN section 12; the weights are house)."""

import numpy as np
import pandas as pd

from .facts import Facts

_PROMISE_PASSED, _PROMISE_TODAY = 40, 25
_VALUE = {"A": 20, "B": 10, "C": 5}
_POTENTIAL = {"high": 15, "standard": 5}
_HURRY = 15
_WARM_DAYS, _LUKEWARM_DAYS, _WARM, _LUKEWARM = 14, 45, 10, 5
_MOST_LATE = 20


def priority(facts: Facts, due: pd.DataFrame) -> pd.DataFrame:
    """One int64 column a part: ``promise``, ``value``, ``potential``, ``hurry``, ``warmth``, ``late``; 0 where not due.

    ``late`` is the days overdue, at most 20, so that an old lead does not push out a promise of yesterday.
    """
    known, today = facts.known, facts.today
    promised = due["rule"].eq("promise")
    silent = (today - known["last_answer"]).dt.days
    late = (today - due["due"]).dt.days.fillna(0).clip(0, _MOST_LATE)
    parts = pd.DataFrame(
        {
            "promise": np.select(
                [promised & (due["due"] < today), promised & (due["due"] == today)],
                [_PROMISE_PASSED, _PROMISE_TODAY],
                0,
            ),
            "value": value(known["revenue_class"]),
            "potential": known["potential"].map(_POTENTIAL).fillna(0),
            "hurry": np.where(facts.leads["group"].eq("fast") & known["stop"].eq(""), _HURRY, 0),
            "warmth": np.select([silent <= _WARM_DAYS, silent <= _LUKEWARM_DAYS], [_WARM, _LUKEWARM], 0),
            "late": late,
        },
        index=known.index,
    )
    return parts.mask(due["due"].isna(), 0).astype("int64")


def value(classes: pd.Series) -> pd.Series:
    """The part of the priority that a class by revenue gives."""
    return classes.map(_VALUE).fillna(0)
