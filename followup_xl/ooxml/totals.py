"""The totals row of a table moves with its last row, and references to it move too."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from .formulas import CORNER, escaped, expand_shared, formula_of, own_formula, rewrite
from .ranges import Area, area, cell_name, column_number
from .xmltext import character_data

if TYPE_CHECKING:
    from .sheet import Sheet
    from .tablexml import TableXml

_FORMULA = re.compile(rb"(<(?:[^\s<>/:?!]+:)?f(?:\s[^>]*)?>)([^<]+)(</)")

Lifted = list[tuple[int, int, bytes]]
"""Row, column and element of each cell of a totals row."""


def lift(sheet: Sheet, table: TableXml) -> Lifted:
    """The cells of the totals row, formulas written out in full."""
    if not table.totals:
        return []
    row = table.area.max_row
    return [(row, col, _unshared(sheet, row, col)) for col in range(table.area.min_col, table.area.max_col + 1)]


def _unshared(sheet: Sheet, row: int, col: int) -> bytes:
    cell, prefix = sheet.content(row, col), sheet.xml.prefix
    tag, _ = formula_of(cell, prefix)
    if not tag:
        return cell
    text = own_formula(sheet, row, col)
    expand_shared(sheet, row, col)
    return cell.replace(tag, b"<%bf>%b</%bf>" % (prefix, escaped(text), prefix), 1)


def drop(sheet: Sheet, lifted: Lifted, old: Area, new: Area) -> None:
    """Put the totals below the new last row; when the table shrank, clear where they were."""
    step = new.max_row - old.max_row
    for row, col, _ in lifted:
        if step < 0:
            sheet.put_blank(row, col, sheet.style_at(row, col))
    for row, col, cell in lifted:
        moved = re.sub(rb"""(\sr\s*=\s*["'])[^"']*""", rb"\g<1>" + cell_name(row + step, col).encode(), cell, count=1)
        tag, text = formula_of(moved, sheet.xml.prefix)
        if tag:
            grown = escaped(_grown(text, old, new))
            moved = moved.replace(tag, b"<%bf>%b</%bf>" % (sheet.xml.prefix, grown, sheet.xml.prefix), 1)
            sheet.formulas_changed()
        if moved:
            sheet.put_raw(row + step, col, moved)


def _grown(formula: str, old: Area, new: Area) -> str:
    """The formula of a total with references to a whole data column set to its new length."""

    def change(kind: str, prefix: str, text: str) -> str:
        if kind != "range" or prefix or ":" not in text:
            return text
        box = area(text)
        if (box.min_row, box.max_row) != (old.min_row, old.max_row):
            return text
        head, _, tail = text.rpartition(":")
        return f"{head}:{re.sub('[0-9]+$', str(new.max_row), tail)}"

    return rewrite(formula, change)


class Redirect(NamedTuple):
    """Cells of one row of a sheet that move by `step` rows."""

    sheet: str
    row: int
    min_col: int
    max_col: int
    step: int

    def everywhere(self, sheets: list[Sheet]) -> None:
        """Every formula that points to one of the cells points to where it goes."""
        for sheet in sheets:
            if not sheet.mentions_formulas():
                continue
            sheet.flush()
            before = sheet.xml.data
            after = _FORMULA.sub(partial(self._matched, sheet.name), before)
            if after != before:
                sheet.replace_data(after)

    def _matched(self, own: str, match: re.Match[bytes]) -> bytes:
        if b" ref=" in match[1]:
            return match[0]  # One text for many cells: what it says for each of them is relative.
        text = character_data(match[2])
        moved = rewrite(text, partial(self._reference, own))
        return match[0] if moved == text else match[1] + escaped(moved) + match[3]

    def _reference(self, own: str, kind: str, prefix: str, text: str) -> str:
        named = prefix[:-1].strip("'").replace("''", "'") if prefix else own
        here = kind == "range" and named.casefold() == self.sheet.casefold()
        return CORNER.sub(self._corner, text) if here else text

    def _corner(self, match: re.Match[str]) -> str:
        if int(match[4]) != self.row or not self.min_col <= column_number(match[2]) <= self.max_col:
            return match[0]
        return f"{match[1]}{match[2]}{match[3]}{self.row + self.step}"
