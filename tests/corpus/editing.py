"""The edit every workbook of the corpus gets: one constant, one new cell, one row more in a table that has room."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from followup_xl.ooxml import CellError, OoxmlError, Sheet, Workbook
from followup_xl.ooxml.errors import FormulaInTheWay, HeaderInTheWay, MergedCell, NoRoom
from followup_xl.ooxml.limits import MAX_COLUMN, MAX_ROW
from followup_xl.ooxml.ranges import Area, cell_name

NUMBER, TEXT = 4242.5, '" r2 édit <&>"'


@dataclass
class Outcome:
    """What was done to one workbook, or why not. `touched`: cells by sheet whose value may differ afterwards."""

    name: str
    refused: str = ""
    said: str = ""
    rows: int = 0
    no_room: int = 0
    touched: dict[str, set[tuple[int, int]]] = field(default_factory=dict)
    parts: tuple[str, ...] = ()


def edit(source: Path, target: Path) -> Outcome:
    """Edit `source` into `target`."""
    outcome = Outcome(source.name)
    try:
        workbook = Workbook.open(source)
        set_cells(workbook, outcome)
        append_rows(workbook, outcome)
        outcome.parts = workbook.save(target).parts
    except OoxmlError as error:
        outcome.refused, outcome.said = error.code, str(error)
    return outcome


def set_cells(workbook: Workbook, outcome: Outcome) -> None:
    """A constant becomes a number, and a text goes right of everything, on the first sheet with cells."""
    for name in workbook.sheets:
        sheet = workbook[name]
        used = sheet.used
        if used is None:
            continue
        change_constant(sheet, outcome)
        row, col = free_place(sheet, used)
        if row <= MAX_ROW:
            put(sheet, row, col, TEXT, outcome)
        return
    put(workbook[workbook.sheets[0]], 1, 1, TEXT, outcome)


def free_place(sheet: Sheet, used: Area) -> tuple[int, int]:
    """A cell right of everything, merged cells included; below everything when the sheet is as wide as can be."""
    last = max([used.max_col, *(area.max_col for area in sheet.xml.merged)])
    return (used.min_row, last + 1) if last < MAX_COLUMN else (used.max_row + 1, 1)


def change_constant(sheet: Sheet, outcome: Outcome) -> None:
    """The first cell that holds a typed value."""
    for row, col, _ in sheet.xml.grid.all_cells():
        value = sheet.get(row, col)
        if value is None or isinstance(value, CellError) or sheet.has_formula(row, col):
            continue
        try:
            put(sheet, row, col, NUMBER, outcome)
        except (HeaderInTheWay, MergedCell, FormulaInTheWay):
            continue
        return


def put(sheet: Sheet, row: int, col: int, value: object, outcome: Outcome) -> None:
    """Set one cell and note it."""
    sheet.set(cell_name(row, col), value)
    outcome.touched.setdefault(sheet.name, set()).add((row, col))


def append_rows(workbook: Workbook, outcome: Outcome) -> None:
    """One row more in each table; the new row, and a totals row that moved, may differ."""
    for table in workbook.tables.values():
        before = table.ref
        typed = [c.name for c in table.xml.columns if not c.formula][:1]
        try:
            table.append([dict.fromkeys(typed, TEXT)])
        except NoRoom:
            outcome.no_room += 1
            continue
        outcome.rows += 1
        cells = {(r, c) for r in range(before[3] - 1, table.ref[3] + 1) for c in range(before[0], before[2] + 1)}
        outcome.touched.setdefault(table.sheet, set()).update(cells)
