"""The native charts of the report; each stands on a fixed range, which a refresh only fills anew."""

from typing import Final, Literal

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.data_source import NumDataSource, NumRef
from openpyxl.chart.error_bar import ErrorBars
from openpyxl.chart.legend import Legend
from openpyxl.chart.marker import Marker
from openpyxl.chart.series import Series
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.title import title_maker
from openpyxl.worksheet.worksheet import Worksheet

from .looks import NAVY, Looks
from .places import CHART_ROWS, Place
from .texts import Texts

GOLD, GREY, RED = "B7791F", "94A3B8", "9B1C1C"
_WIDE_CM, _NARROW_CM, _HIGH_CM, _LOW_CM = 27.0, 15.5, 9.0, 7.5

AnyChart = BarChart | LineChart


class Charts:
    """Draws the charts of one report sheet."""

    def __init__(self, sheet: Worksheet, texts: Texts, looks: Looks) -> None:
        self.sheet, self.texts, self.looks = sheet, texts, looks

    def conversion(self, place: Place, anchor: str) -> None:
        """Columns with error bars over the first rows of ``tblConversion``, which are always those of the groups."""
        chart = self._columns(place, "value", "conversion", CHART_ROWS)
        series = chart.series[0]
        series.errBars = ErrorBars(
            errBarType="both",
            errValType="cust",
            noEndCap=False,
            plus=self._numbers(place, "bar_up"),
            minus=self._numbers(place, "bar_down"),
            spPr=_line(GOLD, 19050),
        )
        reach = self._series(place, "conversion_to", NAVY, rows=CHART_ROWS)
        reach.graphicalProperties = GraphicalProperties(noFill=True)  # makes the axis as high as the error bars
        chart.series.append(reach)
        chart.overlap = 100
        chart.visible_cells_only = False  # the lengths of the error bars stand in hidden columns
        self._place(chart, "conversion", anchor, (_WIDE_CM, _HIGH_CM), "0%")

    def follow_ups(self, place: Place, anchor: str) -> None:
        """What one more follow-up is worth, and the share of wins so far, as lines."""
        chart = LineChart()
        for column, ink in (("wins_so_far", NAVY), ("one_more_is_worth", GOLD)):
            chart.series.append(self._series(place, column, ink, as_line=True))
        chart.set_categories(self._cells(place, "follow_up"))
        chart.legend = Legend()
        chart.legend.position = "b"
        chart.y_axis.scaling.max = 1
        self._place(chart, "follow-ups", anchor, (_NARROW_CM, _HIGH_CM), "0%")

    def load(self, place: Place, anchor: str) -> None:
        """Leads due on each of the coming days, and how many the team can take."""
        chart = self._columns(place, "day", "due")
        chart.x_axis.number_format = "d"
        self._over(chart, place, (("room", GREY),))
        self._place(chart, "load", anchor, (_NARROW_CM + 8, _LOW_CM), "0")

    def customers(self, place: Place, anchor: str) -> None:
        """The shares of the largest customers, their running sum, and the two lines (Pareto)."""
        chart = self._columns(place, "customer", "share")
        self._over(chart, place, (("together", GOLD), ("line_at_10", GREY), ("line_at_25", RED)))
        chart.y_axis.scaling.max = 1
        self._place(chart, "customers", anchor, (_NARROW_CM, _HIGH_CM), "0%")

    def _columns(self, place: Place, names: str, values: str, rows: int = 0) -> BarChart:
        chart = BarChart()
        chart.type, chart.gapWidth, chart.legend = "col", 60, None
        chart.series.append(self._series(place, values, NAVY, rows=rows))
        chart.set_categories(self._cells(place, names, rows))
        return chart

    def _over(self, chart: BarChart, place: Place, lines: tuple[tuple[str, str], ...]) -> None:
        """Lines over the columns, on the same axes."""
        over = LineChart()
        for column, ink in lines:
            over.series.append(self._series(place, column, ink, as_line=True))
        chart += over

    def _series(self, place: Place, column: str, ink: str, *, rows: int = 0, as_line: bool = False) -> Series:
        title = self.texts.header(place.spec.name, column)
        series: Series = SeriesFactory(self._cells(place, column, rows), title=title)
        series.graphicalProperties = _line(ink, 28575) if as_line else GraphicalProperties(solidFill=ink)
        if as_line:
            series.smooth = False
            series.marker = Marker(symbol="none")
        return series

    def _cells(self, place: Place, column: str, rows: int = 0) -> Reference:
        number = place.number(column)
        return Reference(self.sheet, number, place.first_row, number, place.header_row + (rows or place.rows))

    def _numbers(self, place: Place, column: str) -> NumDataSource:
        return NumDataSource(numRef=NumRef(f=str(self._cells(place, column, CHART_ROWS))))

    def _place(
        self, chart: AnyChart, section: str, anchor: str, size: tuple[float, float], form: Literal["0%", "0"]
    ) -> None:
        chart.width, chart.height = size  # type: ignore[assignment]  # centimetres may have decimals
        chart.title = title_maker(self.texts.chart(section))
        chart.title.overlay = False
        chart.y_axis.number_format, chart.y_axis.scaling.min = form, 0
        chart.y_axis.majorGridlines = None
        chart.x_axis.delete = chart.y_axis.delete = False
        if self.looks.rtl:
            chart.x_axis.scaling.orientation = "maxMin"
        self.sheet.add_chart(chart, anchor)


def _line(ink: str, width: int) -> GraphicalProperties:
    """A line; ``width`` in EMU."""
    look = GraphicalProperties()
    look.line.solidFill, look.line.width = ink, width
    return look


PLACES: Final = {"load": "E", "follow_ups": "I", "customers": "H"}
"""The column beside a table at which its chart begins."""
