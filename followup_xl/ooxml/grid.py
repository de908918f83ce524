"""Where the rows and cells of a sheet are, as byte ranges. A row's cells are looked at when they are asked for."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .errors import BadReference, DamagedPart
from .ranges import cell_place, column_letters
from .xmltree import Element, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

_REF = re.compile(rb"""\sr\s*=\s*["']([^"']*)["']""")


class Span(NamedTuple):
    """Bytes `start:end`; of a cell that is not there, the place where it belongs (both equal)."""

    start: int
    end: int


class Grid:
    """Rows and cells inside `start:end` of `data`. A row or cell that occurs twice is refused when it is asked for."""

    def __init__(self, data: bytes, span: Span, prefix: bytes, part: str) -> None:
        """Find the rows."""
        self.data, self.part = data, part
        self._prefix = prefix
        self._open = b"<" + prefix + b"c"
        self._close = b"</" + prefix + b"c>"
        self._cells: dict[int, list[tuple[int, Span]]] = {}
        self.rows: dict[int, Span] = {}
        self._doubled: set[int] = set()
        rows = _scan_rows(data, span, prefix)
        if rows is None:
            self._from_tree(span)
        else:
            self._take(rows)
        self.numbers = sorted(self.rows)
        self.in_order = self.numbers == list(self.rows)

    def _take(self, rows: list[tuple[int | None, Span]]) -> list[int]:
        """Note the rows; one without a number follows the one before. Returns the numbers."""
        numbers = [0]
        for given, span in rows:
            numbers.append(numbers[-1] + 1 if given is None else given)
            if numbers[-1] in self.rows:
                self._doubled.add(numbers[-1])
            self.rows[numbers[-1]] = span
        return numbers[1:]

    def _from_tree(self, span: Span) -> None:
        """Comments, CDATA sections or unusual spacing: let the parser find rows and cells."""
        rows = []
        cells = []
        root, shift = _fragment(self.data, span, self._prefix, self.part)
        for row in root.all("row"):
            found = row.attributes.get("r", "")
            rows.append((int(found) if found.isdecimal() else None, Span(row.start - shift, row.end - shift)))
            cells.append([(c.attributes.get("r"), Span(c.start - shift, c.end - shift)) for c in row.all("c")])
        for number, found_cells in zip(self._take(rows), cells, strict=True):
            self._cells[number] = self._numbered(found_cells)

    def _numbered(self, cells: list[tuple[str | None, Span]]) -> list[tuple[int, Span]]:
        """Cells by column, in order of columns; one without a reference stands right of the one before."""
        numbered = []
        col = 0
        for ref, span in cells:
            col = col + 1 if ref is None else self._column(ref)
            numbered.append((col, span))
        return sorted(numbered)

    def _column(self, ref: str) -> int:
        try:
            return cell_place(ref)[1]
        except BadReference as error:
            raise DamagedPart(part=self.part, reason=f"{ref!r} is not a cell") from error

    def cells(self, row: int) -> list[tuple[int, Span]]:
        """The cells of a row by column, in order."""
        if row not in self._cells:
            self._cells[row] = self._numbered(self._tokens(self.rows[row])) if row in self.rows else []
        return self._cells[row]

    def _tokens(self, span: Span) -> list[tuple[str | None, Span]]:
        found = []
        for match in _cell_pattern(self._prefix).finditer(self.data, span.start, span.end):
            ref = _REF.search(match[1])
            found.append((ref[1].decode("ascii", "replace") if ref else None, Span(*match.span())))
        return found

    def cell(self, row: int, col: int) -> Span | None:
        """The bytes of a cell: an empty span, where it belongs, when it is missing; None when its row is.

        Raises DamagedPart when the row or the cell occurs twice.
        """
        span = self.rows.get(row)
        if span is None:
            return None
        if row in self._doubled:
            raise DamagedPart(part=self.part, reason=f"row {row} occurs twice")
        if row not in self._cells:
            quick = self._quick(span, b' r="%b%d"' % (column_letters(col).encode(), row))
            if quick:
                return quick
        return self._careful(span, row, col)

    def _quick(self, span: Span, needle: bytes) -> Span | None:
        """The cell whose tag holds `needle`, by plain search; None when that is not enough to tell."""
        data = self.data
        at = data.find(needle, span.start, span.end)
        if at < 0:
            return None
        start = data.rfind(b"<", span.start, at)
        if data[start : start + len(self._open)] != self._open or data.find(b">", start, at) >= 0:
            return None
        tag = data.index(b">", at) + 1
        if data.find(needle, tag, span.end) >= 0:
            return None
        if data[tag - 2] == _SLASH:
            return Span(start, tag)
        end = data.find(self._close, tag, span.end)
        return Span(start, end + len(self._close)) if end >= 0 else None

    def _careful(self, span: Span, row: int, col: int) -> Span:
        cells = self.cells(row)
        at = bisect_left(cells, col, key=lambda cell: cell[0])
        if at < len(cells):
            found = cells[at][1]
            if at + 1 < len(cells) and cells[at][0] == cells[at + 1][0] == col:
                raise DamagedPart(part=self.part, reason=f"{column_letters(col)}{row} occurs twice")
            return found if cells[at][0] == col else Span(found.start, found.start)
        end = cells[-1][1].end if cells else self.row_content(span)
        return Span(end, end)

    def row_content(self, span: Span) -> int:
        """Where the content of a row begins; behind the tag also when it is `<row/>`."""
        return self.data.index(b">", span.start) + 1

    def all_cells(self) -> Iterator[tuple[int, int, Span]]:
        """Every cell as (row, column, bytes), row by row."""
        for row in self.rows:
            for col, span in self.cells(row):
                yield row, col, span


_SLASH = ord("/")


@cache
def _cell_pattern(prefix: bytes) -> re.Pattern[bytes]:
    name = re.escape(prefix) + b"c"
    attributes = rb"""((?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)"""
    return re.compile(rb"<%b%b\s*(?:/>|>.*?</%b\s*>)" % (name, attributes, name), re.DOTALL)


@cache
def _row_number(prefix: bytes) -> re.Pattern[bytes]:
    return re.compile(
        rb"<%brow(?:\s+[^\s=>]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*?\s+r\s*=\s*[\"']([0-9]+)[\"']" % re.escape(prefix)
    )


def _scan_rows(data: bytes, span: Span, prefix: bytes) -> list[tuple[int | None, Span]] | None:
    """The rows by plain search; None when the sheet is written in a way only a parser can be trusted with."""
    if MARKUP.search(data, *span):
        return None
    opening, closing = b"<" + prefix + b"row", b"</" + prefix + b"row>"
    numbered = _row_number(prefix)
    rows: list[tuple[int | None, Span]] = []
    at, start = span.start, data.find(opening, *span)
    while start >= 0:
        tag = data.find(b">", start, span.end) + 1
        end = tag if data[tag - 2] == _SLASH else data.find(closing, tag, span.end) + len(closing)
        following = data.find(opening, tag, span.end)
        if tag == 0 or end < tag or 0 <= following < end or data[at:start].strip():
            return None
        number = numbered.match(data, start, tag)
        rows.append((int(number[1]) if number else None, Span(start, end)))
        at, start = end, following
    return None if data[at : span.end].strip() else rows


MARKUP = re.compile(rb"<[!?]")
"""Comments, CDATA sections and processing instructions: in them anything may look like a cell."""


def _fragment(data: bytes, span: Span, prefix: bytes, part: str) -> tuple[Element, int]:
    """The rows as a tree, with the distance between its offsets and those of the sheet."""
    wrapper = b"<%bsheetData%b>" % (prefix, _declarations(data[: span.start]))
    closing = b"</%bsheetData>" % prefix
    root = parse(wrapper + data[span.start : span.end] + closing, part)
    return root, len(wrapper) - span.start


def _declarations(head: bytes) -> bytes:
    """The namespace declarations of the sheet's root."""
    return b"".join(m[0] for m in re.finditer(rb"""\sxmlns(?::[^\s=]+)?\s*=\s*(?:"[^"]*"|'[^']*')""", head))
