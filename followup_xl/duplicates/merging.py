"""One lead made of several: what is filled in, what is moved, and what is written about those that go.

Nothing is taken away: a lead that goes keeps its cells, except for its Outcome, the date of it and the Reason.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

import pandas as pd

from followup_xl.duplicates.finding import MERGED
from followup_xl.duplicates.grouping import Group
from followup_xl.duplicates.lead_cells import NEVER, LeadCells
from followup_xl.model.book import Book, CellValue
from followup_xl.model.columns import Owner
from followup_xl.model.edits import CellEdit
from followup_xl.model.ports import Translator
from followup_xl.model.tables import LEADS
from followup_xl.model.text import key
from followup_xl.plan.cells import LONGEST_TEXT
from followup_xl.validate.rows import by_row

_OUTCOME: Final = ("outcome", "outcome_date", "bought_from", "reason")
_OWN: Final = frozenset({"id", "notes", "due_mine", "promised_by_us", *_OUTCOME})
FILLED: Final = tuple(column.id for column in LEADS.owned_by(Owner.PEOPLE) if column.id not in _OWN)
"""The cells of the lead that stays which are filled, where empty, from the leads that go."""
_LASTING: Final = frozenset({"won", "do-not-contact"})
"""Outcomes that hold for the customer whatever came later."""


def merged_notes(notes: Sequence[str]) -> str:
    """The notes of the first lead as they are, and below them the lines of the others that it lacks."""
    first, *others = notes
    known = {key(line) for line in first.splitlines()}
    lacking: dict[str, str] = {}
    for line in (line for text in others for line in text.splitlines()):
        if key(line) and key(line) not in known:
            lacking.setdefault(key(line), line)
    return "\n".join([first] * bool(first) + list(lacking.values()))


class Merging:
    """The leads of a book while some are merged; ``into`` holds by data row the lead that each was merged into."""

    def __init__(self, book: Book, today: date) -> None:
        self.into: dict[int, int] = {}
        self._book = book
        self._today = today
        self._cells = LeadCells(book)
        last = book.touches.groupby("lead_row")["date"].max().dropna()
        self._last_touch: dict[int, datetime] = {row: day.to_pydatetime() for row, day in by_row(last)}

    @property
    def leads(self) -> pd.DataFrame:
        """The typed leads as they are after the merges so far."""
        leads = self._cells.frame()
        return leads.assign(outcome=leads["outcome"].mask(leads.index.isin(self.into), MERGED))

    @property
    def is_possible(self) -> bool:
        """Whether the book has a place to say that a lead is a duplicate."""
        return "outcome" in self._cells.columns

    def fits(self, rows: Sequence[int]) -> bool:
        """Whether the notes of these leads fit in one cell that can be written."""
        notes = [self._cells.text(row, "notes") for row in rows]
        merged = merged_notes(notes)
        return merged == notes[0] or (len(merged) <= LONGEST_TEXT and self._cells.is_free(rows[0], "notes"))

    def merge(self, group: Group) -> None:
        """Merge the leads of a group into the one that stays."""
        for row in group.dropped:
            self._fill(group.kept, row)
            self.into[row] = group.kept
        notes = [self._cells.text(row, "notes") for row in (group.kept, *group.dropped)]
        if merged_notes(notes) != notes[0]:
            self._cells.put(group.kept, "notes", merged_notes(notes))

    def survivor(self, row: int) -> int:
        """The lead that a lead ended up in; itself where it was not merged."""
        while row in self.into:
            row = self.into[row]
        return row

    def edits(self, translator: Translator) -> list[CellEdit]:
        """Every cell that changes."""
        filled = (edit for edit in self._cells.edits() if not (edit.row in self.into and edit.column in _OUTCOME))
        return [*filled, *self._stops(translator), *self._moved("tblTouches"), *self._moved("tblOrders")]

    def _stops(self, translator: Translator) -> Iterator[CellEdit]:
        """The leads that go are stopped; a reason that stood there stays legible."""
        names = dict(by_row(self._book.leads["id"]))
        for row in self.into:
            reason = translator.text("duplicates.reason", lead=names[self.survivor(row)])
            before = self._cells.text(row, "reason")
            reason = f"{reason} – {before}" if before else reason
            written: dict[str, CellValue] = {"outcome": MERGED, "reason": reason, "outcome_date": self._today}
            yield from (
                CellEdit("tblLeads", row, name, value) for name, value in written.items() if name in self._cells.columns
            )

    def _moved(self, table: str) -> Iterator[CellEdit]:
        """The rows of the leads that go, under the ID of the lead that stays; whose work it was stays as it was."""
        frame = self._book.touches if table == "tblTouches" else self._book.orders
        own = frame[frame["lead_row"].isin(self.into) & (frame["origin"].eq("table") if "origin" in frame else True)]
        unsigned = own[own["owner"].eq("")] if "owner" in own else own[:0]
        for row, lead in by_row(own["lead_row"]):
            yield CellEdit(table, row, "lead", self._cells.typed(self.survivor(lead), "id"))
        for row, lead in by_row(unsigned["lead_row"]):
            owner = self._cells.text(lead, "owner")
            if key(owner) != key(self._cells.text(self.survivor(lead), "owner")):
                yield CellEdit(table, row, "owner", owner)

    def _fill(self, kept: int, row: int) -> None:
        for column in FILLED:
            if self._cells.is_blank(kept, column) and self._cells.is_filled(row, column):
                self._cells.take(kept, column, row)
        self._fill_outcome(kept, row)
        touched = max(self._touched(kept), self._touched(row))
        self._fill_date("due_mine", kept, row, touched)
        self._fill_date("promised_by_us", kept, row, datetime.combine(self._today, time()) - timedelta(days=1))
        self._last_touch[kept] = touched

    def _fill_outcome(self, kept: int, row: int) -> None:
        """An outcome goes along where it still holds: it lasts, or nobody has spoken with the customer since."""
        outcome = self._cells.text(row, "outcome")
        if outcome in {"", "open"} or not self._cells.is_blank(kept, "outcome"):
            return
        if outcome in _LASTING or self._cells.day(row, "outcome_date") >= self._touched(kept):
            for column in _OUTCOME:
                if self._cells.is_blank(kept, column) and self._cells.is_filled(row, column):
                    self._cells.take(kept, column, row)

    def _fill_date(self, column: str, kept: int, row: int, spent: datetime) -> None:
        """Of two dates that are not spent the earlier; else the one that is not."""
        mine, other = self._cells.day(kept, column), self._cells.day(row, column)
        is_better = mine != NEVER and self._cells.is_free(kept, column) and other > spent and not spent < mine <= other
        if is_better or (self._cells.is_blank(kept, column) and self._cells.is_filled(row, column)):
            self._cells.take(kept, column, row)

    def _touched(self, row: int) -> datetime:
        """The last day on which something is known to have been done about a lead."""
        return max(self._last_touch.get(row, NEVER), self._cells.day(row, "created"))


def ages(leads: pd.DataFrame) -> Mapping[int, tuple[object, ...]]:
    """What puts leads in the order of their age: the day they were created, then the ID, then the row."""
    created = leads["created"].fillna(pd.Timestamp.max.floor("s"))
    names = leads["id"].tolist()
    return {row: (day, len(name), name, row) for (row, day), name in zip(by_row(created), names, strict=True)}
