"""A merge as edits of the base: cells, rows, and the review table of exceptions in the language of the base."""

from collections.abc import Iterator, Mapping, Sequence

from followup_xl.i18n import Catalog
from followup_xl.model.book import Book, CellValue, Source
from followup_xl.model.changes import ColumnWrite, Plan
from followup_xl.model.columns import Kind
from followup_xl.model.edits import CellEdit, Edits, RowAdd
from followup_xl.model.settings import split_codes
from followup_xl.model.tables import TABLES
from followup_xl.plan.cells import as_text, canonical
from followup_xl.sharing.exceptions import MergeException
from followup_xl.sharing.merging import Merge
from followup_xl.sharing.rows import FOREIGN, foreign_headers

RULE = "merge"
"""The word for it in ``tblChanges``."""


def edits_of(merge: Merge, sheet: Catalog) -> Edits:
    """The cells and rows of our columns; ``sheet`` has the words of the base."""
    cells = [
        CellEdit(one.table, one.row, one.column, _written(one.column, one.value, sheet))
        for one in merge.cells
        if not one.column.startswith(FOREIGN)
    ]
    rows = [RowAdd(table, dict(_own(row, sheet))) for table, added in merge.rows.items() for row in added]
    exceptions = [told(one, sheet) for one in merge.exceptions]
    return Edits(RULE, cells, rows, {"tblExceptions": exceptions})


def _own(row: Mapping[str, CellValue], sheet: Catalog) -> Iterator[tuple[str, CellValue]]:
    return ((name, _written(name, value, sheet)) for name, value in row.items() if not name.startswith(FOREIGN))


def _written(column: str, value: CellValue, sheet: Catalog) -> CellValue:
    return sheet.label("country", value) if column == "country" and isinstance(value, str) else value


def foreign_plan(merge: Merge, book: Book, run: str) -> Plan:
    """The cells of columns that only this team has, to be written when the new rows are there."""
    values: dict[tuple[str, str], dict[int, CellValue]] = {}
    for one in merge.cells:
        if one.column.startswith(FOREIGN):
            values.setdefault((one.table, one.column), {})[one.row] = one.value
    for table, added in merge.rows.items():
        first = _first_free(book.sources[table]) if added else 0
        for row, cells in enumerate(added, first):
            for name, value in cells.items():
                if name.startswith(FOREIGN) and value is not None:
                    values.setdefault((table, name), {})[row] = value
    writes = (_write(book.sources[table], name, cells) for (table, name), cells in sorted(values.items()))
    return Plan(run, tuple(write for write in writes if write is not None))


def _first_free(source: Source) -> int:
    """The 0-based data row that the first new row takes: blank rows at the end are filled first."""
    rows = source.raw.rows
    first = len(rows)
    while first and all(
        canonical(value) is None or (first - 1, place) in source.raw.formulas
        for place, value in enumerate(rows[first - 1])
    ):
        first -= 1
    return first


def _write(source: Source, name: str, cells: Mapping[int, CellValue]) -> ColumnWrite | None:
    header = foreign_headers(source).get(name)
    if header is None:
        return None
    place = source.raw.headers.index(header)
    rows = source.raw.rows
    old = tuple(rows[row][place] if row < len(rows) else None for row in sorted(cells))
    return ColumnWrite(
        source.raw.name, name, header, tuple(sorted(cells)), old, tuple(cells[row] for row in sorted(cells))
    )


def told(exception: MergeException, words: Catalog) -> dict[str, CellValue]:
    """An exception as a row of ``tblExceptions``."""
    base, returned = (shown(exception, value, words) for value in (exception.base, exception.returned))
    params = {
        "book": exception.book,
        "lead": exception.lead or "–",
        "column": column_label(exception, words),
        "returned": returned or "–",
        "note": exception.note or "–",
    }
    return {
        "kind": exception.kind,
        "book": exception.book,
        "table": words.sheet(TABLES[exception.table].sheet) if exception.table else None,
        "lead": exception.lead or None,
        "column": params["column"] if exception.column else None,
        "base": base,
        "returned": returned,
        "what": words.text(f"sharing.exception.{exception.case}.what", **params),
        "mend": words.text(f"sharing.exception.{exception.case}.mend", **params),
    }


def column_label(exception: MergeException, words: Catalog) -> str:
    """The heading of the column in the reader's language."""
    if not exception.column:
        return "–"
    if exception.column.startswith(FOREIGN):
        return exception.column.removeprefix(FOREIGN)
    return words.header(exception.table, exception.column)


def shown(exception: MergeException, value: CellValue, words: Catalog) -> str | None:
    """A value as text, a code by its label."""
    text = as_text(value)
    column = TABLES[exception.table].by_id.get(exception.column) if exception.table else None
    if text is None or column is None:
        return text
    if column.id == "country":
        return words.label("country", text)
    if column.kind is Kind.CODE:
        return words.label(column.family, text)
    if column.kind is Kind.CODES:
        return words.comma.join(words.label(column.family, code) for code in split_codes(text))
    return text


def in_order(exceptions: Sequence[MergeException]) -> list[MergeException]:
    """As they are shown."""
    return sorted(exceptions, key=lambda exception: exception.order)
