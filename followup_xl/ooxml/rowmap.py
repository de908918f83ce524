"""Where the rows of a sheet go when some of them leave it, and what references to them become, as Excel has it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from .errors import BadReference
from .formulas import rewrite, shifted
from .limits import MAX_ROW
from .ranges import Area, area

_NUMBER = re.compile("[0-9]+")
_GONE = "#REF!"


class RowMap:
    """Of the rows `first` to `last` of a sheet only `kept` (in order) stay; the rows below move up."""

    def __init__(self, sheet: str, first: int, last: int, kept: Sequence[int]) -> None:
        self.sheet = sheet
        self.first, self.last, self.kept = first, last, kept
        self.gone = last - first + 1 - len(kept)

    def row(self, row: int) -> int | None:
        """The new number of a row, None when it leaves."""
        if self.first <= row <= self.last:
            place = bisect_left(self.kept, row)
            return self.first + place if place < len(self.kept) and self.kept[place] == row else None
        return self._staying(row)

    def _staying(self, row: int) -> int:
        """How many of the rows up to this one stay."""
        if row < self.first or row >= MAX_ROW:
            return row
        return row - self.gone if row > self.last else self.first - 1 + bisect_right(self.kept, row)

    def box(self, box: Area) -> Area | None:
        """What is left of an area, None when nothing is."""
        low, high = self._staying(box.min_row - 1) + 1, self._staying(box.max_row)
        return box._replace(min_row=low, max_row=high) if low <= high else None

    def sqref(self, sqref: str) -> str:
        """A list of areas; parts that are none stay as they are."""
        moved = [self._listed(part) for part in sqref.split()]
        return " ".join(part for part in moved if part)

    def _listed(self, part: str) -> str:
        try:
            box = self.box(area(part))
        except BadReference:
            return part
        return str(box) if box else ""

    def formula(self, formula: str, own: str) -> str:
        """A formula on the sheet `own` ("" for a defined name) after the rows have left."""

        def change(_kind: str, prefix: str, text: str) -> str:
            named = prefix[:-1].strip("'").replace("''", "'") if prefix else own
            return self.reference(text) if named.casefold() == self.sheet.casefold() else text

        return rewrite(formula, change)

    def reference(self, text: str) -> str:
        """`B7`, `$B$7:C9` or `7:9` on this sheet; whole columns stay."""
        rows = [int(number) for number in _NUMBER.findall(text)]
        if not rows:
            return text
        if ":" not in text:
            new = self.row(rows[0])
            return _GONE if new is None else _NUMBER.sub(str(new), text)
        left = self.box(Area(min(rows), 1, max(rows), 1))
        if left is None:
            return _GONE
        ends = iter((left.min_row, left.max_row) if rows[0] <= rows[-1] else (left.max_row, left.min_row))
        return _NUMBER.sub(lambda _: str(next(ends)), text)

    def relative(self, formula: str, sqref: str, own: str) -> str:
        """A formula written for the first cell of `sqref`, written for its first cell that stays."""
        boxes = [area(part) for part in sqref.split()]
        top = min(box.min_row for box in boxes)
        stays = min((first for box in boxes if (first := self._first_staying(box)) is not None), default=top)
        return self.formula(shifted(formula, stays - top, 0) if stays != top else formula, own)

    def _first_staying(self, box: Area) -> int | None:
        """The old number of the first row of an area that stays."""
        if self.row(box.min_row) is not None:
            return box.min_row
        place = bisect_left(self.kept, box.min_row)
        row = self.kept[place] if place < len(self.kept) else self.last + 1
        return row if row <= box.max_row else None
