"""The native bar chart of the report: conversion by group."""

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.title import title_maker
from openpyxl.worksheet.worksheet import Worksheet

from .looks import NAVY
from .places import CHART_ROWS, Place
from .texts import Texts

_WIDTH_CM, _HEIGHT_CM = 30, 9


def add_chart(sheet: Worksheet, row: int, place: Place, texts: Texts) -> None:
    """Draw at ``row`` the conversion of the first rows of ``tblConversion``, which are always those of the groups."""
    chart = BarChart()
    chart.type, chart.legend, chart.gapWidth = "col", None, 60
    chart.width, chart.height = _WIDTH_CM, _HEIGHT_CM
    chart.add_data(_cells(sheet, place, "conversion"))
    chart.set_categories(_cells(sheet, place, "value"))
    series = chart.series[0]
    series.tx = SeriesLabel(v=texts.word("chart"))
    series.graphicalProperties = GraphicalProperties(solidFill=NAVY)
    chart.title = title_maker(texts.word("chart"))
    chart.title.overlay = False
    series.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False, numFmt="0%")
    chart.y_axis.number_format, chart.y_axis.scaling.min = "0%", 0
    chart.y_axis.majorGridlines = None
    chart.x_axis.delete = chart.y_axis.delete = False
    sheet.add_chart(chart, f"A{row}")


def _cells(sheet: Worksheet, place: Place, column: str) -> Reference:
    number = place.number(column)
    return Reference(sheet, number, place.first_row, number, place.header_row + CHART_ROWS)
