"""A list without headings: found by its phone numbers or mail addresses."""

from collections.abc import Iterator, Sequence
from typing import Final

from followup_xl.adopt.content import Tests
from followup_xl.adopt.region import Region
from followup_xl.adopt.sheets import Box, SheetGrid

FEWEST: Final = 2
"""So many numbers or addresses below each other are a list (house)."""
_SHARE: Final = 0.6


def find_headless(sheets: Sequence[SheetGrid], tests: Tests) -> Region | None:
    """The longest such list; its headings are to stand in the row above, which may have to be put in."""
    found = [region for sheet in sheets if not sheet.tables for region in _regions(sheet, tests)]
    return max(found, key=lambda region: len(region.filled_rows), default=None)


def _regions(sheet: SheetGrid, tests: Tests) -> Iterator[Region]:
    for column in range(1, sheet.last_column + 1):
        filled = [row for row in range(1, sheet.last_row + 1) if sheet.is_filled(row, column)]
        hits = [row for row in filled if _tells(sheet, row, column, tests)]
        if len(hits) >= FEWEST and len(hits) >= _SHARE * len(filled):
            yield _region(sheet, hits[0], hits[-1], column)


def _tells(sheet: SheetGrid, row: int, column: int, tests: Tests) -> bool:
    value = sheet.value(row, column)
    return tests.is_phone(value) or tests.is_mail(value)


def _region(sheet: SheetGrid, first: int, last: int, column: int) -> Region:
    rows = range(first, last + 1)
    left, right = _edge(sheet, rows, column, -1), _edge(sheet, rows, column, 1)
    above = [at for at in range(left, right + 1) if sheet.is_filled(first - 1, at)]
    if column in above and len(above) >= FEWEST:
        return Region(sheet, Box(first - 1, left, last, right), 0.0)
    if above or first == 1:
        return Region(sheet.with_row(first), Box(first, left, last + 1, right), 0.0, headless=True)
    return Region(sheet, Box(first - 1, left, last, right), 0.0, headless=True)


def _edge(sheet: SheetGrid, rows: Sequence[int], column: int, step: int) -> int:
    """The last column on one side before an empty one."""
    while any(sheet.is_filled(row, column + step) for row in rows):
        column += step
    return column
