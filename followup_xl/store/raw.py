"""One table of a workbook as read: its values, and which of its cells are errors or formulas."""

import re
from collections.abc import Iterator
from typing import TypeAlias

from followup_xl.model.book import RawTable, column_letters
from followup_xl.ooxml import Table, Workbook
from followup_xl.store.values import SheetValues

Place: TypeAlias = tuple[int, int]
"""A 0-based data row and column."""


def raw_table(workbook: Workbook, table: Table, values: SheetValues, ids: tuple[str, ...]) -> RawTable:
    """The table as rows of values; ``ids`` are the ids of its columns, "" where they are not known yet."""
    first_column, _, last_column, _ = table.ref
    return RawTable(
        name=table.name,
        sheet=table.sheet,
        header_row=table.first_row - 1,
        first_column=first_column,
        headers=tuple(table.columns),
        ids=ids,
        rows=values.block(table.first_row, table.last_row, first_column, last_column),
        errors=_errors(workbook, table),
        formulas=_formulas(workbook, table),
    )


def _cells(table: Table) -> Iterator[tuple[int, int, Place]]:
    """Every data cell: its sheet row and column, and its place in the table."""
    first_column, _, last_column, _ = table.ref
    for row in range(table.first_row, table.last_row + 1):
        for column in range(first_column, last_column + 1):
            yield row, column, (row - table.first_row, column - first_column)


def _errors(workbook: Workbook, table: Table) -> dict[Place, str]:
    """The cells that show an error; they read as empty."""
    shown = workbook.error_cells(table.sheet)
    if not shown:
        return {}
    places = {f"{column_letters(column)}{row}": place for row, column, place in _cells(table)}
    return {places[cell]: text for cell, text in shown.items() if cell in places}


def _formulas(workbook: Workbook, table: Table) -> frozenset[Place]:
    """The cells that hold a formula."""
    sheet = workbook[table.sheet]
    if not re.search(rb"<%bf[\s/>]" % sheet.xml.prefix, sheet.xml.data):
        return frozenset()
    return frozenset(place for row, column, place in _cells(table) if sheet.has_formula(row, column))
