"""Spread an owner's overdue leads over the coming working days (DOMAIN section 4, re-planning)."""

import numpy as np
import pandas as pd

from followup_xl.model.book import Book

from .facts import Facts
from .values import folded
from .workdays import dates_of, day_numbers

FIXED_RULES = ("promise",)
"""A promise is never moved: the customer gave that date."""

REPLANNED = "replanned"
"""The rule of a date that a re-planning gave; it is kept in ``tblChanges``, no cell of people is touched."""


def kept(book: Book) -> pd.Series:
    """The last date a re-planning gave each lead (datetime64[s], indexed like ``Book.leads``), from ``tblChanges``."""
    none = pd.Series(pd.NaT, index=book.leads.index, dtype="datetime64[s]")
    if book.changes.empty:
        return none
    rows = book.changes[book.changes["rule"].eq(REPLANNED) & book.changes["column"].eq("due")]
    last = rows.assign(key=folded(rows["lead"])).drop_duplicates("key", keep="last").set_index("key")["new"]
    dates = pd.to_datetime(last, format="ISO8601", errors="coerce").astype("datetime64[s]")
    return none.fillna(folded(book.leads["id"]).map(dates)) if len(dates) else none


def replan(facts: Facts, leads: pd.DataFrame, why: pd.DataFrame, cap: int) -> pd.Series:
    """New dates (datetime64[s]) for the overdue leads of owners who have more of them than ``cap`` a day.

    By priority, the highest first; today counts as the first day, leads due on a day already take up its places, a day
    must be open for the owner and the customer, and none is dropped. Indexed by the leads that move to a later day.
    """
    planned = leads.assign(owner=facts.leads["owner"], fixed=why["rule"].isin(FIXED_RULES))
    late = planned["status"].eq("overdue") & ~planned["fixed"]
    crowded = late.groupby(planned["owner"]).transform("sum") > cap
    found = [_spread(facts, planned, rows, cap) for _, rows in planned[late & crowded].groupby("owner")]
    return pd.concat(found) if found else pd.Series(dtype="datetime64[s]")


def _spread(facts: Facts, planned: pd.DataFrame, rows: pd.DataFrame, cap: int) -> pd.Series:
    rows = rows.sort_values(["priority", "due", "id"], ascending=[False, True, True], kind="stable")
    taken = _taken(facts, planned[planned["owner"].eq(rows["owner"].iloc[0])].drop(rows.index))
    places, today = facts.places(rows.index), int(day_numbers(pd.Series([facts.today]))[0])
    days = np.full(len(rows), -1, dtype="int64")
    day = today
    while (days < 0).any():
        free = max(0, cap - taken.get(day, 0))
        fits = np.flatnonzero((days < 0) & facts.schedules.is_open(np.full(len(rows), day), places))[:free]
        days[fits] = day
        day += 1
    return pd.Series(dates_of(days), index=rows.index)


def _taken(facts: Facts, others: pd.DataFrame) -> dict[int, int]:
    """How many leads of the owner each day has already; what stays overdue is today's work."""
    today = day_numbers(pd.Series([facts.today]))[0]
    counts = pd.Series(day_numbers(others["due"].dropna()).clip(min=today)).value_counts()
    return dict(zip(counts.index.tolist(), counts.tolist(), strict=True))
