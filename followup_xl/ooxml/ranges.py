"""Cell addresses: `B12` and (12, 2), `A1:C9` and Area(1, 1, 9, 3). Rows and columns count from 1."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from . import limits
from .errors import BadReference

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


class Area(NamedTuple):
    """A rectangle of cells, both ends included."""

    min_row: int
    min_col: int
    max_row: int
    max_col: int

    def __str__(self) -> str:
        """`A1:C9`, or `A1` for a single cell."""
        first, last = cell_name(self.min_row, self.min_col), cell_name(self.max_row, self.max_col)
        return first if first == last else f"{first}:{last}"

    def holds(self, row: int, col: int) -> bool:
        """Whether the cell lies inside."""
        return self.min_row <= row <= self.max_row and self.min_col <= col <= self.max_col

    def meets(self, other: Area) -> bool:
        """Whether the two share a cell."""
        rows = self.min_row <= other.max_row and other.min_row <= self.max_row
        return rows and self.min_col <= other.max_col and other.min_col <= self.max_col

    def union(self, other: Area) -> Area:
        """The smallest rectangle around both."""
        low = min(self.min_row, other.min_row), min(self.min_col, other.min_col)
        return Area(*low, max(self.max_row, other.max_row), max(self.max_col, other.max_col))


@cache
def column_letters(col: int) -> str:
    """27 -> `AA`."""
    letters = ""
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@cache
def column_number(letters: str) -> int:
    """`AA` -> 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def cell_name(row: int, col: int) -> str:
    """(12, 2) -> `B12`."""
    return f"{column_letters(col)}{row}"


def cell_place(ref: str) -> tuple[int, int]:
    """`B12` or `$B$12` -> (12, 2). Raises BadReference outside of A1:XFD1048576."""
    match = _CELL.fullmatch(ref.strip())
    if match:
        row, col = int(match[2]), column_number(match[1])
        if row <= limits.MAX_ROW and col <= limits.MAX_COLUMN:
            return row, col
    raise BadReference(ref=ref)


def area(ref: str) -> Area:
    """`A1:C9`, `A1`, `A:C` or `1:9` -> Area; a missing bound is the sheet's edge. Raises BadReference."""
    first, _, last = ref.strip().replace("$", "").partition(":")
    ends = [_end(part, edge) for part, edge in ((first, (1, 1)), (last or first, (limits.MAX_ROW, limits.MAX_COLUMN)))]
    if None in ends or (not last and not _CELL.fullmatch(first)):
        raise BadReference(ref=ref)
    (row1, col1), (row2, col2) = (end for end in ends if end)
    return Area(min(row1, row2), min(col1, col2), max(row1, row2), max(col1, col2))


def _end(part: str, edge: tuple[int, int]) -> tuple[int, int] | None:
    if part.isdecimal():
        return int(part), edge[1]
    if part.isalpha() and part.isascii() and len(part) <= len("XFD"):
        return edge[0], column_number(part)
    return cell_place(part) if part else None


def areas(sqref: str) -> list[Area]:
    """The areas of a space-separated list; parts that are none are left out."""
    found = []
    for part in sqref.split():
        try:
            found.append(area(part))
        except BadReference:
            continue
    return found
