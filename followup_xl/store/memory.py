"""A workbook in memory, for tests and notebooks."""

from collections.abc import Sequence
from dataclasses import replace

from followup_xl.model.book import CellValue, RawBook, RawTable
from followup_xl.model.changes import ColumnWrite, Plan, Receipt, TableAppend, TableReplace
from followup_xl.model.tables import TABLES
from followup_xl.model.tables_review import REVIEW_HEADER_ROW


class MemoryStore:
    """A ``Store`` whose workbook is a ``RawBook``; ``raw`` is its state after the plans applied so far."""

    def __init__(self, raw: RawBook) -> None:
        self.raw = raw

    def read(self) -> RawBook:
        """The workbook as it is."""
        return self.raw

    def apply(self, plan: Plan) -> Receipt:
        """Make the plan's changes."""
        tables = dict(self.raw.tables)
        for write in plan.writes:
            tables[write.table] = _written(tables[write.table], write)
        for replacement in plan.replaces:
            table = tables.get(replacement.table) or _new(replacement)
            tables[replacement.table] = _with_rows(table, replacement, ())
        for append in plan.appends:
            tables[append.table] = _with_rows(tables[append.table], append, _filled(tables[append.table].rows))
        self.raw = RawBook(self.raw.name, tables)
        return Receipt(plan.cells)


def _new(change: TableReplace) -> RawTable:
    """A review table that the workbook does not have yet."""
    spec = TABLES[change.table]
    ids = tuple(spec.by_id)
    return RawTable(spec.name, spec.sheet, REVIEW_HEADER_ROW, 1, change.headers, ids, ())


def _written(table: RawTable, write: ColumnWrite) -> RawTable:
    position = table.headers.index(write.header)
    rows = [list(row) for row in table.rows]
    for row, value in zip(write.rows, write.new, strict=True):
        rows[row][position] = value
    return replace(table, rows=rows)


def _with_rows(table: RawTable, change: TableReplace | TableAppend, before: Sequence[Sequence[CellValue]]) -> RawTable:
    return replace(table, rows=[*before, *_ordered(table, change)])


def _ordered(table: RawTable, change: TableReplace | TableAppend) -> list[list[CellValue]]:
    positions = [change.headers.index(header) for header in table.headers]
    return [[row[position] for position in positions] for row in change.rows]


def _filled(rows: Sequence[Sequence[CellValue]]) -> Sequence[Sequence[CellValue]]:
    """A table of one blank row is filled from that row on, as in a sheet."""
    is_blank = len(rows) == 1 and all(value in {None, ""} for value in rows[0])
    return () if is_blank else rows
