"""What a person's command changes, as a plan: only the cells it names, each recorded so that undo can take it back."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple
from zlib import crc32

from followup_xl.model.book import Book, CellValue, RawTable, Source
from followup_xl.model.changes import ColumnWrite, Plan, TableAppend, TableReplace
from followup_xl.model.columns import Column, Kind, Owner
from followup_xl.model.edits import CellEdit, Edits, Row, RowAdd
from followup_xl.model.ports import Translator
from followup_xl.model.rules import Options
from followup_xl.model.settings import split_codes
from followup_xl.model.tables import TABLES, TableSpec
from followup_xl.model.tables_review import REVIEW_HEADER_ROW
from followup_xl.plan.cells import as_text, canonical
from followup_xl.plan.changes import kept_changes, run_id
from followup_xl.plan.grid import append_rows, ordered, replace_rows

ADDED: Final = "+"
"""Stands for the column in the record of a row that was added: ``tblTouches.+``."""
EDITED: Final = "tbl"
"""What the column of a record of an edit begins with: ``tblLeads.owner``."""

Cells = dict[str, CellValue]


class Placed(NamedTuple):
    """A new row that takes the place of a blank one: ``row`` is its 0-based data row."""

    row: int
    values: Row


def plan_edits(book: Book, edits: Edits, translator: Translator, options: Options, today: date) -> Plan:
    """The edits as one run.

    Cells that hold their value already are not in the plan. New rows take the blank rows at the end of a table first.
    """
    shown = [_shown(edit, translator) for edit in edits.cells]
    changed = [edit for edit in shown if canonical(edit.value) != canonical(_now(book, edit))]
    added = [RowAdd(row.table, _row_shown(row, translator)) for row in edits.rows]
    filled, appends = _rooms(book, added)
    lists = [_list(book, name, rows, translator) for name, rows in edits.lists.items()]
    run = run_id(book, today)
    rows = [*_cell_records(book, changed, run, edits.rule), *_row_records(added, run, edits.rule)]
    changes = _recorded(book, rows, options.keep_runs) if rows else None
    replaces = tuple(replacement for replacement in (*lists, changes) if replacement is not None)
    return Plan(run, (*_writes(book, changed), *filled), replaces, appends, options.keep_backups)


def _shown(edit: CellEdit, translator: Translator) -> CellEdit:
    return CellEdit(
        edit.table, edit.row, edit.column, cell(edit.value, TABLES[edit.table].by_id[edit.column], translator)
    )


def _row_shown(row: RowAdd, translator: Translator) -> Cells:
    columns = TABLES[row.table].by_id
    return {column: cell(value, columns[column], translator) for column, value in row.values.items()}


def cell(value: CellValue, column: Column, translator: Translator) -> CellValue:
    """A value as the sheet shows it: codes by their labels, nothing as None."""
    if isinstance(value, str) and column.kind is Kind.CODE:
        value = translator.label(column.family, value)
    elif isinstance(value, str) and column.kind is Kind.CODES:
        value = translator.comma.join(translator.label(column.family, code) for code in split_codes(value))
    return None if canonical(value) is None else value


def _now(book: Book, edit: CellEdit) -> CellValue:
    source = book.sources[edit.table]
    return source.raw.rows[edit.row][source.positions[edit.column]]


def _writes(book: Book, edits: Sequence[CellEdit]) -> Iterator[ColumnWrite]:
    """The edits by column."""
    for table, column in dict.fromkeys((edit.table, edit.column) for edit in edits):
        here = {edit.row: edit for edit in edits if (edit.table, edit.column) == (table, column)}
        yield column_write(book.sources[table], column, {row: edit.value for row, edit in sorted(here.items())})


def column_write(source: Source, column: str, values: Mapping[int, CellValue]) -> ColumnWrite:
    """New values for cells of one column, by 0-based data row."""
    position = source.positions[column]
    old = tuple(source.raw.rows[row][position] for row in values)
    return ColumnWrite(
        source.raw.name, column, source.raw.headers[position], tuple(values), old, tuple(values.values())
    )


def _rooms(book: Book, added: Sequence[RowAdd]) -> tuple[list[ColumnWrite], tuple[TableAppend, ...]]:
    """The new rows in the blank rows at the end of their tables, and the others below."""
    writes: list[ColumnWrite] = []
    appends: list[TableAppend] = []
    for table in dict.fromkeys(row.table for row in added):
        source = book.sources[table]
        rows = [row.values for row in added if row.table == table]
        rooms = _blank_rows(source)
        writes += _filled(source, [Placed(*pair) for pair in zip(rooms, rows, strict=False)])
        append = append_rows(source, rows[len(rooms) :])
        appends += [append] if append else []
    return writes, tuple(appends)


def _blank_rows(source: Source) -> list[int]:
    """The blank data rows at the end; formulas of people's own columns do not count."""
    rows, formulas = source.raw.rows, source.raw.formulas
    first = len(rows)
    while first and all(
        canonical(value) is None or (first - 1, place) in formulas for place, value in enumerate(rows[first - 1])
    ):
        first -= 1
    return list(range(first, len(rows)))


