"""The sheets, one function each for what it has besides its tables."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Final

from openpyxl import Workbook
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from followup_xl.model.rules import Options
from followup_xl.model.settings import OPTION_FAMILIES
from followup_xl.model.tables import SHEETS

from . import colours, paper
from .lists import hint
from .looks import ABOUT, HEADING, LINK, Looks
from .places import HEADER_ROW, SETTINGS_HEADER_ROW, SETTINGS_ORDER, Place, on_sheet
from .report_sheet import finish_report
from .texts import Texts

Places = Mapping[str, Place]
TYPED_BELOW: Final = ("tblLeads", "tblTouches", "tblOrders")
"""Tables that people lengthen by typing under the last row."""
TITLED_APART: Final = ("Report", "Settings")
"""Sheets of several tables, with titles of their own."""
_INDEX_WIDTH: Final = 24


def finish(book: Workbook, places: Places, texts: Texts, looks: Looks, sheets: Sequence[str] = SHEETS) -> None:
    """Give every one of ``sheets``, whose tables are written, its titles, widths, colours, panes and print set-up."""
    for sheet_id in sheets:
        sheet = book[texts.sheet(sheet_id)]
        for place in () if sheet_id == "Report" else on_sheet(places, sheet_id):
            paper.set_widths(sheet, place, texts)
        paper.set_view(sheet, sheet_id, looks)
        paper.set_print(sheet, sheet_id, SETTINGS_HEADER_ROW if sheet_id == "Settings" else HEADER_ROW)
    for name in TYPED_BELOW:
        paper.set_column_formats(book[texts.sheet(places[name].spec.sheet)], places[name], looks)
    _title_plain_sheets(book, texts, sheets)
    _finish_lists(book, places, texts)
    finish_report(book, places, texts, looks)
    _finish_settings(book[texts.sheet("Settings")], places, texts)
    book[texts.sheet("Changes")].sheet_state = "veryHidden"


def _title_plain_sheets(book: Workbook, texts: Texts, sheets: Sequence[str]) -> None:
    for sheet_id in (sheet_id for sheet_id in sheets if sheet_id not in TITLED_APART):
        table = f"tbl{sheet_id}"
        paper.add_title(book[texts.sheet(sheet_id)], texts.title(table), texts.about(table))


def _finish_lists(book: Workbook, places: Places, texts: Texts) -> None:
    """The colours of the sheets that people work through row by row."""
    colours.colour_due(book[texts.sheet("Leads")], places["tblLeads"], ("company", "due", "status"))
    today = book[texts.sheet("Today")]
    colours.colour_due(today, places["tblToday"], ("due", "days_late"))
    colours.colour_codes(today, places["tblToday"], "block", texts, colours.BLOCKS)
    issues = book[texts.sheet("Issues")]
    colours.colour_codes(issues, places["tblIssues"], "severity", texts, colours.SEVERITIES)


def _finish_settings(sheet: Worksheet, places: Places, texts: Texts) -> None:
    paper.add_title(sheet, texts.word("settings"), texts.word("settings_about"))
    sheet.column_dimensions["A"].width = _INDEX_WIDTH
    for row, name in enumerate(SETTINGS_ORDER, SETTINGS_HEADER_ROW + 1):
        place = places[name]
        _head(sheet, SETTINGS_HEADER_ROW - 2, place.first_column, texts, name)
        _link(sheet, row, f"{place.letter(place.spec.columns[0].id)}{SETTINGS_HEADER_ROW - 2}", texts.title(name))
    paper.print_tables_apart(sheet, [places[name].first_column for name in SETTINGS_ORDER])
    _offer_settings(sheet, places["tblOptions"], texts)
    _format_group_shares(sheet, places["tblGroups"])


def _head(sheet: Worksheet, row: int, column: int, texts: Texts, table: str) -> None:
    """A heading and, below it, what the table is for."""
    sheet.cell(row, column, texts.title(table)).style = HEADING
    sheet.cell(row + 1, column, texts.about(table)).style = ABOUT


def _link(sheet: Worksheet, row: int, target: str, text: str) -> None:
    cell = sheet.cell(row, 1, text)
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"{quote_sheetname(sheet.title)}!{target}")
    cell.style = LINK


def _offer_settings(sheet: Worksheet, options: Place, texts: Texts) -> None:
    """The hint of every setting, and the choices of those that are a code; rows stand in the order of ``Options``."""
    asked: dict[str, DataValidation] = {}
    for row, option in enumerate(fields(Options), options.first_row):
        family = OPTION_FAMILIES.get(option.name, "")
        if family not in asked:
            asked[family] = hint(options, options.spec.by_id["setting"], texts, family)
            sheet.add_data_validation(asked[family])
        asked[family].add(f"{options.letter('setting')}{row}")


def _format_group_shares(sheet: Worksheet, groups: Place) -> None:
    for row in range(groups.first_row, groups.last_row + 1):
        sheet.cell(row, groups.number("most_share")).number_format = "0%"
