"""Split a book by lead, recompute the parts, merge: the result is that of the whole book.

Only what compares a lead with the whole book (its class by revenue) needs more than its own rows, so every part keeps
all orders.
"""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from followup_xl.model.book import Book
from followup_xl.model.issues import Issue
from followup_xl.model.outcome import Outcome

from .today import today_list


def split(book: Book, parts: int) -> tuple[Book, ...]:
    """``parts`` books of about equally many leads, each with its own touches and with all orders."""
    return tuple(_part(book, book.leads.iloc[start::parts]) for start in range(parts))


def _part(book: Book, leads: pd.DataFrame) -> Book:
    touches = book.touches[book.touches["lead_row"].isin(leads.index)]
    own = book.orders["lead_row"].isin(leads.index)
    orders = book.orders.assign(lead_row=book.orders["lead_row"].where(own, -1))
    return replace(book, leads=leads, touches=touches, orders=orders)


def merge(outcomes: Sequence[Outcome]) -> Outcome:
    """One outcome of the parts, in the order of the rows of the book."""
    leads = pd.concat([outcome.leads for outcome in outcomes]).sort_index()
    why = pd.concat([outcome.why for outcome in outcomes]).sort_index()
    tags = pd.concat([outcome.tags for outcome in outcomes]).sort_index()
    priority = pd.concat([outcome.priority for outcome in outcomes]).sort_index()
    facts = pd.concat([outcome.facts for outcome in outcomes]).sort_index()
    compared = pd.concat([outcome.compared for outcome in outcomes]).sort_index()
    issues = _once([issue for outcome in outcomes for issue in outcome.issues])
    tags = tags.fillna(False).astype(bool)  # noqa: FBT003
    return Outcome(leads, why, tags, priority, today_list(leads, why), issues, facts, compared)


def _once(issues: Sequence[Issue]) -> tuple[Issue, ...]:
    unique = {(issue.code, str(issue.where), str(dict(issue.params))): issue for issue in issues}
    return tuple(unique[name] for name in sorted(unique))
