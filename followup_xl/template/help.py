"""The Help sheet: what to do every day, in the words of the language."""

from math import ceil
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from followup_xl.i18n import read_words

from . import paper
from .looks import HEADING, INPUT, Looks

_WIDTHS: Final = {"A": 32, "B": 112}
_CHARACTERS: Final = 100
"""So many characters of a sentence fit on one line of its column."""
_LINE_HEIGHT, _AIR = 16.5, 4.0
_FIRST_ROW: Final = 4


def add_help(book: Workbook, language: str, looks: Looks) -> None:
    """Add the sheet behind the last one."""
    words = read_words(language, "help")["help"]
    sheet = book.create_sheet(words["sheet"])
    paper.add_title(sheet, words["title"], words["about"])
    row = _FIRST_ROW
    for part in words["part"]:
        row = _write_part(sheet, row, part, looks)
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    paper.set_view(sheet, "Help", looks)
    paper.set_print(sheet, "Help", 1)


def _write_part(sheet: Worksheet, row: int, part: dict[str, Any], looks: Looks) -> int:
    """A heading and its sentences; returns the row below."""
    head = sheet.cell(row, 1, part["head"])
    head.style = HEADING
    head.alignment = Alignment(vertical="top", wrap_text=True, readingOrder=2 if looks.rtl else 0)
    for line in part["lines"]:
        cell = sheet.cell(row, 2, line)
        cell.style = INPUT
        cell.alignment = Alignment(vertical="top", wrap_text=True, readingOrder=2 if looks.rtl else 0)
        sheet.row_dimensions[row].height = ceil(len(line) / _CHARACTERS) * _LINE_HEIGHT + _AIR
        row += 1
    return row