def _filled(source: Source, placed: Sequence[Placed]) -> Iterator[ColumnWrite]:
    for column in source.positions:
        values = {one.row: one.values[column] for one in placed if canonical(one.values.get(column)) is not None}
        if values:
            yield column_write(source, column, values)


def _list(book: Book, name: str, rows: Sequence[Row], translator: Translator) -> TableReplace | None:
    """A review table with these rows; None when it shows them already, or there is neither table nor row."""
    source = book.sources.get(name) or _future(TABLES[name], translator)
    if name not in book.sources and not rows:
        return None
    shown = [_row_shown(RowAdd(name, row), translator) for row in rows]
    return replace_rows(source, ordered(source, shown) or [(None,) * len(source.raw.headers)])


def _future(spec: TableSpec, translator: Translator) -> Source:
    """A review table that is not there yet."""
    headers = tuple(translator.header(spec.name, column) for column in spec.by_id)
    raw = RawTable(spec.name, spec.sheet, REVIEW_HEADER_ROW, 1, headers, tuple(spec.by_id), ())
    return Source(raw, {column: place for place, column in enumerate(spec.by_id)})


def _cell_records(book: Book, edits: Sequence[CellEdit], run: str, rule: str) -> Iterator[Cells]:
    """A record for each cell; outside of the leads it names the row by what it holds afterwards, and its place."""
    after: dict[tuple[str, int], Cells] = {}
    for edit in edits:
        key = (edit.table, edit.row)
        after.setdefault(key, people_cells(book.sources[edit.table], edit.row))[edit.column] = edit.value
    for edit in edits:
        lead = str(people_cells(book.sources[edit.table], edit.row).get(_lead_column(edit.table)) or "")
        name = f"{edit.table}.{edit.column}" + _place(edit, after[edit.table, edit.row])
        yield _record(run, lead, name, (_now(book, edit), edit.value), rule)


def _row_records(added: Sequence[RowAdd], run: str, rule: str) -> Iterator[Cells]:
    for row in added:
        lead = str(row.values.get(_lead_column(row.table)) or "")
        yield _record(run, lead, f"{row.table}.{ADDED}", (None, mark_of(row.values)), rule)


def _place(edit: CellEdit, cells: Row) -> str:
    return "" if edit.table == "tblLeads" else f"#{mark_of(cells)}@{edit.row}"


def _lead_column(table: str) -> str:
    return "id" if table == "tblLeads" else "lead"


def people_cells(source: Source, row: int) -> Cells:
    """The cells of a row that people own, by column id."""
    own = {column.id for column in TABLES[source.raw.name].columns if column.owner is Owner.PEOPLE}
    values = source.raw.rows[row]
    return {column: values[place] for column, place in source.positions.items() if column in own}


def mark_of(cells: Row) -> str:
    """A short mark of what a row holds, whatever the order of its columns."""
    texts = sorted(f"{column}={text}" for column, value in cells.items() if (text := as_text(value)) is not None)
    return f"{crc32(chr(10).join(texts).encode('utf-8', 'surrogatepass')):08x}"


def _record(run: str, lead: str, column: str, change: tuple[CellValue, CellValue], rule: str) -> Cells:
    old, new = change
    before = old if isinstance(old, int | float) else as_text(old)
    new = as_text(new)
    return {"run": run, "lead": lead or None, "column": column, "old": before, "new": new, "rule": rule}


def _recorded(book: Book, rows: Sequence[Row], keep_runs: int) -> TableReplace | None:
    source = book.sources["tblChanges"]
    if not source.positions:
        return None
    return replace_rows(source, [*kept_changes(book, keep_runs - 1), *ordered(source, rows)])
