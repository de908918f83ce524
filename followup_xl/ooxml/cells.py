"""One cell's bytes: read as a value, written from a value."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from .values import (
    CellError,
    Value,
    decode_text,
    encode_text,
    from_serial,
    needs_space,
    to_serial,
)
from .xmltext import character_data, element_pattern, rich_text

if TYPE_CHECKING:
    from collections.abc import Callable

_STYLE = re.compile(rb"""\ss\s*=\s*["']([0-9]+)["']""")
_TYPE = re.compile(rb"""\st\s*=\s*["']([A-Za-z]+)["']""")
_SAME = 1e-9
"""Days (0.1 ms): two moments nearer than this are the same."""


class Codec:
    """How values stand in the cells of one sheet. `prefix` is the namespace prefix of the sheet's elements."""

    def __init__(
        self, prefix: bytes, strings: Callable[[int], str], is_date: Callable[[int], bool], *, date1904: bool
    ) -> None:
        """`strings`: shared string by index; `is_date`: whether a format shows dates."""
        self._strings, self._is_date, self.date1904 = strings, is_date, date1904
        self._prefix = prefix
        self._value, self._inline = element_pattern(prefix, b"v"), element_pattern(prefix, b"is")
        self._formula = re.compile(b"<" + re.escape(prefix) + rb"f[\s/>]")
        self._tags = cell_tags(prefix)

    def has_formula(self, cell: bytes) -> bool:
        """Whether the cell holds a formula."""
        return bool(self._formula.search(cell))

    def value(self, cell: bytes) -> Value:
        """The value a cell shows; a formula's is the one it had when last calculated."""
        head = cell[: cell.index(b">") + 1]
        if head.endswith(b"/>"):
            return None
        found = _TYPE.search(head)
        kind = found[1] if found else b"n"
        if kind == b"inlineStr":
            inline = self._inline.search(cell)
            return decode_text(rich_text(inline[1] or b"", self._prefix)) if inline else None
        content = self._value.search(cell)
        if content is None or not content[1]:
            return "" if kind == b"str" and content else None
        return self._typed(kind, character_data(content[1]), head)

    def _typed(self, kind: bytes, text: str, head: bytes) -> Value:
        if kind == b"s":
            return self._shared(text)
        if kind == b"b":
            return text.strip() in {"1", "true"}
        if kind == b"e":
            return CellError(text)
        if kind == b"str":
            return decode_text(text)
        if kind == b"d":
            return _iso(text)
        return self._number(text, head)

    def _shared(self, text: str) -> Value:
        try:
            return self._strings(int(text))
        except (ValueError, IndexError):
            return None

    def _number(self, text: str, head: bytes) -> Value:
        try:
            number = int(text) if text.lstrip("-").isdecimal() else float(text)
        except ValueError:
            return text
        if not self._is_date(style_of(head)):
            return number
        moment = from_serial(number, date1904=self.date1904)
        return moment.date() if isinstance(moment, datetime) and number == int(number) else moment

    def same(self, cell: bytes, value: Value) -> bool:
        """Whether the cell already holds this value, type included (1 and True differ, 1 and 1.0 do not)."""
        old = self.value(cell)
        if isinstance(value, date) and isinstance(old, date):
            return abs(to_serial(value, date1904=self.date1904) - to_serial(old, date1904=self.date1904)) < _SAME
        if value is None or value == "":
            return old is None or old == ""
        if (
            isinstance(value, bool)
            or isinstance(old, bool)
            or isinstance(value, CellError) != isinstance(old, CellError)
        ):
            return type(old) is type(value) and old == value
        return old == value

    def encode(self, name: str, style: int, value: Value) -> bytes:
        """The cell's element. Text is always text; None is a blank that keeps its format."""
        plain, typed, inline, spaced = self._tags
        head = name + (f'" s="{style}' if style else "")
        if value is None or value == "":
            return plain[0] % head.encode()
        if isinstance(value, CellError):
            return typed % (head.encode(), b"e", encode_text(value).encode())
        if isinstance(value, str):
            return (spaced if needs_space(value) else inline) % (head.encode(), encode_text(value).encode())
        if isinstance(value, bool):
            return typed % (head.encode(), b"b", b"1" if value else b"0")
        number = to_serial(value, date1904=self.date1904) if isinstance(value, date) else value
        return plain[1] % (head.encode(), repr(number).encode())


@cache
def cell_tags(prefix: bytes) -> tuple[tuple[bytes, bytes], bytes, bytes, bytes]:
    """Templates of cells: (blank, number), typed value, inline text, inline text with its space kept."""
    blank = b'<pc r="%b"/>'
    number = b'<pc r="%b"><pv>%b</pv></pc>'
    typed = b'<pc r="%b" t="%b"><pv>%b</pv></pc>'
    inline = b'<pc r="%b" t="inlineStr"><pis><pt>%b</pt></pis></pc>'
    spaced = inline.replace(b"<pt>", b'<pt xml:space="preserve">')
    ready = [re.sub(rb"<(/?)p", lambda m: b"<" + m[1] + prefix, tag) for tag in (blank, number, typed, inline, spaced)]
    return (ready[0], ready[1]), ready[2], ready[3], ready[4]


def style_of(cell: bytes) -> int:
    """The format index of a cell or row tag; 0 when none is written."""
    found = _STYLE.search(cell, 0, cell.index(b">"))
    return int(found[1]) if found else 0


def kind_of(cell: bytes) -> bytes:
    """The type a cell is written with; `n` when none."""
    found = _TYPE.search(cell, 0, cell.index(b">"))
    return found[1] if found else b"n"


def _iso(text: str) -> Value:
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return text
    return moment.date() if len(text) == len("2024-01-01") else moment
