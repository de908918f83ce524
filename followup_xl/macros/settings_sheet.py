"""The hidden sheet ``xlwings.conf``: which Python runs, and what the macros say before it does."""

from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Final
from xml.sax.saxutils import escape

from followup_xl import __version__
from followup_xl.i18n import Catalog
from followup_xl.ooxml import Workbook

SHEET: Final = "xlwings.conf"
XLWINGS: Final = "XLWINGS_VERSION"
"""The key of the xlwings whose module is in the workbook; another one cannot be called by it."""
INTERPRETERS: Final = {"win32": "INTERPRETER_WIN", "darwin": "INTERPRETER_MAC"}
"""The key of the interpreter by platform."""
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONSHIP: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def put_settings(workbook: Workbook, words: Catalog) -> None:
    """Add the sheet, or bring ours up to date; an interpreter that is set stays."""
    if SHEET in workbook:
        write(workbook, settings(words))
        return
    rows = {"INTERPRETER_WIN": "", "INTERPRETER_MAC": "", "ADD_WORKBOOK_TO_PYTHONPATH": "False", **settings(words)}
    package, book = workbook.package, workbook.book
    number = max(tab.sheet_id for tab in book.tabs) + 1
    part = f"xl/worksheets/followup_conf{number}.xml"
    package.add(part, _sheet_xml(rows), _TYPE)
    book.add_sheet(SHEET, number, package.relate(book.part, _RELATIONSHIP, part), "hidden")


def settings(words: Catalog) -> dict[str, str]:
    """What the macros need to know besides the interpreter."""
    return {
        "FOLLOWUP_VERSION": __version__,
        XLWINGS: installed_xlwings(),
        "SAY_NOT_SET_UP": words.text("excel.setup.not-set-up"),
        "SAY_NO_PYTHON": words.text("excel.setup.no-python"),
        "SAY_OLD_MACROS": words.text("excel.setup.old-macros"),
    }


def installed_xlwings() -> str:
    """The version of the installed xlwings, "" where there is none."""
    try:
        return version("xlwings")
    except PackageNotFoundError:
        return ""


def read(workbook: Workbook) -> dict[str, str]:
    """The keys and values of the sheet; empty where there is no such sheet."""
    if SHEET not in workbook:
        return {}
    sheet, found = workbook[SHEET], {}
    row = 1
    while key := sheet[f"A{row}"]:
        found[str(key)] = str(sheet[f"B{row}"] or "")
        row += 1
    return found


def write(workbook: Workbook, values: Mapping[str, str]) -> None:
    """Set values of the sheet; keys it does not have yet come last."""
    keys = [*read(workbook)]
    for key, value in values.items():
        if key not in keys:
            keys.append(key)
        row = keys.index(key) + 1
        workbook[SHEET][f"A{row}"] = key
        workbook[SHEET][f"B{row}"] = value


def _sheet_xml(rows: Mapping[str, str]) -> bytes:
    lines = "".join(
        f'<row r="{row}">{_cell("A", row, key)}{_cell("B", row, value)}</row>'
        for row, (key, value) in enumerate(rows.items(), 1)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData></worksheet>'.encode()


def _cell(column: str, row: int, text: str) -> str:
    return f'<c r="{column}{row}" t="inlineStr"><is><t>{escape(text)}</t></is></c>' if text else ""
