"""Whole tables and rows below them, in the order of the headers as they stand in the sheet."""

from collections.abc import Mapping, Sequence

from followup_xl.model.book import CellValue, Source
from followup_xl.model.changes import TableAppend, TableReplace
from followup_xl.plan.cells import count_changes


def replace_rows(source: Source, rows: Sequence[Sequence[CellValue]]) -> TableReplace | None:
    """New data rows of a table; None when they are what is there already."""
    headers = source.raw.headers
    changed = count_changes(source.raw.rows, rows, len(headers))
    return TableReplace(source.raw.name, headers, tuple(map(tuple, rows)), changed) if changed else None


def append_rows(source: Source, rows: Sequence[Mapping[str, CellValue]]) -> TableAppend | None:
    """Rows below a table, given by column ids; None without rows."""
    return TableAppend(source.raw.name, source.raw.headers, ordered(source, rows)) if rows else None


def ordered(source: Source, rows: Sequence[Mapping[str, CellValue]]) -> tuple[tuple[CellValue, ...], ...]:
    """Rows given by column ids as rows in the order of the sheet; columns nobody knows stay empty."""
    known = {position: column for column, position in source.positions.items()}
    ids = [known.get(position, "") for position in range(len(source.raw.headers))]
    return tuple(tuple(row.get(column) for column in ids) for row in rows)
