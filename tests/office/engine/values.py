"""Cell values between LibreOffice and xlwings, with the input parsing that Excel does to texts."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

DATE, TIME, TEXT, LOGICAL = 2, 4, 256, 1024
"""Bits of the type of a number format (com.sun.star.util.NumberFormat)."""
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


def typed_areas(area: Any, formats: Any, wanted: int) -> Iterator[tuple[int, int, int, int]]:  # noqa: ANN401
    """The parts (first and last row, first and last column, from 0) whose format has one of the bits ``wanted``."""
    first = area.RangeAddress
    for kind, part in format_types(area, formats):
        if kind & wanted:
            rows = part.StartRow - first.StartRow, part.EndRow - first.StartRow
            yield *rows, part.StartColumn - first.StartColumn, part.EndColumn - first.StartColumn


def typed_cells(area: Any, formats: Any, wanted: int) -> set[tuple[int, int]]:  # noqa: ANN401  # UNO objects
    """The places (row, column, from 0) in a range whose format has one of the bits ``wanted``."""
    return {
        (row, column)
        for top, bottom, left, right in typed_areas(area, formats, wanted)
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }


def read(area: Any, formats: Any) -> Grid:  # noqa: ANN401  # UNO objects
    """The values of a range: None, text, float, bool, datetime or ErrorValue."""
    data = area.getDataArray()
    grid = [[None if cell == "" else cell for cell in row] for row in data]
    for r, row in enumerate(data):
        if None in row:
            for c, cell in enumerate(row):
                if cell is None:
                    grid[r][c] = ErrorValue(area.getCellByPosition(c, r).String)
    _convert(grid, typed_areas(area, formats, DATE | TIME), moment)
    _convert(grid, typed_areas(area, formats, LOGICAL), bool)
    return grid


def _convert(grid: Grid, areas: Iterable[tuple[int, int, int, int]], as_shown: Callable[[float], object]) -> None:
    for top, bottom, left, right in areas:
        for row in grid[top : bottom + 1]:
            for column in range(left, right + 1):
                if isinstance(row[column], float):
                    row[column] = as_shown(row[column])


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
