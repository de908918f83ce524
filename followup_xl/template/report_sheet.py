"""The Report sheet: blocks below each other on one grid of columns, charts beside them, made to be read and printed."""

from collections.abc import Mapping
from typing import Final

from openpyxl import Workbook
from openpyxl.formatting.rule import ColorScaleRule, Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from . import paper
from .chart import PLACES, Charts
from .colours import GREY, LEAST, grey_few
from .looks import ABOUT, HEADER_COMPUTED, HEADING, LINK, REPORT, Looks
from .places import CHART_HEIGHT_ROWS, GROWING, REPORT_ORDER, Place
from .texts import Texts

WIDTHS: Final = (26, 22, 14, 14, 14, 14, *[10.5] * 6, 42)
"""Columns A to M. What has more to say than its column runs over the empty ones beside it."""
HELPERS: Final = ("bar_up", "bar_down")
"""Columns of ``tblConversion`` that only its chart needs; they stand in hidden columns."""
INDEX_COLUMN: Final = 13
SENTENCE: Final = 50
"""A last column of at least this width holds sentences."""
COUNTS: Final = {"tblDependence": (3,)}
"""Rows of a table of measures whose value is a number of something."""
SHARES: Final = {"tblHeadline": (5, 6, 11, 12), "tblDependence": (1, 2)}
"""Rows of a table of measures whose value is a share."""
HIDDEN: Final = ";;;"
"""A number that is there for a chart and for nobody to read."""
FORMATS: Final = {
    ("tblDifferences", "p"): "0.000",
    ("tblDifferences", "chi_square"): "0.0",
    ("tblNorms", "median_follow_ups"): "0.0",
    ("tblPromises", "median_days_late"): "0.0",
    ("tblFollowUps", "one_more_is_worth"): "0.0%",
    ("tblDependence", "value"): "0.00",
    ("tblNps", "value"): "0",
    ("tblHeadline", "value"): "#,##0",
    (GROWING, "bar_up"): HIDDEN,
    (GROWING, "bar_down"): HIDDEN,
}
LINKED: Final = {"tblHeadline": {1: "Leads", 2: "Leads", 3: "Leads", 4: "Leads", 7: "Today", 8: "Today", 10: "Today"}}
"""Numbers that lead to the sheet with the rows they count: by table and row."""
_HEATED: Final = ("within_14_days", "within_90_days")
_PALE, _DEEP, _MARK_INK, _HATCH = "FFFFFF", "6FA3CF", "64748B", "CBD5E1"
_PAGE_POINTS: Final = 725.0
_LINE, _HEAD = 15.0, 34.0


def finish_report(book: Workbook, places: Mapping[str, Place], texts: Texts, looks: Looks) -> None:
    """Give the Report sheet its titles, widths, formats, charts, links and page breaks."""
    sheet = book[texts.sheet("Report")]
    paper.add_title(sheet, texts.word("report"), texts.word("report_about"))
    sheet.print_title_rows = "1:2"
    _set_widths(sheet, places[GROWING])
    for name in REPORT_ORDER[1:]:
        _head(sheet, _heading_row(places[name]), texts, name)
    _format(sheet, places, looks)
    _add_charts(places, Charts(sheet, texts, looks))
    _mark_cohorts(sheet, places["tblCohorts"])
    grey_few(book, sheet, places[GROWING], texts)
    _link_numbers(sheet, places, texts)
    _add_index(sheet, places, texts)
    _break_pages(sheet, places)


def _heading_row(place: Place) -> int:
    """The row of the heading: two above the header, or above the chart that stands there."""
    return place.header_row - 2 - (CHART_HEIGHT_ROWS if place.spec.name == GROWING else 0)


def _set_widths(sheet: Worksheet, growing: Place) -> None:
    for number, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for column in HELPERS:
        sheet.column_dimensions[growing.letter(column)].hidden = True
        for row in _rows(growing):
            sheet.cell(row, growing.number(column)).alignment = Alignment(shrink_to_fit=True)  # else "###" peeps out


def _head(sheet: Worksheet, row: int, texts: Texts, table: str) -> None:
    sheet.cell(row, 1, texts.title(table)).style = HEADING
    sheet.cell(row + 1, 1, texts.about(table)).style = ABOUT


def _rows(place: Place) -> range:
    return range(place.first_row, place.last_row + 1)


