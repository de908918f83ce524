"""A rectangle of cells."""

import re
from typing import Any, Final

from tests.office.bridge import struct
from tests.office.engine import values
from tests.office.engine.base import base_classes

_A1: Final = re.compile(r"\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?", re.IGNORECASE)
_LAST_COLUMN: Final = 1_023
_DATE_FORMAT: Final = "YYYY-MM-DD"


def _number(letters: str) -> int:
    found = 0
    for letter in letters.upper():
        found = found * 26 + ord(letter) - 64
    return found


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Range(base_classes.Range):  # type: ignore[misc]  # the base has no types
    """Cells of a sheet, given by an address, by (row, column) from 1, two of those, or (row, column, rows, columns)."""

    options: Any = None
    sheet: Any = None

    def __init__(self, sheet: Any, first: Any, last: Any = None) -> None:  # noqa: ANN401  # the sheet; places
        self.sheet = sheet
        if isinstance(first, str):
            match = _A1.fullmatch(first)
            if match is None:
                raise ValueError(f"no address: {first}")
            last = (int(match[4] or match[2]), _number(match[3] or match[1]))
            first = (int(match[2]), _number(match[1]))
        if isinstance(first, tuple) and len(first) == 4:  # row, column, rows, columns
            row, column, rows, columns = first
            first, last = (row, column), (row + rows - 1, column + columns - 1)
        last = first if last is None else last
        self.first: tuple[int, int] = first.first if isinstance(first, Range) else tuple(first)
        self.last: tuple[int, int] = last.last if isinstance(last, Range) else tuple(last)

    @property
    def api(self) -> Any:  # noqa: ANN401  # UNO objects have no types here
        (row, column), (last_row, last_column) = self.first, self.last
        return self.sheet.api.getCellRangeByPosition(column - 1, row - 1, last_column - 1, last_row - 1)

    @property
    def _document(self) -> Any:  # noqa: ANN401  # UNO objects have no types here
        return self.sheet.book.api

    def _count(self, call: str) -> None:
        self.sheet.book.app.engine.calls[call] += 1

    @property
    def row(self) -> int:
        return self.first[0]

    @property
    def column(self) -> int:
        return self.first[1]

    @property
    def shape(self) -> tuple[int, int]:
        return self.last[0] - self.first[0] + 1, self.last[1] - self.first[1] + 1

    def __len__(self) -> int:
        rows, columns = self.shape
        return rows * columns

    @property
    def address(self) -> str:
        (row, column), (last_row, last_column) = self.first, self.last
        start = f"${_letters(column)}${row}"
        return start if self.first == self.last else f"{start}:${_letters(last_column)}${last_row}"

    def __call__(self, arg1: Any, arg2: Any = None) -> "Range":  # noqa: ANN401  # places
        if arg2 is None:
            row, column = divmod(arg1 - 1, self.shape[1])
        else:
            row, column = arg1 - 1, arg2 - 1
        place = (self.row + row, self.column + column)
        return Range(self.sheet, place, place)

    @property
    def raw_value(self) -> values.Grid:
        self._count("read")
        return values.read(self.api)

    @raw_value.setter
    def raw_value(self, data: Any) -> None:  # noqa: ANN401  # one value, or rows of values
        self._count("write")
        self._refuse_filtered()
        rows, columns = self.shape
        grid = data if isinstance(data, list | tuple) else [[data] * columns] * rows
        texts = values.typed_cells(self.api, self._document.NumberFormats, values.TEXT)
        cells, dates = values.to_write(grid, lambda row, column: (row, column) in texts)
        self.api.setDataArray(tuple(map(tuple, cells)))
        self._show_as_dates(dates)

    def _refuse_filtered(self) -> None:
        """Excel writes a block into the visible rows only, from the top: the values land in wrong rows."""
        first, (count, _) = self.row - 1, self.shape
        whole = self.sheet.api.getCellRangeByPosition(0, first, _LAST_COLUMN, first + count - 1)
        seen = {(area.StartRow, area.EndRow) for area in whole.queryVisibleCells().RangeAddresses}
        rows = self.api.Rows
        hidden = sum(last - start + 1 for start, last in seen) != count
        if hidden and any(rows.getByIndex(row).IsFiltered for row in range(count)):
            raise AssertionError(f"writes into filtered rows at {self.address}")

    def _show_as_dates(self, places: list[tuple[int, int]]) -> None:
        """As Excel does, give cells that now hold a date a format that shows it."""
        shown = values.typed_cells(self.api, self._document.NumberFormats, values.DATE)
        new = [(row + self.row - 1, column + self.column - 1) for row, column in places if (row, column) not in shown]
        if not new:
            return
        cells = self._document.createInstance("com.sun.star.sheet.SheetCellRanges")
        sheet = self.sheet.index - 1
        for row, column in new:
            where = {"Sheet": sheet, "StartRow": row, "EndRow": row, "StartColumn": column, "EndColumn": column}
            cells.addRangeAddress(struct("com.sun.star.table.CellRangeAddress", **where), True)  # noqa: FBT003
        cells.NumberFormat = self._format_key(_DATE_FORMAT)

    def _format_key(self, code: str) -> int:
        formats, locale = self._document.NumberFormats, struct("com.sun.star.lang.Locale")
        key = formats.queryKey(code, locale, False)  # noqa: FBT003
        return int(key if key >= 0 else formats.addNew(code, locale))

    @property
    def number_format(self) -> str:
        self._count("format")
        key = self.api.NumberFormat
        return "" if key is None else str(self._document.NumberFormats.getByKey(key).FormatString)

    @number_format.setter
    def number_format(self, code: str) -> None:
        self._count("format")
        self.api.NumberFormat = self._format_key(code)

    @property
    def formula(self) -> tuple[tuple[str, ...], ...]:
        self._count("formula")
        found: tuple[tuple[str, ...], ...] = self.api.getFormulaArray()
        return found

    def clear_contents(self) -> None:
        self._count("clear")
        value, date, text, formula = 1, 2, 4, 16
        self.api.clearContents(value | date | text | formula)

    def clear(self) -> None:
        self._count("clear")
        everything = 1023
        self.api.clearContents(everything)

    def copy_from(
        self,
        source_range: "Range",
        copy_type: str = "all",
        skip_blanks: bool = False,  # noqa: FBT001, FBT002  # the signature is xlwings'
        transpose: bool = False,  # noqa: FBT001, FBT002  # the signature is xlwings'
    ) -> None:
        """The number formats of one row on every row of the range; other formats are not seen here."""
        del skip_blanks, transpose
        assert copy_type == "formats"
        self._count("copy")
        for offset in range(self.shape[1]):
            code = source_range.api.getCellByPosition(offset, 0).NumberFormat
            column = self.api.getCellRangeByPosition(offset, 0, offset, self.shape[0] - 1)
            if column.NumberFormat != code:
                column.NumberFormat = code

    def add_hyperlink(self, address: str, text_to_display: str = "", screen_tip: str = "") -> None:
        del screen_tip
        self._count("hyperlink")
        cell, field = self.api.getCellByPosition(0, 0), self._document.createInstance("com.sun.star.text.TextField.URL")
        field.URL, field.Representation = address, text_to_display
        cell.setString("")
        cell.insertTextContent(cell.createTextCursor(), field, False)  # noqa: FBT003

    def select(self) -> None:
        self._document.CurrentController.select(self.api)
