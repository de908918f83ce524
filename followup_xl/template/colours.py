"""Conditional formats: what is overdue and what is due today shows from ``TODAY()``, with or without a refresh."""

from typing import Final

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from .lists import add_name
from .places import LAST_ROW, Place
from .texts import Texts

RED: Final = ("FBD5D5", "9B1C1C")
YELLOW: Final = ("FDF0C4", "7A4B00")
BLUE: Final = ("D9E8FB", "1E429F")
GREEN: Final = ("D8F0E0", "14532D")
GREY: Final = ("", "9CA3AF")
LEAST: Final = "fx.least_leads"
QUIET: Final = ("E5E7EB", "374151")
BLOCKS: Final = {
    "overdue": RED, "today": YELLOW, "promised": GREEN, "no-next-step": BLUE, "coming": QUIET, "parked": QUIET,
}  # fmt: skip
SEVERITIES: Final = {"error": RED, "ask": YELLOW}


def colour_due(sheet: Worksheet, place: Place, columns: tuple[str, ...]) -> None:
    """Colour ``columns`` of every row whose ``Due`` has passed, or is today."""
    due = f"${place.letter('due')}{place.first_row}"
    for column in columns:
        reach = place.reach(column)
        _add(sheet, reach, f"AND(ISNUMBER({due}),{due}<TODAY())", RED)
        _add(sheet, reach, f"AND(ISNUMBER({due}),{due}=TODAY())", YELLOW)


def colour_codes(
    sheet: Worksheet, place: Place, column: str, texts: Texts, colours: dict[str, tuple[str, str]]
) -> None:
    """Colour the cells of a coded column by their label."""
    family = place.spec.by_id[column].family
    cell = f"${place.letter(column)}{place.first_row}"
    for code, colour in colours.items():
        _add(sheet, place.reach(column), f'{cell}="{texts.label(family, code)}"', colour)


def grey_few(book: Workbook, sheet: Worksheet, place: Place, texts: Texts) -> None:
    """Show the rates of a row in grey when it has fewer leads than the option ``report-min-leads`` asks for."""
    setting, option = (texts.header("tblOptions", column) for column in ("setting", "option"))
    few = texts.label("option", "report-min-leads")
    least = f'INDEX(tblOptions[{setting}],MATCH("{few}",tblOptions[{option}],0))'
    leads = f"${place.letter('leads')}{place.first_row}"
    add_name(book, LEAST, least)
    reach = f"{place.letter('conversion')}{place.first_row}:{place.letter('win_rate_to')}{LAST_ROW}"
    _add(sheet, reach, f"AND(ISNUMBER({leads}),{leads}<{LEAST})", GREY)


def _add(sheet: Worksheet, reach: str, formula: str, colour: tuple[str, str]) -> None:
    paper, ink = colour
    look = DifferentialStyle(font=Font(color=ink), fill=PatternFill("solid", bgColor=paper) if paper else None)
    sheet.conditional_formatting.add(reach, Rule(type="expression", dxf=look, formula=[formula]))
