"""Handing the work of one salesperson over to another: which leads go, which cells change, what is still owed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from followup_xl.compute.values import folded
from followup_xl.model.book import Book, Source
from followup_xl.model.edits import CellEdit, Edits
from followup_xl.model.outcome import Outcome
from followup_xl.model.text import key
from followup_xl.reports.handovers import HANDOVER
from followup_xl.validate.rows import by_row, row_numbers

LAST: Final = 3
"""So many of a lead's last touches are told."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """The leads with work in them, by row: those that go, and those that stay because their ID names no single lead."""

    rows: pd.Index
    without_id: pd.Index


def leaving(book: Book, outcome: Outcome, owner: str) -> Leaving:
    """The leads of an owner (in any spelling) that are open, or due in a later cadence after a win or a loss.

    A lead without an ID, or with that of another one, could not be found again, neither by undo nor by the report.
    """
    leads, ids = book.leads, folded(book.leads["id"])
    has_work = outcome.leads["result"].eq("open") | outcome.leads["due"].notna()
    own = folded(leads["owner"]).eq(key(owner)) & has_work
    unclear = ids.eq("") | ids.duplicated(keep=False)
    return Leaving(leads.index[own & ~unclear], leads.index[own & unclear])


def handover_edits(book: Book, rows: pd.Index, owner: str) -> Edits:
    """The leads at ``rows`` become those of ``owner``.

    A touch of theirs that names nobody gets the name of the lead's owner until now, so that it stays with them.
    """
    before = dict(by_row(book.leads.loc[rows, "owner"]))
    leads = [CellEdit("tblLeads", row, "owner", owner) for row in row_numbers(book.leads.loc[rows])]
    return Edits(HANDOVER, [*leads, *_unnamed_touches(book, before)])


def _unnamed_touches(book: Book, before: Mapping[int, str]) -> Iterator[CellEdit]:
    source = book.sources["tblTouches"]
    if "owner" not in source.positions:
        return
    touches = book.touches
    own = touches[touches["origin"].eq("table") & touches["owner"].eq("") & touches["lead_row"].isin(list(before))]
    for row, lead in by_row(own["lead_row"]):
        if not _is_formula(source, row):
            yield CellEdit("tblTouches", row, "owner", before[int(lead)])


def _is_formula(source: Source, row: int) -> bool:
    return (row, source.positions["owner"]) in source.raw.formulas


def last_touches(book: Book, rows: pd.Index, today: pd.Timestamp) -> pd.DataFrame:
    """The last touches of each lead up to ``today``, the latest first; at most ``LAST`` a lead."""
    touches = book.touches
    known = touches[touches["lead_row"].isin(rows) & touches["date"].notna() & (touches["date"] <= today)]
    ordered = known.sort_values("date", ascending=False, kind="stable")
    return ordered.groupby("lead_row", sort=False).head(LAST)


def open_promises(book: Book, outcome: Outcome, rows: pd.Index, today: pd.Timestamp, early: int) -> pd.DataFrame:
    """What is still owed, by lead: ``theirs``, the day the customer named, and ``ours`` (datetime64[s], NaT for none).

    Theirs is open until a later touch; ours until its day, and then unless we were in touch since the ``early`` days
    before it.
    """
    facts = outcome.facts.loc[rows]
    theirs = facts["promise"].where(facts["last_touch"].isna() | (facts["promise"] > facts["last_touch"]))
    ours = book.leads.loc[rows, "promised_by_us"]
    kept = (ours < today) & (facts["last_out"] >= ours - pd.Timedelta(days=early))
    return pd.DataFrame({"theirs": theirs, "ours": ours.mask(kept)})
