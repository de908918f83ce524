"""Customer lists as teams really keep them, made by code: one description a workbook, written with openpyxl."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

Cell = str | float | dt.date | None


@dataclass(frozen=True)
class CustomerList:
    """A workbook and what is to be found in it.

    ``head`` are the headings (``|`` between them), in row ``row`` and from sheet column ``column`` on; ``rows`` the
    data below. ``means`` tells the letter of the column of each of our ids; ``asks`` those that are asked. ``above``
    and ``below`` are rows beyond the list, by sheet row; ``merged`` merged cells; ``others`` sheets with their rows.
    ``epoch_1904`` counts days from 1904, ``finish`` does the rest to the sheet of the list. ``moves``: the data begin
    in ``row`` and move down by one when headings are put in there.
    """

    name: str
    head: str
    rows: Sequence[Sequence[Cell]]
    means: str
    asks: str = ""
    row: int = 1
    column: int = 1
    sheet: str = "Customers"
    last: int = 0
    orders: Mapping[str, str] = field(default_factory=dict)
    above: Mapping[int, Sequence[Cell]] = field(default_factory=dict)
    below: Mapping[int, Sequence[Cell]] = field(default_factory=dict)
    merged: Sequence[str] = ()
    others: Mapping[str, Sequence[Sequence[Cell]]] = field(default_factory=dict)
    others_first: bool = False
    table: str = ""
    filtered: bool = False
    epoch_1904: bool = False
    finish: Callable[[Worksheet], None] | None = None
    moves: bool = False

    @property
    def last_row(self) -> int:
        """The last row of the list."""
        return self.last or self.row + len(self.rows)

    @property
    def expected(self) -> dict[str, str]:
        """Letters by column id of what is sure."""
        return dict(pair.split("=") for pair in self.means.split())

    def save(self, path: Path) -> Path:
        """Write the workbook."""
        book = Workbook()
        book.remove(book.worksheets[0])
        if self.epoch_1904:
            book.epoch = CALENDAR_MAC_1904
        if self.others_first:
            self._write_others(book)
        sheet = book.create_sheet(self.sheet)
        self._write_list(sheet)
        if not self.others_first:
            self._write_others(book)
        book.save(path)
        return path

    def _write_list(self, sheet: Worksheet) -> None:
        heads = [text or None for text in self.head.split("|")]
        for number, values in {**self.above, **self.below}.items():
            _write(sheet, number, 1, values)
        _write(sheet, self.row, self.column, heads)
        for number, values in enumerate(self.rows, self.row + 1 - self.moves):
            _write(sheet, number, self.column, values)
        first, last = get_column_letter(self.column), get_column_letter(self.column + len(heads) - 1)
        ref = f"{first}{self.row}:{last}{self.last_row}"
        if self.table:
            sheet.add_table(Table(displayName=self.table, ref=ref))
        if self.filtered:
            sheet.auto_filter.ref = ref
        for area in self.merged:
            sheet.merge_cells(area)
        if self.finish:
            self.finish(sheet)

    def _write_others(self, book: Workbook) -> None:
        for title, rows in self.others.items():
            other = book.create_sheet(title)
            for number, values in enumerate(rows, 1):
                _write(other, number, 1, values)


def _write(sheet: Worksheet, row: int, column: int, values: Sequence[Cell]) -> None:
    for offset, value in enumerate(values):
        if value is not None:
            sheet.cell(row, column + offset, value)
