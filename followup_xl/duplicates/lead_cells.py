"""The cells of the leads while some are merged: what people typed, and what it was read as."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any, Final

import pandas as pd

from followup_xl.model.book import Book, CellValue
from followup_xl.model.columns import Kind
from followup_xl.model.edits import CellEdit
from followup_xl.model.tables import LEADS
from followup_xl.plan.cells import canonical

NEVER: Final = datetime(1, 1, 1)  # noqa: DTZ001  # days of a workbook have no time zone
"""Stands for no date: before all others."""


class LeadCells:
    """The leads of a book by data row and column id; what is put into a cell is remembered as an edit."""

    def __init__(self, book: Book) -> None:
        self._frame = book.leads
        self._source = book.sources["tblLeads"]
        self._read: dict[str, dict[int, Any]] = {}
        self._put: dict[tuple[int, str], CellValue] = {}

    def text(self, row: int, column: str) -> str:
        """What a cell was read as: its text, or its code."""
        return str(self._column(column)[row])

    def day(self, row: int, column: str) -> datetime:
        """The date of a cell; the first of all days where it has none."""
        found = self._column(column)[row]
        return NEVER if pd.isna(found) else found.to_pydatetime()

    def typed(self, row: int, column: str) -> CellValue:
        """What stands in a cell, as people typed it."""
        if (row, column) in self._put:
            return self._put[row, column]
        return self._source.raw.rows[row][self._source.positions[column]]

    def put(self, row: int, column: str, text: str) -> None:
        """Write a text or a code."""
        self._put[row, column] = text
        self._column(column)[row] = text

    def take(self, row: int, column: str, other: int) -> None:
        """Write what stands in the cell of another lead."""
        code = LEADS.by_id[column].kind in {Kind.CODE, Kind.CODES}
        self._put[row, column] = (
            self.text(other, column) or self.typed(other, column) if code else self.typed(other, column)
        )
        self._column(column)[row] = self._column(column)[other]

    def is_blank(self, row: int, column: str) -> bool:
        """Whether a cell is empty and may be written; a column that the book does not have is neither."""
        return self.is_free(row, column) and canonical(self.typed(row, column)) is None

    def is_filled(self, row: int, column: str) -> bool:
        """Whether a cell holds something."""
        return column in self._source.positions and canonical(self.typed(row, column)) is not None

    def is_free(self, row: int, column: str) -> bool:
        """Whether there is such a cell, and it is neither a formula nor an error."""
        if column not in self._source.positions:
            return False
        place = (row, self._source.positions[column])
        return place not in self._source.raw.formulas and place not in self._source.raw.errors

    def frame(self) -> pd.DataFrame:
        """The typed leads as they are now."""
        changed = {column for _, column in self._put}
        now = {
            column: pd.Series(self._read[column], index=self._frame.index, dtype=self._frame[column].dtype)
            for column in sorted(changed)
        }
        return self._frame.assign(**now)

    @property
    def columns(self) -> Collection[str]:
        """The column ids that the book has."""
        return self._source.positions.keys()

    def edits(self) -> Iterator[CellEdit]:
        """Every cell that was written."""
        yield from (CellEdit("tblLeads", row, column, value) for (row, column), value in self._put.items())

    def _column(self, column: str) -> dict[int, Any]:
        if column not in self._read:
            self._read[column] = dict(zip(self._frame.index.tolist(), self._frame[column].tolist(), strict=True))
        return self._read[column]
