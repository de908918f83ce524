"""Everything about a sheet that is no table: its title, its panes, its column widths and how it prints on A4."""

from typing import Final

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.header_footer import _HeaderFooterPart as HeaderFooterPart
from openpyxl.worksheet.pagebreak import Break, ColBreak
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from followup_xl.model.codes import FAMILIES
from followup_xl.model.columns import Column, Kind
from followup_xl.model.tables import REVIEW_SHEETS

from .looks import ABOUT, TITLE, Looks
from .places import HEADER_ROW, Place
from .texts import Texts

PAGES_WIDE: Final = {"Leads": 4, "Duplicates": 2}
"""A lead has too many columns for one page; the first columns are repeated on every page."""
REPEATED_COLUMNS: Final = {"Leads": "A:B"}
WIDER: Final = {
    ("tblToday", "phone"): 19,
    ("tblToday", "why"): 50,
    ("tblToday", "say"): 46,
    ("tblToday", "tags"): 32,
    ("tblLeads", "phone"): 19,
}
TWO_LINES: Final = ("Today", "Issues", *REVIEW_SHEETS)
"""Sheets whose rows are two lines high: a height that fits the text is not computed before somebody edits the row."""
FROZEN: Final = {"Today": "C5", "Leads": "C5", "Report": "A3", "Settings": "B7"}
_TITLE_HEIGHT, _ABOUT_HEIGHT, _GAP_HEIGHT, _TWO_LINES_HEIGHT = 26.0, 19.0, 6.0, 31.0
_BUTTON: Final = 4
_WIDEST: Final = 112
_WIDEST_LABEL: Final = 24
_SETTINGS_SCALE: Final = 55


def add_title(sheet: Worksheet, title: str, about: str) -> None:
    """Two lines above the tables: what the sheet is, and what to do here."""
    for row, (text, style, height) in enumerate(((title, TITLE, _TITLE_HEIGHT), (about, ABOUT, _ABOUT_HEIGHT)), 1):
        cell = sheet.cell(row, 1, text)
        cell.style = style
        sheet.row_dimensions[row].height = height
    sheet.row_dimensions[3].height = _GAP_HEIGHT


def set_view(sheet: Worksheet, sheet_id: str, looks: Looks) -> None:
    """Frozen headers, no grid lines, and the direction of the language."""
    sheet.freeze_panes = FROZEN.get(sheet_id, f"A{HEADER_ROW + 1}")
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.rightToLeft = looks.rtl
    if sheet_id in TWO_LINES:
        sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = _TWO_LINES_HEIGHT, True


def set_widths(sheet: Worksheet, place: Place, texts: Texts) -> None:
    """At least the width of the specification, and room for the header in two lines and for every label.

    Texts of the Settings tables, which are not wrapped, get the width of the longest one.
    """
    for number, column in enumerate(place.spec.columns, place.first_column):
        width = max(column.width, _header_width(texts.header(place.spec.name, column.id)), _label_width(column, texts))
        if place.spec.sheet == "Settings":
            width = max(width, min(_WIDEST, _longest(sheet, place, number)))
        width = WIDER.get((place.spec.name, column.id), width)
        sheet.column_dimensions[get_column_letter(number)].width = width


def _header_width(header: str) -> int:
    """The longest word or half of the header, and the filter button."""
    return max(*map(len, header.split()), len(header) // 2) + _BUTTON


def _label_width(column: Column, texts: Texts) -> int:
    if column.kind is not Kind.CODE or column.family not in FAMILIES:
        return 0
    return min(_WIDEST_LABEL, max(len(texts.label(column.family, code)) for code in FAMILIES[column.family]) + 2)


def _longest(sheet: Worksheet, place: Place, number: int) -> int:
    cells = (sheet.cell(row, number).value for row in range(place.first_row, place.last_row + 1))
    return max((len(str(value)) for value in cells if value is not None), default=0)


def set_column_formats(sheet: Worksheet, place: Place, looks: Looks) -> None:
    """Rows that people add below the table keep the formats of its columns (leading zeros, dates)."""
    for number, column in enumerate(place.spec.columns, place.first_column):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.number_format = looks.number_format(column)
        dimension.alignment = looks.alignment(column)


def set_print(sheet: Worksheet, sheet_id: str, header_row: int) -> None:
    """A4 landscape, as wide as the page, with the header on every page and page numbers."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.5
    sheet.print_title_rows = f"{header_row}:{header_row}"
    if sheet_id in REPEATED_COLUMNS:
        sheet.print_title_cols = REPEATED_COLUMNS[sheet_id]
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = PAGES_WIDE.get(sheet_id, 1), 0
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        left=HeaderFooterPart(text="&A"), right=HeaderFooterPart(text="&P / &N")
    )


def print_tables_apart(sheet: Worksheet, columns: list[int]) -> None:
    """Begin a new page before each of the columns instead of squeezing side-by-side tables on one."""
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=False)
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = None
    sheet.page_setup.scale = _SETTINGS_SCALE
    breaks = ColBreak()
    for column in columns:
        breaks.append(Break(id=column - 1))
    sheet.col_breaks = breaks
