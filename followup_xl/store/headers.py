"""The ids of header cells: from their hidden names, else from the hidden key row above them."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from followup_xl.model.book import column_letters
from followup_xl.model.tables import TableSpec
from followup_xl.ooxml import Table

if TYPE_CHECKING:  # brings readers of files, which an open workbook does without
    from followup_xl.store.values import SheetValues

_PLACE: Final = re.compile(r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^!']+))!\$?(?P<column>[A-Z]+)\$?(?P<row>\d+)")


def header_ids(spec: TableSpec, table: Table, values: "SheetValues", names: Mapping[str, str]) -> tuple[str, ...]:
    """For each column of the table its id, "" where neither a name nor a key tells it."""
    first, header_row, last, _ = table.ref
    named = _named(spec, table.sheet, names)
    keys = (
        values.block(header_row - 1, header_row - 1, first, last)[0] if header_row > 1 else [None] * len(table.columns)
    )
    cells = [f"{column_letters(column)}{header_row}" for column in range(first, last + 1)]
    return tuple(named.get(cell) or _key(spec, key) for cell, key in zip(cells, keys, strict=True))


def date_orders(spec: TableSpec, names: Mapping[str, str]) -> dict[str, str]:
    """The order of dates by column id, where a hidden name tells it."""
    folded = {name.casefold(): text for name, text in names.items()}
    found = {column: folded.get(spec.order_name(column).casefold(), "") for column in spec.by_id}
    return {column: text.removeprefix("=").strip('"') for column, text in found.items() if text}


def _named(spec: TableSpec, sheet: str, names: Mapping[str, str]) -> dict[str, str]:
    """The ids of a table's columns by the cell their hidden name points to."""
    folded = {name.casefold(): text for name, text in names.items()}
    found: dict[str, str] = {}
    for column in spec.by_id:
        place = _PLACE.fullmatch(folded.get(spec.header_name(column).casefold(), ""))
        if place and _sheet(place) == sheet.casefold():
            found[place["column"] + place["row"]] = column
    return found


def _sheet(place: re.Match[str]) -> str:
    return (place["plain"] or place["quoted"].replace("''", "'")).casefold()


def _key(spec: TableSpec, key: object) -> str:
    return key if isinstance(key, str) and key in spec.by_id else ""
