"""A sheet of somebody's workbook as adoption looks at it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from followup_xl.model.book import CellValue, column_letters
from followup_xl.validate.texts import text_of


class Box(NamedTuple):
    """A rectangle of cells: 1-based sheet coordinates, both ends included."""

    min_row: int
    min_column: int
    max_row: int
    max_column: int

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies in it."""
        return self.min_row <= row <= self.max_row and self.min_column <= column <= self.max_column

    def __str__(self) -> str:
        """``B5:K40``."""
        first, last = column_letters(self.min_column), column_letters(self.max_column)
        return f"{first}{self.min_row}:{last}{self.max_row}"


@dataclass(frozen=True, slots=True)
class TableThere:
    """An Excel table that is there already: ``box`` is its header and data without a row of totals."""

    name: str
    box: Box


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """The values of a sheet from A1 on, its merged cells, formulas (row, column) and tables.

    ``row_put_in`` is a row that the sheet itself does not have yet, 0 for none.
    """

    name: str
    rows: Sequence[Sequence[CellValue]]
    merged: Sequence[Box] = ()
    formulas: Collection[tuple[int, int]] = frozenset()
    tables: Sequence[TableThere] = ()
    row_put_in: int = 0

    def value(self, row: int, column: int) -> CellValue:
        """The value of a cell, None where there is none."""
        if not 0 < row <= len(self.rows):
            return None
        values = self.rows[row - 1]
        return values[column - 1] if 0 < column <= len(values) else None

    def text(self, row: int, column: int) -> str:
        """The value of a cell as text, "" where there is none."""
        return text_of(self.value(row, column))

    def is_filled(self, row: int, column: int) -> bool:
        """Whether a cell shows something."""
        return (row, column) in self.formulas or self.text(row, column) != ""

    def heading(self, row: int, column: int) -> str:
        """The heading a reader sees for a column: its cell in the row, or the one merged down to it."""
        own = self.text(row, column)
        if own:
            return own
        above = next((box for box in self.merged if box.holds(row, column) and box.min_row < row), None)
        return self.text(above.min_row, above.min_column) if above else ""

    def group_heading(self, row: int, column: int) -> str:
        """The heading of the group of columns above a heading, "" where there is none."""
        over = next((box for box in self.merged if box.holds(row - 1, column) and box.max_row == row - 1), None)
        return self.text(over.min_row, over.min_column) if over else ""

    def with_row(self, row: int) -> "SheetGrid":
        """The same with an empty row put in as ``row``; a sheet with formulas or merged cells cannot move."""
        return replace(self, rows=[*self.rows[: row - 1], [], *self.rows[row - 1 :]], row_put_in=row)

    @property
    def last_row(self) -> int:
        """The last row with a value."""
        return len(self.rows)

    @property
    def last_column(self) -> int:
        """The last column with a value."""
        return max((len(row) for row in self.rows), default=0)
