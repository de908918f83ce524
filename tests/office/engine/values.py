"""Cell values between LibreOffice and xlwings, with the input parsing that Excel does to texts."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

DATE, TEXT = 2, 256
"""Bits of the type of a number format (com.sun.star.util.NumberFormat)."""
DATES: Final = 2
"""Cells that hold a number shown as a date (com.sun.star.sheet.CellFlags)."""
NULL_DATE: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001  # cells know no time zone
_SECONDS: Final = 86_400
_NUMBER: Final = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d*)?(e[+-]?\d+)?%?", re.IGNORECASE)
_ISO: Final = re.compile(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}")
_SHORT: Final = re.compile(r"(\d{1,2})[-/](\d{1,2})([-/](\d{2,4}))?")

Grid = list[list[Any]]


class ErrorValue(str):
    """An error cell, by what it shows: ``#N/A``."""

    __slots__ = ()


def serial(moment: dt.date) -> float:
    """A date as the number of days that a cell holds."""
    full = moment if isinstance(moment, dt.datetime) else dt.datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001
    return (full - NULL_DATE).total_seconds() / _SECONDS


def moment(number: float) -> dt.datetime:
    """The number of a cell that is shown as a date."""
    return NULL_DATE + dt.timedelta(seconds=round(number * _SECONDS))


def format_types(area: Any, formats: Any) -> Iterator[tuple[int, Any]]:  # noqa: ANN401  # UNO objects
    """Yield the type of every number format in a range, with an address of cells that have it."""
    groups = area.UniqueCellFormatRanges
    for index in range(groups.Count):
        group = groups.getByIndex(index)
        kind = int(formats.getByKey(group.NumberFormat).Type)
        for address in group.RangeAddresses:
            yield kind, address


def typed_cells(area: Any, formats: Any, wanted: int) -> set[tuple[int, int]]:  # noqa: ANN401  # UNO objects
    """The places (row, column, from 0) in a range whose format has one of the bits ``wanted``."""
    return {
        (row, column)
        for kind, part in format_types(area, formats)
        if kind & wanted
        for top, bottom, left, right in [_inside(area, part)]
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }


def _inside(area: Any, part: Any) -> tuple[int, int, int, int]:  # noqa: ANN401  # UNO objects
    """First and last row, first and last column of a part of a range, from 0."""
    first = area.RangeAddress
    rows = part.StartRow - first.StartRow, part.EndRow - first.StartRow
    return *rows, part.StartColumn - first.StartColumn, part.EndColumn - first.StartColumn


def read(area: Any) -> Grid:  # noqa: ANN401  # UNO objects
    """The values of a range: None, text, float, datetime or ErrorValue."""
    data = area.getDataArray()
    grid: Grid = [[None if cell == "" else cell for cell in row] for row in data]
    for r, row in enumerate(data):
        if None in row:
            for c, cell in enumerate(row):
                if cell is None:
                    grid[r][c] = ErrorValue(area.getCellByPosition(c, r).String)
    for part in area.queryContentCells(DATES).RangeAddresses:
        top, bottom, left, right = _inside(area, part)
        for row in grid[top : bottom + 1]:
            row[left : right + 1] = [moment(cell) for cell in row[left : right + 1]]
    return grid


def parse(text: str) -> tuple[float | str, bool]:
    """What Excel makes of a text typed into a cell that is not formatted as text, and whether it is a date.

    Formulas are refused: no code of ours may write one by accident.
    """
    if text.startswith("'"):
        return text[1:], False
    if text[:1] in {"=", "+", "-", "@"} and not _NUMBER.fullmatch(text):
        raise AssertionError(f"Excel would read {text!r} as a formula")
    if _NUMBER.fullmatch(text.strip()):
        plain = text.strip().replace(",", "")
        return (float(plain[:-1]) / 100 if plain.endswith("%") else float(plain)), False
    if _ISO.fullmatch(text):
        year, month, day = map(int, re.split("[-/]", text))
        return serial(dt.date(year, month, day)), True
    if short := _SHORT.fullmatch(text):
        return serial(dt.date(int(short[4] or 2026), int(short[1]), int(short[2]))), True
    return text, False


def to_write(
    values: Sequence[Sequence[Any]], is_text: Callable[[int, int], bool]
) -> tuple[Grid, list[tuple[int, int]]]:
    """The numbers and texts to put into cells, and the places that hold dates now."""
    grid: Grid = []
    dates: list[tuple[int, int]] = []
    for r, row in enumerate(values):
        line: list[float | str] = []
        for c, value in enumerate(row):
            found, is_date = _cell(value, text_cell=is_text(r, c))
            line.append(found)
            if is_date:
                dates.append((r, c))
        grid.append(line)
    return grid, dates


def _cell(value: object, *, text_cell: bool) -> tuple[float | str, bool]:
    if isinstance(value, bool):
        raise TypeError("the engine writes no bool")
    if isinstance(value, dt.date):
        return serial(value), True
    if isinstance(value, int | float):
        return float(value), False
    text = str(value)
    return (text, False) if text_cell or not text else parse(text)
