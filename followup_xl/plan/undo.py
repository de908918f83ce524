"""Taking a run back: the cells of ``tblLeads`` as ``tblChanges`` recorded them, except those edited since."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from followup_xl.model.book import Book
from followup_xl.model.changes import ColumnWrite, Plan, TableReplace
from followup_xl.model.issues import Where
from followup_xl.model.tables import LEADS
from followup_xl.plan.cells import as_text
from followup_xl.plan.changes import GROUP, LOGGED, lead_names
from followup_xl.plan.edits import EDITED
from followup_xl.plan.grid import replace_rows
from followup_xl.plan.kept import Kept, value_of
from followup_xl.plan.records import CELLS, Record, records, undoable_runs
from followup_xl.plan.undo_edits import EditsUndone, edit_records
from followup_xl.validate.rows import by_row, row_numbers

__all__ = ["Kept", "Undoing", "plan_undo", "undoable_runs"]

_Cell: TypeAlias = tuple[int, str]
"""A 0-based data row of the leads, and a column id."""


@dataclass(frozen=True, slots=True)
class Undoing:
    """What taking back ``run`` ("": there is none) writes, what it leaves, and where the touches stand it logged."""

    run: str
    plan: Plan
    kept: tuple[Kept, ...] = ()
    touches: tuple[Where, ...] = ()

    @property
    def cells(self) -> int:
        """How many cells are put back."""
        return sum(len(write.rows) for write in self.plan.writes)


def plan_undo(book: Book, keep_backups: int, run: str = "") -> Undoing:
    """Put the cells that ``run`` (by default the last one) changed back to what they held before it.

    What later runs made of the same cells goes too, and so does what commands since then changed in cells and rows of
    people. The rows of ``tblChanges`` about them are removed, so that the next undo goes one run further back; a change
    of group seen by the run stays recorded.

    Raises:
        ValueError: nothing is recorded of that run.
    """
    runs = undoable_runs(book)
    if not runs and not run:
        return Undoing("", Plan(""))
    start = runs.index(run) if run else len(runs) - 1
    undone = list(records(book, runs[start:]))
    first = _first_of(undone, {row for row, name in by_row(book.changes["run"]) if name == runs[start]})
    found = _Found(book, first, {(record.lead, record.column): record for record in undone})
    edits = EditsUndone(book, edit_records(book, runs[start:]))
    writes = (*found.writes(), *edits.writes())
    plan = Plan(runs[start], writes, _without(book, runs[start:], undone, first), backups=keep_backups)
    return Undoing(runs[start], plan, (*found.kept, *edits.kept), tuple(_touches(book, runs[start])))


def _first_of(undone: Sequence[Record], rows: set[int]) -> dict[tuple[str, str], Record]:
    """The first record of each cell (lead and column id) among those rows."""
    first: dict[tuple[str, str], Record] = {}
    for record in undone:
        if record.row in rows:
            first.setdefault((record.lead, record.column), record)
    return first


class _Found:
    """The cells to put back, found in the leads as they stand now."""

    def __init__(
        self, book: Book, first: Mapping[tuple[str, str], Record], last: Mapping[tuple[str, str], Record]
    ) -> None:
        self.source = book.sources["tblLeads"]
        self.kept: list[Kept] = []
        self.old: dict[_Cell, str | None] = {}
        rows = _rows_by_name(book)
        for lead in dict.fromkeys(lead for lead, _ in first):
            if len(rows.get(lead, ())) != 1:
                self.kept.append(Kept("twice" if lead in rows else "gone", lead))
        for place, record in first.items():
            if len(rows.get(record.lead, ())) == 1 and record.column in self.source.positions:
                self._add(rows[record.lead][0], record, last[place])

    def _add(self, row: int, record: Record, last: Record) -> None:
        position = self.source.positions[record.column]
        now = self.source.raw.rows[row][position]
        is_formula = (row, position) in self.source.raw.formulas
        if last.wrote(now) and not is_formula:
            self.old[row, record.column] = record.old
        elif is_formula or as_text(now) != record.old:
            header, where = self.source.raw.headers[position], self.source.where(row, record.column)
            self.kept.append(Kept("edited", record.lead, header, where))

    def writes(self) -> tuple[ColumnWrite, ...]:
        """The cells by column, in the order of the columns."""
        rows_of = {column: sorted(row for row, name in self.old if name == column) for column in CELLS}
        return tuple(self._write(column, rows) for column, rows in rows_of.items() if rows)

    def _write(self, column: str, rows: Sequence[int]) -> ColumnWrite:
        position = self.source.positions[column]
        now = tuple(self.source.raw.rows[row][position] for row in rows)
        before = tuple(value_of(self.old[row, column], LEADS.by_id[column]) for row in rows)
        return ColumnWrite("tblLeads", column, self.source.raw.headers[position], tuple(rows), now, before)


def _rows_by_name(book: Book) -> dict[str, list[int]]:
    rows: dict[str, list[int]] = {}
    for row, name in lead_names(book).items():
        rows.setdefault(name, []).append(row)
    return rows


def _without(
    book: Book, runs: Sequence[str], undone: Sequence[Record], first: Mapping[tuple[str, str], Record]
) -> tuple[TableReplace, ...]:
    """``tblChanges`` without the rows of the first run, and without the later ones of the same cells and of edits."""
    source, changes = book.sources["tblChanges"], book.changes
    of_run = changes["run"].eq(runs[0]) & ~changes["column"].eq(GROUP)
    of_edits = changes["run"].isin(runs) & changes["column"].str.startswith(EDITED)
    gone = set(row_numbers(changes[of_run | of_edits]))
    # A row about a new lead speaks of many cells: it goes only with all of them.
    open_cells = Counter(record.row for record in undone if (record.lead, record.column) not in first)
    gone |= {record.row for record in undone if record.row not in open_cells}
    replace = replace_rows(source, [source.raw.rows[row] for row in row_numbers(changes) if row not in gone])
    return (replace,) if replace else ()


def _touches(book: Book, run: str) -> Iterator[Where]:
    """The cells of ``tblTouches`` with the touches that the run added, as far as they are still there."""
    logged = book.changes[book.changes["run"].eq(run) & book.changes["column"].eq(LOGGED)]
    wanted = Counter(zip(logged["lead"], logged["new"], strict=True))
    touches = book.touches[book.touches["origin"].eq("table") & book.touches["date"].notna()]
    days = touches["date"].dt.strftime("%Y-%m-%d")
    for row, touch in reversed(list(zip(row_numbers(touches), zip(touches["lead"], days, strict=True), strict=True))):
        if wanted[touch]:
            wanted[touch] -= 1
            yield book.sources["tblTouches"].where(row, "date")
