"""The workbook as data: ``RawBook`` is what a store read, ``Book`` is what the rules compute on."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

import pandas as pd

from .issues import Where

CellValue: TypeAlias = str | float | int | bool | datetime | date | time | timedelta | None
"""What a cell can hold when read; ``None`` and ``""`` are an empty cell."""


def column_letters(number: int) -> str:
    """1 -> ``A``, 27 -> ``AA``."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(frozen=True)
class RawTable:
    """One table as read.

    ``rows`` are the data rows (no header), each with ``len(headers)`` values. ``ids`` holds the column id of each
    header that carries a hidden defined name or key, "" where there is none. ``header_row`` and ``first_column`` are
    1-based sheet coordinates. ``errors`` maps (data row, column), both 0-based, to the text of an error cell
    (``#REF!``), which otherwise looks empty. ``formulas`` holds the same coordinates of formula cells that a tool
    column must not overwrite. ``date_orders`` holds by column id the order of dates written in numbers (one of
    ``compute.words.orders.ORDERS``) where it was decided for the column.
    """

    name: str
    sheet: str
    header_row: int
    first_column: int
    headers: tuple[str, ...]
    ids: tuple[str, ...]
    rows: Sequence[Sequence[CellValue]]
    errors: Mapping[tuple[int, int], str] = field(default_factory=dict)
    formulas: Collection[tuple[int, int]] = frozenset()
    date_orders: Mapping[str, str] = field(default_factory=dict)

    def where(self, row: int, column: int) -> Where:
        """The cell of a 0-based data row and column."""
        return Where(self.sheet, f"{column_letters(self.first_column + column)}{self.header_row + 1 + row}")

    def where_header(self, column: int) -> Where:
        """The header cell of a 0-based column."""
        return self.where(-1, column)


@dataclass(frozen=True)
class RawBook:
    """A workbook as read: its tables by name and the name to show people (usually the file's)."""

    name: str
    tables: Mapping[str, RawTable]


@dataclass(frozen=True)
class Source:
    """Where a typed table came from: the raw table and, by column id, the 0-based position of each known column."""

    raw: RawTable
    positions: Mapping[str, int]

    def where(self, row: int, column_id: str) -> Where:
        """The cell of a 0-based data row and a column id; the sheet alone when the column is missing."""
        if column_id not in self.positions:
            return Where(self.raw.sheet)
        return self.raw.where(row, self.positions[column_id])


@dataclass(frozen=True)
class Book:
    """The typed workbook. Frames are never changed in place.

    ``leads``, ``touches`` and ``orders`` have one column per input column id of their TableSpec, with the dtypes of
    ``Kind`` (text is never null, "" is empty; dates ``datetime64[s]``; numbers ``float64``); their index is the
    0-based data row in the sheet, empty rows are left out. ``touches`` and ``orders`` also have ``lead_row``: the
    index of their lead in ``leads``, -1 for none. ``touches`` has ``origin``: ``table`` or ``notes`` (a dated line of
    the notes cell; its index is then below zero). ``today`` is the typed ``tblToday``, for its two logging cells.
    ``changes`` is the typed ``tblChanges``.
    """

    leads: pd.DataFrame
    touches: pd.DataFrame
    orders: pd.DataFrame
    today: pd.DataFrame
    changes: pd.DataFrame
    sources: Mapping[str, Source]
