"""The steps that make a workbook one with macros; what they do not need to touch stays byte for byte as it was."""

from collections.abc import Mapping
from typing import Final

from followup_xl import __version__
from followup_xl.i18n import Catalog
from followup_xl.macros.project import put_modules
from followup_xl.macros.ribbon import put_ribbon
from followup_xl.macros.settings_sheet import put_settings
from followup_xl.macros.shapes import put_buttons
from followup_xl.macros.source import MODULE, VBA, module_text, xlwings_modules
from followup_xl.ooxml import Table, Workbook
from followup_xl.ooxml.ranges import column_letters

STATUS, VERSION = "fx.status", "fx.macros"
"""The names of the cell that shows how the last press went, and of the version of the macros."""
STATUS_COLUMN: Final = 7
"""The column of Today, from 1, whose cell two rows above the headers shows it."""
_PLAIN: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_WITH_MACROS: Final = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def add_macros(data: bytes, words: Catalog, modules: Mapping[str, VBA] | None = None) -> bytes:
    """The workbook with buttons in the language of ``words``; the same bytes for the same workbook.

    ``modules`` are those that provide ``RunPython``, by default those of the installed xlwings.

    Raises:
        MissingExtraError: the packages of the extra "excel" are not installed.
        OoxmlError: the workbook cannot be edited, or a signature would break.
    """
    given = xlwings_modules() if modules is None else modules
    workbook = Workbook.from_bytes(data)
    put_settings(workbook, words)
    today = next((table for table in workbook.tables.values() if table.name.casefold() == "tbltoday"), None)
    if today is not None:
        put_buttons(workbook, today.sheet, words)
    _put_names(workbook, today)
    put_ribbon(workbook, words)
    if workbook.package.content_type(workbook.book.part) == _PLAIN:
        workbook.package.add(workbook.book.part, workbook.package.raw(workbook.book.part), _WITH_MACROS)
    put_modules(workbook, {**given, MODULE: VBA(module_text())})
    return workbook.package.to_bytes()


def _put_names(workbook: Workbook, today: Table | None) -> None:
    """The hidden names by which the program finds the status cell and the version of the macros."""
    names = {VERSION: f'"{__version__}"'}
    if today is not None and (today.header_row or 0) > 2:  # noqa: PLR2004  # two rows above the headers
        row = (today.header_row or 0) - 2
        sheet = "'" + today.sheet.replace("'", "''") + "'"
        names[STATUS] = f"{sheet}!${column_letters(STATUS_COLUMN)}${row}"
    known = {defined.name: place for place, defined in enumerate(workbook.book.names)}
    workbook.book.rename_texts({known[name]: text for name, text in names.items() if name in known})
    for name, text in names.items():
        if name not in known:
            workbook.book.add_name(name, text, None, hidden=True)
