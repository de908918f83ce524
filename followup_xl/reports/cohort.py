"""What every section looks at: the leads of the period, the week, and the book behind them."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

import pandas as pd

from followup_xl.compute.touches import ANSWERED
from followup_xl.model.book import Book
from followup_xl.model.outcome import Outcome
from followup_xl.model.rules import Rules

from .handovers import handovers, owner_on
from .period import Period, period
from .spelling import one_spelling
from .work import Work

_FACTS: Final = ("stop", "stop_date", "potential", "cadence")
_WORDS: Final = ("source", "product", "reason", "bought_from")


@dataclass(frozen=True, eq=False)
class Cohort:
    """``leads`` are those entered in the period, without duplicates; ``everyone`` is the same for the whole book.

    Both are as in the book, with the computed ``result``, ``entered``, ``stop``, ``stop_date``, ``potential`` and
    ``cadence`` (their own, also after a stop); words that people typed have one spelling. ``owner`` is whose a lead was
    on the last day, ``credit`` on the day it stopped and ``promiser`` on the day that we had promised something for,
    which differ only by a handover. ``today`` is the day of the run; ``book`` and ``outcome`` are whole. ``work``
    stands for the touches where ``book`` has been added up from several and has none (None: its own touches).
    """

    everyone: pd.DataFrame
    leads: pd.DataFrame
    period: Period
    today: date
    book: Book
    rules: Rules
    outcome: Outcome
    work: Work | None = None

    @property
    def first(self) -> date:
        """The first day of the period."""
        return self.period.first

    @property
    def last(self) -> date:
        """The last day of the period and of the week."""
        return self.period.last

    @cached_property
    def contacts(self) -> pd.DataFrame:
        """The touches of ``everyone`` up to ``last``, with ``is_out``, ``is_answered`` and ``of_owner``.

        That is the owner whom the lead had that day, where the touch has none. A line of the notes is the owner's.
        """
        touches = self.book.touches
        known = touches["lead_row"].isin(self.everyone.index) & (touches["date"] <= pd.Timestamp(self.last))
        columns = ["lead_row", "date", "owner", "promised", "direction", "outcome", "cost", "origin"]
        found = touches.loc[known, columns]
        inbound = found["direction"] == "in"
        own = owner_on(found["date"], found["lead_row"], self.book.leads["owner"], handovers(self.book))
        typed = found["owner"].mask(found["origin"].eq("notes"), own)
        return found.assign(
            owner=typed,
            of_owner=own.where(typed.eq(""), ""),
            is_out=~inbound,
            is_answered=inbound | found["outcome"].isin(ANSWERED),
        )

    @cached_property
    def follow_ups(self) -> pd.DataFrame:
        """The outbound touches of ``everyone`` up to the day their lead stopped; later ones serve other ends."""
        out = self.contacts[self.contacts["is_out"]]
        stopped = self.everyone["stop_date"].reindex(out["lead_row"]).to_numpy()
        return out[~(out["date"].to_numpy() > stopped)]

    @cached_property
    def orders(self) -> pd.DataFrame:
        """The dated orders up to ``last``."""
        orders = self.book.orders
        return orders[orders["date"] <= pd.Timestamp(self.last)]


def cohort(book: Book, rules: Rules, outcome: Outcome, today: date, week: date | None = None) -> Cohort:
    """The cohort of the last ``report_weeks`` weeks, as of ``today`` (see ``period``)."""
    return cohort_of(book, rules, outcome, today, period(rules, today, week))


def cohort_of(book: Book, rules: Rules, outcome: Outcome, today: date, span: Period) -> Cohort:
    """The cohort of a period, as of ``today``.

    A lead without Created counts from its first touch, one with neither is in every period.
    """
    first, last = span.first, span.last
    facts = outcome.facts
    entered = book.leads["created"].fillna(facts[["first_out", "first_in"]].min(axis=1))
    known = {name: facts[name] for name in _FACTS}
    known["stop_date"] = known["stop_date"].where(known["stop"].ne(""))
    everyone = book.leads.assign(result=outcome.leads["result"], entered=entered, **known)
    everyone = everyone[everyone["result"].ne("out")]
    everyone = everyone.assign(
        **{name: one_spelling(everyone[name])[0] for name in _WORDS}, **_owners(book, everyone, last, today)
    )
    entered = everyone["entered"]
    inside = entered.isna() | ((entered >= pd.Timestamp(first)) & (entered <= pd.Timestamp(last)))
    return Cohort(everyone, everyone[inside], span, today, book, rules, outcome)


def _owners(book: Book, everyone: pd.DataFrame, last: date, today: date) -> dict[str, pd.Series]:
    """Whose each lead is at the end, was on the day it stopped, and on the day that we had promised something for."""
    known, rows, end = handovers(book), everyone.index.to_series(), pd.Timestamp(last)
    # Today's end is now, not the day of a handover: the lead is already with whoever took it.
    ends = pd.Series(end if last < today else pd.NaT, index=everyone.index, dtype="datetime64[s]")
    days = [ends, *(day.where(day <= end, ends) for day in (everyone["stop_date"], everyone["promised_by_us"]))]
    found = one_spelling(*(owner_on(day, rows, book.leads["owner"], known) for day in days))
    return dict(zip(("owner", "credit", "promiser"), found, strict=True))
