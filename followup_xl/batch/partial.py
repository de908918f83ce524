"""What one book gives to the report of many: facts of its leads and sums of its touches, computed where the book is.

Medians, quartiles, ranks and lists need a row a lead; touches are summed up, so their number never reaches whoever adds
the books up.
"""

from dataclasses import dataclass, replace
from typing import Final

import pandas as pd

from followup_xl.compute.orders import paid
from followup_xl.model.rules import Rules
from followup_xl.reports.cohort import Cohort
from followup_xl.reports.handovers import is_lasting
from followup_xl.reports.period import Period
from followup_xl.reports.work import Work
from followup_xl.reports.working import work

LEADS: Final = [
    *("id", "company", "contact", "owner", "market", "country", "product", "product_kind", "source", "group"),
    *("reason", "bought_from", "annual_need", "nps", "promised_by_us", "created", "tags_mine"),
]
"""Columns of ``Book.leads``."""
KNOWN: Final = ["id", "status", "last_touch", "due", "days_late", "result", "priority"]
"""Columns of ``Outcome.leads``; ``value``, the part of the priority by revenue, and ``rule`` of ``why`` are added."""
FACTS: Final = [
    *("stop", "stop_date", "potential", "cadence", "for_good", "first_in", "first_out", "touches", "answered"),
    *("orders", "last_order", "revenue", "revenue_share", "revenue_class", "variation_class"),
]
"""Columns of ``Outcome.facts``."""
ORDERS: Final = ["lead", "lead_row", "date", "amount", "quantity", "state"]
MOVES: Final = ["lead", "column", "old", "new", "run", "rule"]


@dataclass(frozen=True)
class Partial:
    """One book, or several. The frames of leads count their rows from 0, and so does ``lead_row`` of the paid orders.

    ``leads``, ``orders`` and ``moves`` (changes of group and of owner) have the number of their ``book``, 0 until
    somebody counts. ``rules`` are those that a report looks at; the book is in ``language`` and ``calendar``.
    """

    language: str
    calendar: str
    period: Period
    rules: Rules
    leads: pd.DataFrame
    known: pd.DataFrame
    facts: pd.DataFrame
    tags: pd.DataFrame
    compared: pd.DataFrame
    orders: pd.DataFrame
    moves: pd.DataFrame
    work: Work


def partial(cohort: Cohort, language: str) -> Partial:
    """What the book of a cohort gives."""
    book, outcome = cohort.book, cohort.outcome
    places = pd.Series(range(len(book.leads)), index=book.leads.index)
    known = outcome.leads[KNOWN].assign(value=outcome.priority["value"], rule=outcome.why["rule"])
    sold = paid(book.orders[book.orders["date"].notna()])[ORDERS]
    moves = book.changes.loc[book.changes["column"].eq("group") | is_lasting(book.changes), MOVES]
    frames = (book.leads[LEADS].assign(book=0), known, outcome.facts[FACTS], outcome.tags, outcome.compared)
    leads, known, facts, tags, compared = (frame.reset_index(drop=True) for frame in frames)
    done = work(cohort)
    return Partial(
        language,
        cohort.rules.options.calendar,
        cohort.period,
        _slim(cohort.rules),
        leads,
        known,
        facts,
        tags,
        compared,
        sold.assign(lead_row=sold["lead_row"].map(places).fillna(-1).astype("int64"), book=0).reset_index(drop=True),
        moves.assign(book=0).reset_index(drop=True),
        replace(done, leads=done.leads.set_axis(places.loc[done.leads.index])),
    )


def numbered(part: Partial, book: int) -> Partial:
    """A book with its number."""
    leads, orders, moves = (frame.assign(book=book) for frame in (part.leads, part.orders, part.moves))
    return replace(part, leads=leads, orders=orders, moves=moves)


def _slim(rules: Rules) -> Rules:
    return Rules(
        options=rules.options,
        cadences=rules.cadences,
        groups=rules.groups,
        segments=rules.segments,
        targets=rules.targets,
        report=rules.report,
    )
