"""Cohorts at equal age: of the leads of a month, how many had been won within so many days (DOMAIN section 10)."""

from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from followup_xl.compute import jalali
from followup_xl.model.outcome import Section

from .cohort import Cohort

AGES: Final = (14, 30, 60, 90)
"""Days since a lead entered."""
MONTHS: Final = 13

Days = npt.NDArray[np.datetime64]


def section(cohort: Cohort) -> Section:
    """The rows of ``tblCohorts``: the last 13 months of the whole book, in the book's calendar.

    A month too young for an age has a mark instead of a number: its last lead is not yet so old. So has a month that
    ended before the first win was logged: what was won then is not in the book, and nothing must look like zero.
    """
    leads = cohort.everyone.dropna(subset="entered")
    leads = leads[leads["entered"] <= pd.Timestamp(cohort.last)]
    months = month_starts(leads["entered"], cohort.rules.options.calendar)
    days = (leads["stop_date"] - leads["entered"]).dt.days.where(leads["result"].eq("won"))
    frame = pd.DataFrame({"month": months, **{_column(age): days <= age for age in AGES}})
    found = frame.groupby("month").agg(dict.fromkeys(frame.columns[1:], "mean"))
    sizes = frame.groupby("month").size()
    rows = pd.DataFrame({"entered_from": found.index, "leads": sizes.to_numpy()}).join(found.reset_index(drop=True))
    rows = rows.tail(MONTHS).reset_index(drop=True)
    wins = leads.loc[leads["result"].eq("won"), "stop_date"]
    return Section("cohorts", "tblCohorts", _marked(rows, wins.min(), cohort))


def _column(age: int) -> str:
    return f"within_{age}_days"


def month_starts(dates: pd.Series, calendar: str) -> pd.Series:
    """The first day of each date's month, Gregorian or Jalali, datetime64[s]; no NaT allowed."""
    days = dates.to_numpy().astype("datetime64[D]")
    if calendar == "jalali":
        _, _, day = jalali.columns_from_gregorian(days)
        starts = days - (day - 1).astype("timedelta64[D]")
    else:
        starts = days.astype("datetime64[M]").astype("datetime64[D]")
    return pd.Series(starts.astype("datetime64[s]"), index=dates.index)


def month_ends(starts: pd.Series, calendar: str) -> pd.Series:
    """The last day of the months that begin on ``starts``."""
    following = month_starts(starts + pd.Timedelta(days=40), calendar)
    return following - pd.Timedelta(days=1)


def _marked(rows: pd.DataFrame, first_win: pd.Timestamp, cohort: Cohort) -> pd.DataFrame:
    ends = month_ends(rows["entered_from"], cohort.rules.options.calendar)
    unlogged = ~(ends >= first_win)  # also where no win is logged at all
    for age in AGES:
        name = _column(age)
        young = ends + pd.Timedelta(days=age) > pd.Timestamp(cohort.last)
        marks = np.select([young, unlogged], ["report.cohort.too-young", "report.cohort.before-wins"], "")
        rows[name] = rows[name].mask(marks != "")
        rows[f"{name}_key"] = marks
    return rows
