"""Where on a sheet the list stands: its headings, its columns, its last row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from followup_xl.adopt.dictionary import OTHER, solid, words_of
from followup_xl.adopt.sheets import Box, SheetGrid
from followup_xl.adopt.vocabulary import meanings
from followup_xl.model.book import CellValue

LOOKED_AT: Final = 60
"""Headings stand within the first so many rows (house)."""
_WEIGHTS: Final = {
    "company": 2.0, "contact": 2.0, "phone": 2.0, "email": 1.5, "notes": 1.0, "owner": 1.0, "due_mine": 1.0,
    "source": 1.0, OTHER: 0.3,
}  # fmt: skip
_PLAIN: Final = 0.7
_ENOUGH: Final = 2.4
_LONGEST_HEADING: Final = 80
_GAP: Final = 3
_ALMOST: Final = 0.6
_SURELY: Final = 0.9
_TAIL: Final = 0.3


@dataclass(frozen=True, slots=True)
class Region:
    """A list on a sheet: ``box`` from its headings to its last row; ``score`` says how much like customers it is.

    ``headless``: the row of headings is empty, and they are to be written.
    """

    sheet: SheetGrid
    box: Box
    score: float
    table: str = ""
    headless: bool = False

    @property
    def rows(self) -> Sequence[int]:
        """The sheet rows below the headings."""
        return range(self.box.min_row + 1, self.box.max_row + 1)

    @property
    def columns(self) -> Sequence[int]:
        """The sheet columns of the list."""
        return range(self.box.min_column, self.box.max_column + 1)

    @property
    def filled_rows(self) -> list[int]:
        """The rows that hold something."""
        return [row for row in self.rows if any(self.sheet.is_filled(row, column) for column in self.columns)]


def find_region(sheet: SheetGrid, header_row: int | None = None) -> Region | None:
    """The list of a sheet that looks most like customers, None where nothing does; ``header_row`` may be given."""
    tables = [_of_table(sheet, there.name, there.box) for there in sheet.tables]
    rows = [header_row] if header_row else range(1, min(LOOKED_AT, sheet.last_row) + 1)
    plain = [_of_row(sheet, row) for row in rows if not any(_meets(there.box, row) for there in sheet.tables)]
    found = [region for region in (*tables, *plain) if region and (header_row or region.score >= _ENOUGH)]
    if header_row:
        found = [region for region in found if region.box.min_row == header_row]
    best = max(found, key=lambda region: region.score, default=None)
    return _lowest(best, {region.box.min_row: region for region in found}) if best and not best.table else best


def _lowest(best: Region, by_row: Mapping[int, Region]) -> Region:
    """Of headings in two rows, in two languages say, the lower ones: the data follow them."""
    below = by_row.get(best.box.min_row + 1)
    while below and below.score >= _ALMOST * best.score:
        best, below = below, by_row.get(below.box.min_row + 1)
    return best


def _meets(box: Box, row: int) -> bool:
    return box.min_row <= row <= box.max_row


def _of_table(sheet: SheetGrid, name: str, box: Box) -> Region:
    texts = {column: sheet.text(box.min_row, column) for column in range(box.min_column, box.max_column + 1)}
    return Region(sheet, box, _score(texts), name)


def _of_row(sheet: SheetGrid, row: int) -> Region | None:
    row = _below_merged(sheet, row)
    headings = {column: sheet.heading(row, column) for column in range(1, sheet.last_column + 1)}
    known = {column: text for column, text in headings.items() if text and meanings(text)}
    data = sum(not isinstance(sheet.value(row, column), str | None) for column in headings)
    score = _score(known) - data
    if len(known) < _FEWEST or any(len(text) > _LONGEST_HEADING for text in known.values()):
        return None
    first, last = _widened(headings, min(known), max(known))
    return Region(sheet, Box(row, first, _last_row(sheet, row, first, last), last), score)


_FEWEST: Final = 2


def _score(headings: dict[int, str]) -> float:
    """The worth of the best reading of each heading; a meaning counts once."""
    worth: dict[str, float] = {}
    for text in headings.values():
        for meaning, strength in meanings(text).items():
            value = strength * _WEIGHTS.get(meaning, _PLAIN)
            worth[meaning] = max(value, worth.get(meaning, 0))
    return sum(worth.values())


def _below_merged(sheet: SheetGrid, row: int) -> int:
    """The last row that headings merged downwards reach."""
    return max([row, *(box.max_row for box in sheet.merged if box.min_row == row and box.max_row - row <= _GAP)])


def _widened(headings: dict[int, str], first: int, last: int) -> tuple[int, int]:
    """Headings beside the known ones belong to the list, over a gap of one column too."""
    while first > 1 and headings.get(first - 1):
        first -= 1
    while headings.get(last + 1) or headings.get(last + 2):
        last += 1 if headings.get(last + 1) else 2
    return first, last


def _last_row(sheet: SheetGrid, header: int, first: int, last: int) -> int:
    """The last row of data: before totals, signatures, and what stands far below."""
    filled = [row for row in range(header + 1, sheet.last_row + 1) if _filled(sheet, row, first, last)]
    filled = _without_tail(_without_next_list(sheet, filled, first, last))
    while filled and _is_foot(sheet, filled, first, last):
        filled.pop()
    return filled[-1] if filled else header


def _filled(sheet: SheetGrid, row: int, first: int, last: int) -> int:
    return sum(sheet.is_filled(row, column) for column in range(first, last + 1))


def _without_next_list(sheet: SheetGrid, filled: list[int], first: int, last: int) -> list[int]:
    """The rows before the headings of another list: known words and nothing else, below an empty row."""
    for place in range(1, len(filled)):
        row = filled[place]
        if row - filled[place - 1] > 1 and _are_headings(sheet, row, first, last):
            return filled[:place]
    return filled


def _are_headings(sheet: SheetGrid, row: int, first: int, last: int) -> bool:
    texts = list(_texts(sheet, row, first, last))
    known = [text for text in texts if max(meanings(text).values(), default=0) >= _SURELY]
    return len(known) > _FEWEST and len(known) >= _ALMOST * _filled(sheet, row, first, last)


def _without_tail(filled: list[int]) -> list[int]:
    """The rows before a wide gap, when only few follow it."""
    for place in range(1, len(filled)):
        if filled[place] - filled[place - 1] > _GAP and len(filled) - place <= max(_GAP, _TAIL * place):
            return filled[:place]
    return filled


def _is_foot(sheet: SheetGrid, filled: Sequence[int], first: int, last: int) -> bool:
    """Whether the last of the rows is none of the list: a row of totals, or one line on its own below it."""
    row = filled[-1]
    texts = [solid(text) for text in _texts(sheet, row, first, last)]
    if any(text in words_of("totals") for text in texts):
        return True
    apart = len(filled) > 1 and row - filled[-2] > 1
    calculated = [column for column in range(first, last + 1) if (row, column) in sheet.formulas]
    fresh = [column for column in calculated if (filled[len(filled) // 2], column) not in sheet.formulas]
    return bool(fresh) or (apart and _filled(sheet, row, first, last) == 1)


def _texts(sheet: SheetGrid, row: int, first: int, last: int) -> Iterator[str]:
    values: Iterator[CellValue] = (sheet.value(row, column) for column in range(first, last + 1))
    yield from (value for value in values if isinstance(value, str))
