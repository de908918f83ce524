"""The leads a report speaks of: those created in the last weeks, with what the rules computed of them."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from followup_xl.model.book import Book
from followup_xl.model.outcome import Outcome
from followup_xl.model.rules import Rules


@dataclass(frozen=True)
class Cohort:
    """``leads`` are the cohort's leads as in the book with the computed ``result``; duplicates are left out.

    ``first`` and ``last`` bound the creation dates, both included; ``book`` and ``outcome`` are whole.
    """

    leads: pd.DataFrame
    first: date
    last: date
    book: Book
    rules: Rules
    outcome: Outcome


def cohort(book: Book, rules: Rules, outcome: Outcome, today: date) -> Cohort:
    """The cohort as of ``today``; a lead without Created counts from its first touch, one with neither is in it."""
    first = today - timedelta(weeks=rules.options.report_weeks) + timedelta(days=1)
    entered = book.leads["created"].fillna(_first_touch(book))
    inside = entered.isna() | ((entered >= pd.Timestamp(first)) & (entered <= pd.Timestamp(today)))
    leads = book.leads.assign(result=outcome.leads["result"], entered=entered)
    return Cohort(leads[inside & leads["result"].ne("out")], first, today, book, rules, outcome)


def _first_touch(book: Book) -> pd.Series:
    known = book.touches[book.touches["lead_row"] >= 0]
    return known.groupby("lead_row")["date"].min().reindex(book.leads.index).astype("datetime64[s]")
