"""A table grows or shrinks, and what belongs to it comes along: totals, calculated columns, formats, names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import followers
from .errors import NoRoom
from .formulas import escaped, expand_shared, formula_of, is_relative, own_formula, rewrite, shifted
from .ranges import Area, area, cell_name

if TYPE_CHECKING:
    from .sheet import Sheet
    from .tablexml import TableXml


def resize(sheet: Sheet, table: TableXml, count: int) -> None:
    """Give the table `count` data rows; new ones are blank but for formats and calculated columns. Raises NoRoom.

    Rows that leave the table are expected to be blank already.
    """
    old = table.data
    new = old._replace(max_row=old.min_row + count - 1)
    if new == old:
        return
    if new.max_row > old.max_row:
        _check_room(sheet, table, new)
    totals = _totals(sheet, table)
    if new.max_row > old.max_row:
        _fill(sheet, table, old, new)
    _move_totals(sheet, totals, old, new)
    sheet.flush()
    table.resize(new.max_row + table.totals)
    followers.extend(sheet, table, old, new)


def _check_room(sheet: Sheet, table: TableXml, new: Area) -> None:
    """The cells the table grows into must be free, and no other table or merged cell may be there."""
    below = Area(table.area.max_row + 1, new.min_col, new.max_row + table.totals, new.max_col)
    for name, other in sheet.tables_here():
        if name != table.name and other.meets(below):
            raise NoRoom(table=table.name, sheet=sheet.name, ref=str(below), reason=f"the table {name} is there")
    for merged in sheet.xml.merged:
        if merged.meets(below):
            raise NoRoom(
                table=table.name, sheet=sheet.name, ref=str(below), reason=f"the merged cell {merged} is there"
            )
    for row, col in sheet.filled(below):
        raise NoRoom(table=table.name, sheet=sheet.name, ref=str(below), reason=f"{cell_name(row, col)} is not empty")


def _totals(sheet: Sheet, table: TableXml) -> list[tuple[int, int, bytes]]:
    """The cells of the totals row."""
    if not table.totals:
        return []
    row = table.area.max_row
    return [(row, col, sheet.content(row, col)) for col in range(table.area.min_col, table.area.max_col + 1)]


def _move_totals(sheet: Sheet, totals: list[tuple[int, int, bytes]], old: Area, new: Area) -> None:
    """Put the totals below the new last row; when the table shrank, clear where they were."""
    step = new.max_row - old.max_row
    prefix = sheet.xml.prefix
    for row, col, content in totals:
        cell = content
        if step < 0:
            sheet.put_blank(row, col, sheet.style_at(row, col))
        tag, _ = formula_of(cell, prefix)
        if tag:
            expand_shared(sheet, row, col)
            text = _regrown(own_formula(sheet, row, col), old, new)
            cell = cell.replace(tag, b"<%bf>%b</%bf>" % (prefix, escaped(text), prefix), 1)
            sheet.formulas_changed()
        moved = re.sub(rb"""(\sr\s*=\s*["'])[^"']*""", rb"\g<1>" + cell_name(row + step, col).encode(), cell, count=1)
        if cell:
            sheet.put_raw(row + step, col, moved)


def _regrown(formula: str, old: Area, new: Area) -> str:
    """The formula of a total with references to a whole data column set to its new length."""

    def change(kind: str, prefix: str, text: str) -> str:
        if kind != "range" or prefix or ":" not in text:
            return text
        box = area(text)
        if box.min_row != old.min_row or box.max_row != old.max_row:
            return text
        head, _, tail = text.rpartition(":")
        return f"{head}:{re.sub('[0-9]+$', str(new.max_row), tail)}"

    return rewrite(formula, change)


def _fill(sheet: Sheet, table: TableXml, old: Area, new: Area) -> None:
    """New rows take the formats of the last data row, and the formulas of calculated columns."""
    source = max(old.max_row, old.min_row)
    for index, column in enumerate(table.columns):
        col = new.min_col + index
        style = sheet.style_at(source, col)
        formula = _column_formula(sheet, source, col, column.formula if not column.array else "")
        for row in range(old.max_row + 1, new.max_row + 1):
            if formula and column.formula:
                sheet.put_formula(row, col, escaped(shifted(formula, row - source, 0)), style)
            else:
                sheet.put_blank(row, col, style)


def _column_formula(sheet: Sheet, source: int, col: int, declared: str) -> str:
    """The formula as it stands in the row it is filled down from."""
    own = own_formula(sheet, source, col)
    return own or ("" if is_relative(declared) else declared)
