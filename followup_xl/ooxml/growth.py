"""A table grows or shrinks, and what belongs to it comes along: totals, calculated columns, formats, names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import followers, totals
from .errors import NoRoom
from .formulas import escaped, is_relative, own_formula, shifted
from .limits import MAX_ROW
from .ranges import Area, cell_name

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
    if table.totals:
        step = new.max_row - old.max_row
        moving = totals.Redirect(sheet.name, table.area.max_row, old.min_col, old.max_col, step)
        moving.everywhere(sheet.all_sheets())
    lifted = totals.lift(sheet, table)
    if new.max_row > old.max_row:
        _fill(sheet, table, old, new)
    totals.drop(sheet, lifted, old, new)
    sheet.flush()
    table.resize(new.max_row + table.totals)
    followers.extend(sheet, table, old, new)


def _check_room(sheet: Sheet, table: TableXml, new: Area) -> None:
    """The cells the table grows into must be free, and no other table or merged cell may be there."""
    below = Area(table.area.max_row + 1, new.min_col, new.max_row + table.totals, new.max_col)
    reason = _obstacle(sheet, table, below)
    if reason:
        raise NoRoom(table=table.name, sheet=sheet.name, ref=str(below), reason=reason)


def _obstacle(sheet: Sheet, table: TableXml, below: Area) -> str:
    if below.max_row > MAX_ROW:
        return "the sheet ends there"
    for name, other in sheet.tables_here():
        if name != table.name and other.meets(below):
            return f"the table {name} is there"
    for merged in sheet.xml.merged:
        if merged.meets(below):
            return f"the merged cell {merged} is there"
    place = next(sheet.filled(below), None)
    return f"{cell_name(*place)} is not empty" if place else ""


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
