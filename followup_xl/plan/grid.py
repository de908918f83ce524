"""Whole tables and rows below them, in the order of the headers as they stand in the sheet."""

from collections.abc import Collection, Mapping, Sequence

from followup_xl.model.book import CellValue, Source
from followup_xl.model.changes import TableAppend, TableReplace
from followup_xl.model.columns import Kind
from followup_xl.model.tables import TABLES
from followup_xl.plan.cells import count_changes


def replace_rows(
    source: Source, rows: Sequence[Sequence[CellValue]], own: Collection[int] | None = None
) -> TableReplace | None:
    """New data rows of a table; None when they are what is there already.

    ``own`` are the positions that the new rows fill, by default all that the tool knows and the sheet does not
    calculate; the others keep what they hold, row by row.
    """
    headers, old = source.raw.headers, source.raw.rows
    own = own_positions(source) if own is None else own
    blank = (None,) * len(headers)
    kept = (old[number] if number < len(old) else blank for number in range(len(rows)))
    merged = tuple(
        tuple(new if place in own else before for place, (new, before) in enumerate(zip(row, row_before, strict=True)))
        for row, row_before in zip(rows, kept, strict=True)
    )
    changed = count_changes(old, merged, len(headers))
    return TableReplace(source.raw.name, headers, merged, changed) if changed else None


def own_positions(source: Source) -> set[int]:
    """The positions of the known columns whose cells are not links."""
    columns = TABLES[source.raw.name].by_id
    return {position for column, position in source.positions.items() if columns[column].kind is not Kind.LINK}


def append_rows(source: Source, rows: Sequence[Mapping[str, CellValue]]) -> TableAppend | None:
    """Rows below a table, given by column ids; None without rows."""
    return TableAppend(source.raw.name, source.raw.headers, ordered(source, rows)) if rows else None


def ordered(source: Source, rows: Sequence[Mapping[str, CellValue]]) -> tuple[tuple[CellValue, ...], ...]:
    """Rows given by column ids as rows in the order of the sheet; columns nobody knows stay empty."""
    known = {position: column for column, position in source.positions.items()}
    ids = [known.get(position, "") for position in range(len(source.raw.headers))]
    return tuple(tuple(row.get(column) for column in ids) for row in rows)
