"""Sums up the touches of a book for the report, by lead and by owner."""

from datetime import date, timedelta
from functools import lru_cache

import pandas as pd

from .cohort import Cohort
from .months import months_of
from .punctuality import on_time
from .spelling import spelled
from .work import BY, COUNTS, Work

_WEEK = timedelta(days=7)


@lru_cache(maxsize=1)
def work(cohort: Cohort) -> Work:
    """The work behind a cohort: what was added up from several books, else the touches of its own."""
    return cohort.work or Work(_by_lead(cohort), _by_owner(cohort), _costs(cohort), _weeks(cohort))


def named(cohort: Cohort, frame: pd.DataFrame) -> pd.Series:
    """Whose the rows of ``owners`` or ``costs`` are, in the spelling used most among all touches and leads."""
    owners, leads = work(cohort).owners, cohort.everyone["owner"]
    own = spelled([*leads, *frame["of_owner"]], [*[1] * len(leads), *[0] * len(frame)])
    best = spelled([*leads, *owners["owner"]], [*[1] * len(leads), *owners["contacts"]])
    names = frame["owner"].map(best)
    return names.where(names.ne(""), frame["of_owner"].map(own)).fillna("")


def _by_lead(cohort: Cohort) -> pd.DataFrame:
    leads = cohort.everyone.index
    number = cohort.follow_ups["lead_row"].value_counts().reindex(leads, fill_value=0)
    day = cohort.everyone["promised_by_us"]
    out = cohort.contacts[cohort.contacts["is_out"]]
    promised = day.reindex(out["lead_row"]).set_axis(out.index)
    early = pd.Timedelta(days=cohort.rules.options.coming_days)
    kept = out.loc[(out["date"] <= promised) & (out["date"] >= promised - early), "lead_row"]
    late = out[out["date"] > promised].groupby("lead_row")["date"].min().reindex(leads)
    frame = {"follow_ups": number, "kept": leads.isin(kept), "days_late": (late - day).dt.days.astype("float64")}
    return pd.DataFrame(frame, index=leads)


def _by_owner(cohort: Cohort) -> pd.DataFrame:
    touches, first = cohort.contacts, pd.Timestamp(cohort.first)
    out, recent = touches["is_out"], touches["date"] >= first
    flags = {
        "contacts": recent | ~recent,
        "follow_ups": out & recent,
        "answered": out & recent & touches["is_answered"],
        "week": out & _within(touches["date"], cohort.period.week_first, cohort.last),
    }
    counted = touches[BY].assign(**flags)
    frame = pd.concat([counted, on_time(cohort).assign(timed=True)], ignore_index=True)
    flagged = frame.reindex(columns=[*BY, *COUNTS]).fillna(dict.fromkeys(COUNTS, 0)).astype(dict.fromkeys(COUNTS, "f8"))
    return flagged.groupby(BY, sort=False).sum().reset_index()


def _costs(cohort: Cohort) -> pd.DataFrame:
    spent = cohort.contacts[cohort.contacts["cost"] > 0]
    return spent.assign(month=months_of(spent["date"])).groupby(["month", *BY])["cost"].sum().reset_index()


def _weeks(cohort: Cohort) -> dict[str, tuple[float, float]]:
    """``follow-ups`` and ``answered`` of the reported week and of the one before."""
    touches = cohort.contacts
    weeks = [touches[within_week(touches["date"], cohort, back)] for back in (timedelta(0), _WEEK)]
    this, before = ({"follow-ups": week["is_out"].sum(), "answered": week["is_answered"].sum()} for week in weeks)
    return {name: (float(this[name]), float(before[name])) for name in this}


def within_week(dates: pd.Series, cohort: Cohort, back: timedelta) -> pd.Series:
    """Which dates lie in the week that ends ``back`` before the reported one."""
    first, last = cohort.period.week_first - back, cohort.period.week_first + timedelta(days=6) - back
    return _within(dates, first, min(last, cohort.last))


def _within(dates: pd.Series, first: date, last: date) -> pd.Series:
    return (dates >= pd.Timestamp(first)) & (dates <= pd.Timestamp(last))
