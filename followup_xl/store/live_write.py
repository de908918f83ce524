"""Writes the changes of one table of an open workbook, block by block."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, TypeAlias

from followup_xl.i18n import load
from followup_xl.model.book import CellValue, column_letters
from followup_xl.model.changes import ColumnLinks, ColumnWrite, TableAppend, TableReplace
from followup_xl.model.columns import Column, Kind
from followup_xl.model.tables import TABLES
from followup_xl.store.live_cells import runs, typed
from followup_xl.store.live_read import LiveTable
from followup_xl.store.refusals import CellInTheWayError

Change: TypeAlias = ColumnWrite | TableReplace | TableAppend
Rows: TypeAlias = Sequence[Sequence[CellValue]]
LIKE: Final = "contact"
"""The column whose look a column of links takes on again."""
TEXT_FORMAT: Final = "@"
TEXT_COLUMNS: Final = frozenset({"phone", "email", "telegram", "instagram"})
"""Columns that hold text which looks like a number or an address; with IDs they are formatted as text."""


class TableWriter:
    """Writes into the table ``live``; ``others`` are all tables of the workbook, which it must not grow into."""

    def __init__(self, live: LiveTable, others: Iterable[LiveTable]) -> None:
        self.live, self.raw = live, live.raw
        self.count = len(live.raw.rows)
        self._others = [other for other in others if other is not live and other.raw.sheet == live.raw.sheet]
        self._columns = [_column(live, position) for position in range(len(live.raw.headers))]

    @property
    def moved(self) -> bool:
        """Whether the table is not where it was, or its first column does not hold what it held."""
        area, raw = self.live.table.range, self.raw
        if (area.row, area.column, *area.shape) != (raw.header_row, raw.first_column, *self._shape(self.count)):
            return True
        now = self._block(0, self.count, 0, 0).options(ndim=2, err_to_str=True).value if self.count else []
        places = [(row, 0) for row in range(self.count)]
        return any(now[row][0] != raw.rows[row][0] for row, _ in places if (row, 0) not in raw.errors)

    def check(self, change: Change) -> None:
        """Find out whether a change has room; raises ``CellInTheWayError``."""
        if isinstance(change, ColumnWrite):
            return
        last = self._size_after(change)
        if last <= self.count:
            return
        first, below = self.raw.header_row + 1 + self.count + self.live.totals, last - self.count
        if any(_meets(other, first, below, self.raw.first_column, len(self.raw.headers)) for other in self._others):
            raise self._no_room()
        found = self._range(first, below, 0, len(self.raw.headers) - 1).options(ndim=2, err_to_str=True).value
        if any(value not in {None, ""} for row in found for value in row):
            raise self._no_room()

    def _no_room(self) -> CellInTheWayError:
        below = f"{column_letters(self.raw.first_column)}{self.raw.header_row + 1 + self.count}"
        return CellInTheWayError(table=self.raw.name, sheet=self.raw.sheet, ref=below, file=self.raw.sheet)

    def show_all_rows(self) -> None:
        """Clear the table's filter: Excel writes a block past the rows that a filter hides."""
        if self.live.table.show_autofilter:
            self.live.table.show_autofilter = False
            self.live.table.show_autofilter = True

    def write(self, change: Change) -> None:
        """Make a change."""
        if isinstance(change, ColumnWrite):
            self._write_cells(change, change.new)
        elif isinstance(change, TableReplace):
            self._replace(change.rows, change.links)
        else:
            self._append(change.rows)

    def undoing(self, change: Change) -> Callable[[], None]:
        """What takes a change back, all of it or the part that was made."""
        if isinstance(change, ColumnWrite):
            return lambda: self._write_cells(change, change.old)
        before, rows = self.count, list(self.raw.rows)
        unlinked = ColumnLinks(change.links.header, ()) if isinstance(change, TableReplace) and change.links else None
        return (
            (lambda: self._replace(rows, unlinked))
            if isinstance(change, TableReplace)
            else (lambda: self._resize(before))
        )

    def _size_after(self, change: TableReplace | TableAppend) -> int:
        if isinstance(change, TableReplace):
            return max(1, len(change.rows))
        return self._first_free() + len(change.rows)

    def _first_free(self) -> int:
        """The data row to append at: a lone blank row is filled first."""
        typed_in = {position for position in range(len(self.raw.headers)) if self._is_typed(position)}
        rows = self.raw.rows
        lone = self.count == 1 and len(rows) == 1 and all(rows[0][place] in {None, ""} for place in typed_in)
        return 0 if lone else self.count

    def _is_typed(self, position: int) -> bool:
        """Whether a column holds values, and neither links nor formulas of the sheet's own."""
        column = self._columns[position]
        return (0, position) not in self.raw.formulas and not (column and column.kind is Kind.LINK)

    def _write_cells(self, change: ColumnWrite, values: Sequence[CellValue]) -> None:
        position = self.raw.headers.index(change.header)
        new = dict(zip(change.rows, values, strict=True))
        for first, last in self._stretches(position, sorted(new)):
            old = (row[position] for row in self.raw.rows[first : last + 1])
            rows = [[new.get(row, before)] for row, before in enumerate(old, first)]
            self._put(rows, first, position, position)

    def _stretches(self, position: int, rows: Sequence[int]) -> Iterable[tuple[int, int]]:
        """The rows, and those between them, as few blocks; formulas and errors that stand between are left out."""
        wanted = set(rows)
        fixed = {row for row, place in (*self.raw.formulas, *self.raw.errors) if place == position} - wanted
        return runs(row for row in range(rows[0], rows[-1] + 1) if row not in fixed)

    def _replace(self, rows: Rows, links: ColumnLinks | None) -> None:
        count, before = max(1, len(rows)), self.count
        if count < before:
            self._block(count, before - count, 0, len(self.raw.headers) - 1).clear_contents()
        self._resize(count)
        if links:
            self._unlink(self.raw.headers.index(links.header), max(count, before))
        blank = (None,) * len(self.raw.headers)
        self._put_typed(rows or (blank,), 0)
        if links:
            self._link(links, rows)

    def _unlink(self, position: int, count: int) -> None:
        """Take the links off a column's cells, also off those that left the table: they belong to other leads now.

        Only clearing everything does that in every Excel; the look comes back from another column.
        """
        self._block(0, count, position, position).clear()
        like = next((place for place, column in enumerate(self._columns) if column and column.id == LIKE), None)
        if like is not None:
            self._block(0, self.count, position, position).copy_from(self._block(0, 1, like, like), copy_type="formats")

    def _link(self, links: ColumnLinks, rows: Rows) -> None:
        """Put the links onto the cells, one call each: there are no more than a day's work."""
        position = self.raw.headers.index(links.header)
        for row, address in enumerate(links.links):
            if address:
                shown = str(rows[row][position] or address)
                self._block(row, 1, position, position).add_hyperlink(address, text_to_display=shown)

    def _append(self, rows: Rows) -> None:
        first = self._first_free()
        self._resize(first + len(rows))
        self._put_typed(rows, first)

    def _put_typed(self, rows: Rows, first: int) -> None:
        typed_columns = [position for position in range(len(self.raw.headers)) if self._is_typed(position)]
        for left, right in runs(typed_columns):
            self._put([row[left : right + 1] for row in rows], first, left, right)

    def _put(self, rows: Rows, first: int, left: int, right: int) -> None:
        """Write one block, the cells of IDs and addresses as text."""
        texts = [place for place in range(left, right + 1) if self._is_text(place)]
        for place in texts:
            self._block(first, len(rows), place, place).number_format = TEXT_FORMAT
        cells = [[typed(v, text_cell=place in texts) for place, v in enumerate(row, left)] for row in rows]
        self._block(first, len(rows), left, right).value = cells

    def _is_text(self, position: int) -> bool:
        column = self._columns[position]
        return column is not None and (column.kind is Kind.ID or column.id in TEXT_COLUMNS)

    def _resize(self, count: int) -> None:
        """Give the table ``count`` data rows; new ones look like the last one."""
        if count == self.count:
            return
        if self.live.totals:
            self.live.table.show_totals = False
        rows, columns = count + 1, len(self.raw.headers)
        top = (self.raw.header_row, self.raw.first_column)
        self.live.table.resize(self.live.sheet.range(top, (top[0] + rows - 1, top[1] + columns - 1)))
        if count > self.count:
            last = self._block(self.count - 1, 1, 0, columns - 1)
            self._block(self.count, count - self.count, 0, columns - 1).copy_from(last, copy_type="formats")
        if self.live.totals:
            self.live.table.show_totals = True
        self.count = count

    def _shape(self, rows: int) -> tuple[int, int]:
        """Rows and columns of the whole table with that many data rows."""
        return rows + 1 + self.live.totals, len(self.raw.headers)

    def _block(self, first: int, rows: int, left: int, right: int) -> Any:  # noqa: ANN401  # an xlwings Range
        """Cells of the table by data row and column, both from 0."""
        return self._range(self.raw.header_row + 1 + first, rows, left, right)

    def _range(self, row: int, rows: int, left: int, right: int) -> Any:  # noqa: ANN401  # an xlwings Range
        first = self.raw.first_column
        return self.live.sheet.range((row, first + left), (row + rows - 1, first + right))


def _column(live: LiveTable, position: int) -> Column | None:
    """Which of our columns stands at a position."""
    raw = live.raw
    known = raw.ids[position] or load().column(raw.name, raw.headers[position])
    return TABLES[raw.name].by_id.get(known or "")


def _meets(other: LiveTable, first: int, rows: int, left: int, columns: int) -> bool:
    """Whether a table reaches into a rectangle of its sheet."""
    raw = other.raw
    beside = raw.first_column + len(raw.headers) <= left or left + columns <= raw.first_column
    above = raw.header_row + len(raw.rows) + other.totals < first
    return not (beside or above or first + rows <= raw.header_row)
