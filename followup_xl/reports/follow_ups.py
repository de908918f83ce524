"""Follow-ups to win, and what one more is worth: wins at follow-up k / leads that reached it (DOMAIN section 10).

The share of wins among leads that *had* k follow-ups says nothing of the next one: it mixes those who were won with
those who were left.
"""

from typing import Final

import numpy as np
import pandas as pd

from followup_xl.model.outcome import Section

from .cohort import Cohort
from .wilson import share, wilson
from .working import work

MOST: Final = 20
"""Follow-ups shown one by one; a last row holds those behind."""


def counts(cohort: Cohort) -> pd.DataFrame:
    """``number`` of follow-ups up to the stop or until today and whether ``won``, one row a lead of the period."""
    number = work(cohort).leads["follow_ups"].reindex(cohort.leads.index)
    return pd.DataFrame({"number": number, "won": cohort.leads["result"].eq("won")})


def section(cohort: Cohort) -> Section:
    """The rows of ``tblFollowUps``; a win without any follow-up counts among the wins so far, not in a row."""
    found = counts(cohort)
    numbers = list(range(1, MOST + 2))
    ended = found["number"].clip(upper=MOST + 1).value_counts().reindex(range(MOST + 2), fill_value=0)
    won = found.loc[found["won"], "number"].clip(upper=MOST + 1).value_counts().reindex(range(MOST + 2), fill_value=0)
    reached = ended[::-1].cumsum()[::-1]
    frame = pd.DataFrame({"follow_up": [*map(float, numbers[:-1]), np.nan]}, index=numbers)
    frame["reached"], frame["won"] = reached.loc[numbers], won.loc[numbers]
    frame["one_more_is_worth"] = share(frame["won"], frame["reached"])
    frame["worth_from"], frame["worth_to"] = wilson(frame["won"], frame["reached"])
    frame["wins_so_far"] = share(won.cumsum().loc[numbers], pd.Series(won.sum(), index=numbers))
    frame["follow_up_key"] = [*[""] * MOST, "report.and-more"]
    frame["follow_up_params"] = pd.Series([{"n": MOST + 1}] * len(frame), index=numbers, dtype="object")
    return Section("follow-ups", "tblFollowUps", frame.reset_index(drop=True))
