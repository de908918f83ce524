"""Reads the tables of an open workbook, one block a table."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from followup_xl.model.book import CellValue, RawTable, column_letters
from followup_xl.model.tables import TABLES, TableSpec
from followup_xl.store.headers import date_orders
from followup_xl.store.live_cells import ERRORS, as_grid, is_formula

_PLACE: Final = re.compile(r"='?(?P<sheet>(?:[^']|'')+?)'?!\$?(?P<column>[A-Z]+)\$?(?P<row>\d+)")
_OWN_NAMES: Final = "fx."


@dataclass(frozen=True)
class LiveTable:
    """A table of an open workbook: the program's table and sheet, and what was read."""

    table: Any
    sheet: Any
    raw: RawTable
    totals: bool


def own_names(book: Any) -> dict[str, str]:  # noqa: ANN401  # an xlwings Book
    """What our names stand for, for instance ``=Leads!$A$4``, by name in lower case."""
    named = ((name, name.name.casefold()) for name in book.names)
    return {text: name.refers_to or "" for name, text in named if text.startswith(_OWN_NAMES)}


def by_cell(names: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """The names of header cells by (sheet, cell), both in lower case."""
    places = ((name, _PLACE.fullmatch(text)) for name, text in names.items())
    return {
        (place["sheet"].replace("''", "'").casefold(), (place["column"] + place["row"]).casefold()): name
        for name, place in places
        if place
    }


def live_tables(book: Any) -> dict[str, LiveTable]:  # noqa: ANN401  # an xlwings Book
    """Every table we know, by its name in the model."""
    known = {name.casefold(): name for name in TABLES}
    names = own_names(book)
    cells = by_cell(names)
    found = {}
    for sheet in book.sheets:
        for table in sheet.tables:
            name = known.get(table.name.casefold())
            if name:
                read = _read(TABLES[name], table, sheet, cells)
                found[name] = replace(read, raw=replace(read.raw, date_orders=date_orders(TABLES[name], names)))
    return {name: found[name] for name in TABLES if name in found}


def _read(spec: TableSpec, table: Any, sheet: Any, names: Mapping[tuple[str, str], str]) -> LiveTable:  # noqa: ANN401
    area = table.range
    header_row, first_column, (rows, columns) = area.row, area.column, area.shape
    totals = table.totals_row_range is not None
    key_row = max(1, header_row - 1)
    last = (header_row + rows - 1 - totals, first_column + columns - 1)
    block = sheet.range((key_row, first_column), last)
    values = block.options(ndim=2, err_to_str=True).value
    data = values[header_row - key_row + 1 :]
    title = sheet.name
    raw = RawTable(
        name=spec.name,
        sheet=title,
        header_row=header_row,
        first_column=first_column,
        headers=tuple(str(value or "") for value in values[header_row - key_row]),
        ids=_ids(
            spec, (title, header_row, first_column), names, values[0] if key_row < header_row else [None] * columns
        ),
        rows=[[None if value in ERRORS else value for value in row] for row in data],
        errors={(r, c): v for r, row in enumerate(data) for c, v in enumerate(row) if v in ERRORS},
        formulas=_formulas(block, header_row - key_row + 1),
    )
    return LiveTable(table, sheet, raw, totals)


def _ids(
    spec: TableSpec, place: tuple[str, int, int], names: Mapping[tuple[str, str], str], keys: list[CellValue]
) -> tuple[str, ...]:
    """For each column its id from the name of its header cell, else from the hidden key above it, else ""."""
    sheet, row, first = place
    by_name = {spec.header_name(column).casefold(): column for column in spec.by_id}
    cells = (f"{column_letters(first + offset)}{row}".casefold() for offset in range(len(keys)))
    named = [by_name.get(names.get((sheet.casefold(), cell), ""), "") for cell in cells]
    return tuple(one or (str(key) if key in spec.by_id else "") for one, key in zip(named, keys, strict=True))


def _formulas(block: Any, skip: int) -> frozenset[tuple[int, int]]:  # noqa: ANN401  # an xlwings Range
    """The places of formulas; none where the program cannot tell (xlwings Lite and Server send values only)."""
    try:
        found = as_grid(block.formula)
    except NotImplementedError:
        return frozenset()
    return frozenset((r, c) for r, row in enumerate(found[skip:]) for c, cell in enumerate(row) if is_formula(cell))
