"""Text with separators as rows of cells."""

import csv
from collections import Counter
from collections.abc import Sequence
from io import StringIO
from typing import Final

from followup_xl.intake.records import SourceError

SEPARATORS: Final = (",", ";", "\t", "|")
_LOOKED_AT: Final = 200
_LONGEST_CELL: Final = 2**20
_SAYS_SO: Final = "sep="
_END: Final = "\x1a"
"""A line put behind the last one: it is a row of its own unless a quotation mark before it is never closed."""


def rows_of(text: str) -> list[list[str]]:
    """The rows of a CSV file up to the last filled one; an empty line is a row without cells.

    Raises:
        SourceError: ``empty``, or ``not-a-table`` where a cell has no end.
    """
    text, separator = _told(text)
    csv.field_size_limit(_LONGEST_CELL)
    closed = StringIO(f"{text}\n{_END}", newline="")
    try:
        *rows, last_row = csv.reader(closed, delimiter=separator or _separator(text))
    except csv.Error as error:
        raise SourceError("not-a-table") from error
    if last_row != [_END]:
        raise SourceError("not-a-table")
    last = max((number for number, row in enumerate(rows, 1) if any(map(str.strip, row))), default=0)
    if not last:
        raise SourceError("empty")
    return rows[:last]


def _told(text: str) -> tuple[str, str]:
    """The text without a first line ``sep=;``, which Excel writes and hides, and what it says."""
    first, _, rest = text.partition("\n")
    first = first.strip("\r").strip('"')
    return (rest, first[-1]) if first.lower().startswith(_SAYS_SO) and len(first) == len(_SAYS_SO) + 1 else (text, "")


def _separator(text: str) -> str:
    """The one that gives most of the first rows the same number of cells, the larger number where that is equal."""
    head = StringIO(text, newline="")
    lines = [line for _, line in zip(range(_LOOKED_AT), head, strict=False) if line.strip()]
    return max(SEPARATORS, key=lambda separator: _evenness(lines, separator))


def _evenness(lines: Sequence[str], separator: str) -> tuple[float, int]:
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if row)
    except csv.Error:
        return 0.0, 0
    several = [(count, width) for width, count in widths.items() if width > 1]
    count, width = max(several, default=(0, 0))
    return count / len(lines), width
