"""Writes one table: its header with names and hints, its rows in their looks, and the Excel table around them."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import absolute_coordinate, quote_sheetname
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableFormula, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from followup_xl.model.columns import Column, Kind, Owner
from followup_xl.model.tables_review import REVIEW_COLUMNS

from .lists import add_name, hint
from .looks import HEADER, HEADER_COMPUTED, HEADER_LOG, LOG, REPORT, Looks
from .places import Place
from .texts import Texts

WRAPPED: Final = {
    "tblToday": {"why", "say", "when_and_note", "tags"},
    "tblIssues": {"what", "why", "how_to_mend"},
    "tblRejects": {"what", "reason", "cure"},
    "tblDuplicates": {"why"},
    "tblExceptions": {"base", "returned", "what", "mend"},
}
"""Columns whose text may take several lines; elsewhere a row stays one line high."""
FILTERED: Final = frozenset(
    {
        "tblToday",
        "tblLeads",
        "tblTouches",
        "tblOrders",
        "tblIssues",
        "tblChanges",
        "tblCalendar",
        "tblSegments",
        "tblPlaybook",
        *REVIEW_COLUMNS,
    }
)
"""Tables with filter buttons: the long ones."""
HINTED_BY_ROW: Final = ("tblOptions", "setting")
"""The column whose rows have choices of their own; two hints on a cell would contradict each other."""
_HEADER_HEIGHT: Final = 34.0


def write_value(cell: Cell, value: Any) -> None:  # noqa: ANN401  # whatever a cell can hold
    """Write a value; text that begins like a formula stays text."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


@dataclass(frozen=True)
class TableWriter:
    """Writes the table of ``place`` into ``sheet``."""

    book: Workbook
    sheet: Worksheet
    place: Place
    texts: Texts
    looks: Looks

    def write(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write the header, the data rows (values by column id) and the Excel table around them."""
        self.sheet.row_dimensions[self.place.header_row].height = _HEADER_HEIGHT
        table = self._new_table()
        for offset, column in enumerate(self.place.spec.columns):
            self._write_header(column)
            self._write_cells(column, [row.get(column.id) for row in rows])
            if column.kind is Kind.LINK:
                self._write_links(column, table.tableColumns[offset])
        self.sheet.add_table(table)

    def _cell(self, column: Column, row: int) -> Cell:
        cell = self.sheet.cell(row, self.place.number(column.id))
        assert isinstance(cell, Cell)  # noqa: S101  # no sheet has merged cells
        return cell

    def _header(self, column_id: str) -> str:
        return self.texts.header(self.place.spec.name, column_id)

    def _write_header(self, column: Column) -> None:
        cell = self._cell(column, self.place.header_row)
        cell.value = self._header(column.id)
        cell.style = self._header_style(column)
        target = f"{quote_sheetname(self.sheet.title)}!{absolute_coordinate(cell.coordinate)}"
        add_name(self.book, self.place.spec.header_name(column.id), target)
        if (self.place.spec.name, column.id) == HINTED_BY_ROW:
            return
        asked = hint(self.place, column, self.texts)
        asked.add(self.place.reach(column.id) if column.owner is Owner.PEOPLE else cell.coordinate)
        self.sheet.add_data_validation(asked)

    def _header_style(self, column: Column) -> str:
        if self._is_log(column):
            return HEADER_LOG
        return HEADER if column.owner is Owner.PEOPLE else HEADER_COMPUTED

    def _style(self, column: Column) -> str:
        """The style of data cells, "" for the one of their owner."""
        if self._is_log(column):
            return LOG
        return REPORT if self.place.spec.sheet == "Report" else ""

    def _is_log(self, column: Column) -> bool:
        """Whether the cells are those in which a salesperson logs a touch."""
        return self.place.spec.name == "tblToday" and column.owner is Owner.PEOPLE

    def _write_cells(self, column: Column, values: Sequence[Any]) -> None:
        first = self._cell(column, self.place.first_row)
        wrap = column.id in WRAPPED.get(self.place.spec.name, ())
        self.looks.dress(first, column, self._style(column), wrap=wrap)
        for index in range(self.place.rows):
            cell = self._cell(column, self.place.first_row + index)
            # Finding the style anew for each cell would take most of the time of a build.
            cell._style = copy(first._style)  # type: ignore[attr-defined]  # noqa: SLF001
            if index < len(values):
                write_value(cell, values[index])

    def _write_links(self, column: Column, calculated: TableColumn) -> None:
        """Every row links to where it is about."""
        formula = self._link_formula()
        calculated.calculatedColumnFormula = TableFormula(attr_text=formula)
        for row in range(self.place.first_row, self.place.last_row + 1):
            cell = self._cell(column, row)
            cell.value = f"={formula}"
            cell.font = copy(self.looks.link_font)

    def _link_formula(self) -> str:
        """To the cell that the row names, else to the row of its lead."""
        if "cell" in self.place.spec.by_id:
            named = self._of_row("cell")
            target = f'"#"&{named}'
        else:
            named = self._of_row("lead")
            ids = self.texts.header("tblLeads", "id")
            above = f"ROW(tblLeads[[#Headers],[{ids}]])"
            target = f'"#{self._leads}!B"&{above}+MATCH({named},tblLeads[{ids}],0)'
        return f'IF({named}="","",HYPERLINK({target},"{self.texts.word("arrow")}"))'

    @property
    def _leads(self) -> str:
        return quote_sheetname(self.texts.sheet("Leads"))

    def _of_row(self, column_id: str) -> str:
        return f"{self.place.spec.name}[[#This Row],[{self._header(column_id)}]]"

    def _new_table(self) -> Table:
        place = self.place
        columns = [TableColumn(id=number, name=self._header(c.id)) for number, c in enumerate(place.spec.columns, 1)]
        return Table(
            displayName=place.spec.name,
            ref=place.ref,
            tableColumns=columns,
            autoFilter=AutoFilter(ref=place.ref) if place.spec.name in FILTERED else None,
            tableStyleInfo=TableStyleInfo(name="TableStyleLight1", showRowStripes=False),
        )