def _format(sheet: Worksheet, places: Mapping[str, Place], looks: Looks) -> None:
    """Numbers as the measure asks for; text never wraps, so that no row grows higher than a line."""
    for (table, column), form in FORMATS.items():
        for row in _rows(places[table]):
            sheet.cell(row, places[table].number(column)).number_format = form
    for found, form in ((SHARES, "0.0%"), (COUNTS, "0")):
        for table, numbers in found.items():
            for row in numbers:
                sheet.cell(places[table].header_row + row, places[table].number("value")).number_format = form
    for place in (places[name] for name in REPORT_ORDER):
        if place.spec.columns[-1].width >= SENTENCE and place.last_column < INDEX_COLUMN - 1:
            _make_room(sheet, place, looks)


def _make_room(sheet: Worksheet, place: Place, looks: Looks) -> None:
    """The sentences of the last column run over the cells beside it, which look like part of the table."""
    side = "right" if looks.rtl else "left"
    for row in (place.header_row, *_rows(place)):
        first = sheet.cell(row, place.last_column)
        before = first.alignment
        first.alignment = Alignment(side, before.vertical, readingOrder=before.readingOrder, indent=1)
        for column in range(place.last_column + 1, INDEX_COLUMN - 1):
            sheet.cell(row, column).style = HEADER_COMPUTED if row == place.header_row else REPORT


def _add_charts(places: Mapping[str, Place], charts: Charts) -> None:
    charts.conversion(places[GROWING], f"A{places[GROWING].header_row - CHART_HEIGHT_ROWS}")
    charts.load(places["tblLoad"], f"{PLACES['load']}{places['tblLoad'].header_row}")
    charts.follow_ups(places["tblFollowUps"], f"{PLACES['follow_ups']}{places['tblFollowUps'].header_row}")
    charts.customers(places["tblCustomers"], f"{PLACES['customers']}{places['tblCustomers'].header_row - 2}")


def _mark_cohorts(sheet: Worksheet, place: Place) -> None:
    """A colour scale over the shares, grey for few leads, and hatching where a word stands instead of a share."""
    first, last = (place.letter(column) for column in _HEATED)
    reach = f"{first}{place.first_row}:{last}{place.last_row}"
    hatch = DifferentialStyle(font=Font(color=_MARK_INK), fill=PatternFill("lightUp", fgColor=_HATCH, bgColor=_PALE))
    is_word = Rule(type="expression", dxf=hatch, formula=[f"ISTEXT({first}{place.first_row})"], stopIfTrue=True)
    sheet.conditional_formatting.add(reach, is_word)
    leads = f"${place.letter('leads')}{place.first_row}"
    grey = DifferentialStyle(font=Font(color=GREY[1]))
    few = Rule(type="expression", dxf=grey, formula=[f"AND(ISNUMBER({leads}),{leads}<{LEAST})"], stopIfTrue=True)
    sheet.conditional_formatting.add(reach, few)
    scale = ColorScaleRule(  # type: ignore[no-untyped-call]  # openpyxl has no types for it
        start_type="num", start_value=0, start_color=_PALE, end_type="max", end_color=_DEEP
    )
    sheet.conditional_formatting.add(reach, scale)


def _link_numbers(sheet: Worksheet, places: Mapping[str, Place], texts: Texts) -> None:
    for table, rows in LINKED.items():
        place = places[table]
        for row, target in rows.items():
            cell = sheet.cell(place.header_row + row, place.number("value"))
            location = f"{quote_sheetname(texts.sheet(target))}!A4"
            cell.hyperlink = Hyperlink(ref=cell.coordinate, location=location)
            cell.value = None  # a link fills an empty cell with its address


def _add_index(sheet: Worksheet, places: Mapping[str, Place], texts: Texts) -> None:
    """Links to every block, beside the first ones."""
    for row, name in enumerate(REPORT_ORDER[1:], places[REPORT_ORDER[0]].header_row):
        cell = sheet.cell(row, INDEX_COLUMN, texts.title(name))
        target = f"{quote_sheetname(sheet.title)}!A{_heading_row(places[name])}"
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=target)
        cell.style = LINK


def _break_pages(sheet: Worksheet, places: Mapping[str, Place]) -> None:
    """A new page before a block that would not fit on the one begun."""
    used = 0.0
    for place in (places[name] for name in REPORT_ORDER):
        height = _height(place)
        if used and used + height > _PAGE_POINTS:
            sheet.row_breaks.append(Break(id=_heading_row(place) - 1))
            used = 0.0
        used += height


def _height(place: Place) -> float:
    chart = CHART_HEIGHT_ROWS * _LINE if place.spec.name == GROWING else 0.0
    return 3 * _LINE + _HEAD + place.rows * _LINE + chart
