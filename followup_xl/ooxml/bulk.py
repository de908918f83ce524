"""A column written or read back in one go: one pattern finds its cells in the order of the rows."""

from __future__ import annotations

from collections.abc import Iterator
from re import Match
from typing import TYPE_CHECKING

from .cells import quick_pattern
from .errors import DamagedPart
from .ranges import column_letters
from .splice import Edit
from .values import plain

if TYPE_CHECKING:
    from .sheet import Sheet
    from .sheetxml import SheetXml

_ABSENT = object()
_FEW = 64
"""Below this many cells it costs less to look for each one than to go through the column."""


def usual_cells(xml: SheetXml, col: int) -> Iterator[Match[bytes]]:
    """The cells of a column that are written in the usual way; group 1 is the row."""
    return quick_pattern(xml.prefix, column_letters(col)).finditer(xml.data, *xml.rows_span)


def put_column(sheet: Sheet, col: int, wanted: dict[int, object], model: int, *, replace_formula: bool) -> None:
    """Set cells of one column by row; those that have no format take that of row `model`.

    Anything unusual is left to `Sheet.put`, which does the same with more care.
    """
    left = dict(wanted)
    if len(left) >= _FEW and sheet.is_simple(col):
        _put_usual(sheet, col, left)
    style = sheet.style_at(model, col) if left else 0
    for row, value in left.items():
        sheet.put(row, col, value, style=None if value is None else style, replace_formula=replace_formula)


def _put_usual(sheet: Sheet, col: int, wanted: dict[int, object]) -> None:
    """Take out of `wanted` what can be done here."""
    codec, letters = sheet.codec, column_letters(col)
    edits: dict[int, Edit] = {}
    for found in usual_cells(sheet.xml, col):
        row = int(found[1])
        value = wanted.pop(row, _ABSENT)
        if value is _ABSENT:
            if row in edits:
                raise DamagedPart(part=sheet.part, reason=f"{letters}{row} occurs twice")
            continue
        new = plain(value)
        if not codec.says(found, new):
            shown = sheet.shown_style(int(found[2] or 0), new)
            edits[row] = Edit(codec.encode(letters, row, shown, new), new, *found.span())
    if edits:
        sheet.edits[col] = edits
