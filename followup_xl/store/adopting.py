"""Adoption of a workbook on disk: its sheets read as somebody's, the list made ``tblLeads``, our sheets brought in."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from followup_xl.adopt.adoption import Adoption
from followup_xl.adopt.sheets import Box, SheetGrid, TableThere
from followup_xl.model.changes import Receipt
from followup_xl.model.errors import FollowupError
from followup_xl.model.tables import LEADS
from followup_xl.ooxml import Sheet, Table, Workbook
from followup_xl.ooxml.save import replace_file
from followup_xl.store import adopting_parts as parts
from followup_xl.store.adopting_looks import LeadLooks
from followup_xl.store.adopting_rows import put_row_in
from followup_xl.store.refusals import refusals
from followup_xl.store.values import read_sheets

BACKUPS: Final = 5
_MARK: Final = ".before-adopt"


class NothingToUndoError(FollowupError):
    """The copy of the workbook from before it was adopted is not there."""

    code = "usage"


class AdoptedError(FollowupError):
    """The workbook has our tables already."""

    code = "usage"


def copy_before(path: Path) -> Path:
    """Where the state before adoption is kept: ``Customers.xlsx`` -> ``Customers.before-adopt.xlsx``."""
    return path.with_name(f"{path.stem}{_MARK}{path.suffix}")


def read_grids(path: Path) -> list[SheetGrid]:
    """Every visible sheet of a workbook.

    Raises:
        AdoptedError: it has a table tblLeads.
        NotAWorkbookError: there is no such file, or it is not a workbook that can be edited.
    """
    with refusals(path):
        workbook = Workbook.open(path)
        if LEADS.name.casefold() in {name.casefold() for name in workbook.tables}:
            raise AdoptedError
        shown = {tab.name for tab in workbook.book.tabs if tab.state == "visible"}
        names = [name for name in workbook.sheets if name in shown]
        values = read_sheets(workbook.package.data, set(names))
        return [_grid(workbook, name, values[name].rows) for name in names]


def _grid(workbook: Workbook, name: str, rows: Iterable[object]) -> SheetGrid:
    sheet = workbook[name]
    tables = [
        TableThere(xml.name, _data_box(xml.area, xml.totals)) for xml in workbook.tables_on(name) if xml.has_header
    ]
    merged = [Box(*area) for area in sheet.xml.merged]
    return SheetGrid(name, list(rows), merged, parts.formula_cells(sheet), tables)  # type: ignore[arg-type]


def _data_box(area: tuple[int, int, int, int], totals: int) -> Box:
    return Box(area[0], area[1], area[2] - totals, area[3])


def adopt(path: Path, adoption: Adoption, template: bytes) -> tuple[Receipt, tuple[str, ...]]:
    """Write the adoption, all or nothing; returns what was done and the names of the sheets that came in.

    ``template`` is a workbook of ours whose formulas speak of the adopted list. The state before is kept as
    ``copy_before``, besides the usual backup.

    Raises:
        LockedError, ChangedOnDiskError, CannotWriteError: the file stands as it was.
        NoRoomForHeadingsError: the list has no headings, and no row can be put in for them.
    """
    with refusals(path):
        workbook, ours = Workbook.open(path), Workbook.from_bytes(template)
        before = workbook.package.data
        looks = LeadLooks(ours, workbook)
        table = _table(workbook, adoption)
        _add_columns(workbook[adoption.sheet], table, adoption, looks)
        sheets = _graft(workbook, ours, adoption)
        saved = workbook.save(backup=BACKUPS)
        copy_before(path).write_bytes(before)
    return Receipt(saved.cells, str(copy_before(path))), sheets


def _table(workbook: Workbook, adoption: Adoption) -> Table:
    """The list as the table ``tblLeads``, its headings ready."""
    if adoption.table:
        parts.rename_table(workbook, adoption.table, LEADS.name)
    sheet, box = workbook[adoption.sheet], adoption.box
    if adoption.row_put_in:
        put_row_in(workbook, sheet, adoption.row_put_in)
    parts.unmerge(sheet, adoption.unmerged)
    for column, text in adoption.headings.items():
        sheet.put(box.min_row, column, text)
    return (
        workbook.tables[LEADS.name]
        if adoption.table
        else workbook.add_table(sheet.name, str(box), LEADS.name, style="")
    )


def _add_columns(sheet: Sheet, table: Table, adoption: Adoption, looks: LeadLooks) -> None:
    """Our columns on the right: headings, cells in their looks, the values that are known."""
    first = table.ref[2] + 1
    table.add_columns([heading for _, heading in adoption.added])
    for column, (column_id, heading) in enumerate(adoption.added, first):
        head, cell = looks.header(column_id), looks.cell(column_id)
        sheet.put(adoption.box.min_row, column, heading, style=head)
        values = adoption.values.get(column_id, {})
        for row in range(table.first_row, table.last_row + 1):
            if row in values:
                sheet.put(row, column, values[row], style=cell)
            else:
                sheet.put_blank(row, column, cell)
    sheet.flush()
    places = {column_id: column for column, (column_id, _) in enumerate(adoption.added, first)}
    parts.set_widths(sheet, {column: looks.width(column_id) for column_id, column in places.items()})
    for column in (column for column_id, column in places.items() if looks.is_hidden(column_id)):
        parts.hide_column(sheet, column, hidden=True)
    parts.add_validations(sheet, looks.validations(places, table.first_row))


def _graft(workbook: Workbook, ours: Workbook, adoption: Adoption) -> tuple[str, ...]:
    """Our other sheets, and the hidden names of the list's headings and of the order of its dates."""
    leads = ours.tables[LEADS.name].sheet
    wanted = [name for name in ours.sheets if name != leads]
    visible = {tab.name for tab in ours.book.tabs if tab.state == "visible"}
    names = workbook.graft(ours, *wanted)
    places = {**adoption.columns, **_added_places(workbook, adoption)}
    for column_id, column in places.items():
        parts.name_header(workbook, LEADS.header_name(column_id), adoption.sheet, adoption.box.min_row, column)
    for column_id, order in adoption.orders.items():
        workbook.book.add_name(LEADS.order_name(column_id), f'"{order}"', None, hidden=True)
    workbook.book.add_name(parts.ADOPTED, f'"{LEADS.name}"', None, hidden=True)
    parts.bring_names(ours, workbook)
    return tuple(names[name] for name in wanted if name in visible)


def _added_places(workbook: Workbook, adoption: Adoption) -> dict[str, int]:
    last = workbook.tables[LEADS.name].ref[2]
    first = last - len(adoption.added) + 1
    return {column_id: column for column, (column_id, _) in enumerate(adoption.added, first)}


def undo(path: Path) -> Path:
    """Put the state before adoption back; the present one becomes the newest backup, which is returned.

    Raises:
        NothingToUndoError: the copy of it is gone.
        LockedError, CannotWriteError: the file stands as it is.
    """
    kept = copy_before(path)
    if not kept.exists():
        raise NothingToUndoError
    with refusals(path):
        backup = replace_file(path, path.read_bytes(), kept.read_bytes(), lambda _: None, BACKUPS)
    kept.unlink()
    return backup or path
