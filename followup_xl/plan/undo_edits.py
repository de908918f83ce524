"""Taking back what a person's command changed: each cell and each row, except those edited since."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from followup_xl.model.book import Book, CellValue, Source
from followup_xl.model.changes import ColumnWrite
from followup_xl.model.tables import LEADS, TABLES
from followup_xl.plan.cells import as_text
from followup_xl.plan.edits import ADDED, EDITED, column_write, mark_of, people_cells
from followup_xl.plan.kept import Kept, value_of
from followup_xl.validate.rows import by_row


class EditRecord(NamedTuple):
    """One edit as ``tblChanges`` tells it.

    ``mark`` is what the row held after it and ``row`` where it stood; a lead has neither ("" and -1), it is known by
    its ID. ``old`` is a number where the cell held one, else a text for ``value_of``.
    """

    run: str
    table: str
    column: str
    lead: str
    mark: str
    row: int
    old: CellValue
    new: str | None


def edit_records(book: Book, runs: Collection[str]) -> list[EditRecord]:
    """The edits of those runs, in the order in which they are recorded."""
    source = book.sources["tblChanges"]
    columns = book.changes["column"]
    found = book.changes[book.changes["run"].isin(runs) & columns.str.startswith(EDITED)]
    rows = [
        {name: source.raw.rows[row][place] for name, place in source.positions.items()}
        for row, _ in by_row(found["run"])
    ]
    return [
        _record(str(run), str(lead), str(column), cells)
        for run, lead, column, cells in zip(found["run"], found["lead"], found["column"], rows, strict=True)
    ]


def _record(run: str, lead: str, place: str, cells: dict[str, CellValue]) -> EditRecord:
    table, _, rest = place.partition(".")
    column, _, known = rest.partition("#")
    mark, _, row = known.partition("@")
    old, new = cells.get("old"), as_text(cells.get("new"))
    if column == ADDED:
        mark = new or ""
    number = int(row) if row.isdecimal() else -1
    return EditRecord(run, table, column, lead, mark, number, old if _is_number(old) else as_text(old), new)


def _is_number(value: CellValue) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


class EditsUndone:
    """What taking the edits back writes, and what stays: the later runs first."""

    def __init__(self, book: Book, records: Sequence[EditRecord]) -> None:
        self.kept: list[Kept] = []
        self._tables = {
            name: _Rows(book.sources[name]) for name in {record.table for record in records} if name in book.sources
        }
        for run in reversed(list(dict.fromkeys(record.run for record in records))):
            for table, rows in self._tables.items():
                self.kept += rows.undo([one for one in records if (one.run, one.table) == (run, table)])

    def writes(self) -> tuple[ColumnWrite, ...]:
        """The cells that change, by column."""
        return tuple(write for rows in self._tables.values() for write in rows.writes())


class _Rows:
    """The rows of one table while edits are taken back."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.spec = TABLES[source.raw.name]
        self.cells = [people_cells(source, row) for row in range(len(source.raw.rows))]
        self.changed: dict[str, dict[int, CellValue]] = defaultdict(dict)

    def undo(self, records: Iterable[EditRecord]) -> Iterator[Kept]:
        """Take the edits of one run back; yields what stays."""
        groups: dict[tuple[str, str, str], list[EditRecord]] = defaultdict(list)
        for record in records:
            groups[record.mark, record.lead if self.spec is LEADS else "", record.column].append(record)
        places = self._places()
        for (mark, lead, _), group in groups.items():
            rows = places.get(lead if self.spec is LEADS else mark, [])
            if self.spec is LEADS and len(rows) > 1:
                yield Kept("twice", lead)
                continue
            for record, row in zip(group, _chosen(group, rows), strict=True):
                kept = self._undo(record, row)
                if kept:
                    yield kept

    def _places(self) -> dict[str, list[int]]:
        """The rows by what the records know them by."""
        found: dict[str, list[int]] = defaultdict(list)
        for row, cells in enumerate(self.cells):
            found[as_text(cells.get("id")) or "" if self.spec is LEADS else mark_of(cells)].append(row)
        return found

    def _undo(self, record: EditRecord, row: int | None) -> Kept | None:
        if row is None:
            return Kept("gone", record.lead)
        if record.column == ADDED:
            return self._take_out(record, row)
        column = self.spec.by_id.get(record.column)
        if column is None or record.column not in self.source.positions:
            return Kept("gone", record.lead)
        if as_text(self.cells[row].get(record.column)) != record.new or self._is_formula(row, record.column):
            position = self.source.positions[record.column]
            return Kept("edited", record.lead, self.source.raw.headers[position], self.source.where(row, record.column))
        self._put(row, record.column, record.old if _is_number(record.old) else value_of(as_text(record.old), column))
        return None

    def _take_out(self, record: EditRecord, row: int) -> Kept | None:
        """Empty a row that was added."""
        if mark_of(self.cells[row]) != record.new:
            first = next(iter(self.source.positions))
            header = self.source.raw.headers[self.source.positions[first]]
            return Kept("edited", record.lead, header, self.source.where(row, first))
        for column, value in list(self.cells[row].items()):
            if value is not None and not self._is_formula(row, column):
                self._put(row, column, None)
        return None

    def _is_formula(self, row: int, column: str) -> bool:
        return (row, self.source.positions[column]) in self.source.raw.formulas

    def _put(self, row: int, column: str, value: CellValue) -> None:
        self.cells[row][column] = value
        self.changed[column][row] = value

    def writes(self) -> Iterator[ColumnWrite]:
        """The cells that were put back, by column."""
        for column, values in self.changed.items():
            yield column_write(self.source, column, dict(sorted(values.items())))


def _chosen(group: Sequence[EditRecord], rows: Sequence[int]) -> Iterator[int | None]:
    """A row for each record: where it stood, if that row still is as it was left, else any other one that is."""
    stayed = {record.row for record in group} & set(rows)
    moved = iter([row for row in rows if row not in stayed])
    for record in group:
        yield record.row if record.row in stayed else next(moved, None)
