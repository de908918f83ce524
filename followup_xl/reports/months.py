"""Plans by month: the rows of ``tblTargets`` as a frame, and the months a report shows."""

from typing import Final, Literal

import pandas as pd

from followup_xl.model.tables_report import REPORT_ROWS

from .cohort import Cohort

SHOWN: Final = REPORT_ROWS["tblClients"]
_BACK: Final = 2


def months_of(dates: pd.Series) -> pd.Series:
    """The first day of each date's month, datetime64[s]; targets are by the months of the sheet (Gregorian)."""
    return pd.Series(dates.to_numpy().astype("datetime64[M]").astype("datetime64[s]"), index=dates.index)


def plans(cohort: Cohort, what: Literal["revenue", "expense_cap"]) -> pd.DataFrame:
    """``month`` (datetime64[s]), ``owner`` and ``plan`` of every target above 0.

    A month planned for the whole team has that row alone: its owners' plans are parts of it.
    """
    rows = [(pd.Timestamp(row.month), row.owner, getattr(row, what)) for row in cohort.rules.targets]
    frame = pd.DataFrame(rows, columns=["month", "owner", "plan"]).astype({"month": "datetime64[s]", "plan": "float64"})
    frame = frame[frame["plan"] > 0]
    whole = frame.loc[frame["owner"].eq(""), "month"]
    return frame[frame["owner"].eq("") | ~frame["month"].isin(whole)]


def recent(by_month: pd.Series, cohort: Cohort) -> pd.Series:
    """From two months back on, at most as many as the table has rows."""
    first = (pd.Timestamp(cohort.last) - pd.DateOffset(months=_BACK)).replace(day=1)
    return by_month[by_month.index >= first].sort_index().head(SHOWN)
