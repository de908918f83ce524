"""One cell's bytes: read as a value, written from a value."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import cache

from .values import CellError, Value, decode_text, encode_text, from_serial, is_plain, needs_space, to_serial
from .xmltext import character_data, element_pattern, rich_text

_STYLE = re.compile(rb"""\ss\s*=\s*["']([0-9]+)["']""")
_TYPE = re.compile(rb"""\st\s*=\s*["']([A-Za-z]+)["']""")
_NUMERIC = {None, b"n"}
_NUMBERS = (date, int, float)
_MOST_TEXTS = 10_000
_SAME = 1e-9
"""Days (0.1 ms): two moments nearer than this are the same."""


class Codec:
    """How values stand in the cells of one sheet. `prefix` is the namespace prefix of the sheet's elements.

    `strings`: shared string by index; `is_date`: whether a format shows dates.
    """

    def __init__(
        self, prefix: bytes, strings: Callable[[int], str], is_date: Callable[[int], bool], *, date1904: bool
    ) -> None:
        self._strings, self._is_date, self.date1904 = strings, is_date, date1904
        self._prefix = prefix
        self._value, self._inline = element_pattern(prefix, b"v"), element_pattern(prefix, b"is")
        self._formula = re.compile(b"<" + re.escape(prefix) + rb"f[\s/>]")
        self._tags: dict[tuple[str, int], tuple[bytes, bytes, bytes, bytes, bytes]] = {}
        self._known_texts: dict[str, tuple[bytes, bool]] = {}
        self._date_styles: dict[bytes | None, bool] = {}
        self.quick = quick_pattern(prefix)

    def has_formula(self, cell: bytes) -> bool:
        """Whether the cell holds a formula."""
        return bool(self._formula.search(cell))

    def value(self, cell: bytes) -> Value:
        """The value a cell shows; a formula's is the one it had when last calculated."""
        quick = self.quick.fullmatch(cell)
        if quick:
            return self.quick_value(quick)
        style, kind = style_of(cell), kind_of(cell)
        if kind == b"inlineStr":
            inline = self._inline.search(cell)
            return decode_text(rich_text(inline[1] or b"", self._prefix)) if inline else None
        content = self._value.search(cell)
        return self._typed(kind, content[1], style) if content else None

    def quick_value(self, match: re.Match[bytes]) -> Value:
        """The value of a cell that is written in the usual way."""
        _, style, kind, value, text = match.groups()
        if text is not None:
            return decode_text(character_data(text)) if kind == b"inlineStr" else None
        return self._typed(kind or b"n", value, int(style or 0))

    def _typed(self, kind: bytes, content: bytes | None, style: int) -> Value:
        if not content:
            return "" if kind == b"str" and content == b"" else None
        text = character_data(content)
        if kind == b"n":
            return self._number(text, style)
        if kind == b"s":
            return self._shared(text)
        if kind == b"b":
            return text.strip() in {"1", "true"}
        if kind == b"e":
            return CellError(text)
        return _iso(text) if kind == b"d" else decode_text(text)

    def _shared(self, text: str | bytes) -> Value:
        try:
            return self._strings(int(text))
        except (ValueError, IndexError):
            return None

    def _number(self, text: str, style: int) -> Value:
        try:
            number = int(text) if text.lstrip("-").isdecimal() else float(text)
        except ValueError:
            return text
        if not self._is_date(style):
            return number
        moment = from_serial(number, date1904=self.date1904)
        return moment.date() if isinstance(moment, datetime) and number == int(number) else moment

    def same(self, old: Value, value: Value) -> bool:
        """Whether a cell that says `old` needs no change to say `value` (1 and True differ, 1 and 1.0 do not)."""
        if type(old) is type(value) is str:
            return old == value
        if isinstance(old, date) and isinstance(value, (date, int, float)):
            return abs(self._serial(value) - self._serial(old)) < _SAME
        if value is None or value == "":
            return old is None or old == ""
        if isinstance(value, (bool, CellError)) or isinstance(old, (bool, CellError)):
            return type(old) is type(value) and old == value
        return old == value

    def says(self, match: re.Match[bytes], value: Value) -> bool:
        """`same`, for a cell that is written in the usual way; texts and numbers are compared without being decoded."""
        _, style, kind, number, text = match.groups()
        if text is not None and kind == b"inlineStr" and type(value) is str:
            if b"&" not in text and b"_x" not in text:
                return text == value.encode("utf-8", "replace")
        elif kind == b"s" and type(value) is str:
            return bool(number) and self._shared(number) == value
        elif number is not None and kind in _NUMERIC and isinstance(value, _NUMBERS) and not isinstance(value, bool):
            return (not isinstance(value, date) or self._dates_in(style)) and _near(number, self._serial(value))
        return self.same(self.quick_value(match), value)

    def _dates_in(self, style: bytes | None) -> bool:
        if style not in self._date_styles:
            self._date_styles[style] = self._is_date(int(style or 0))
        return self._date_styles[style]

    def _serial(self, value: date | float) -> float:
        return to_serial(value, date1904=self.date1904) if isinstance(value, date) else value

    def encode(self, letters: str, row: int, style: int, value: Value) -> bytes:
        """The element of a cell, `letters` its column. Text is always text; None is a blank that keeps its format."""
        blank, number, typed, inline, spaced = self._templates(letters, style)
        if type(value) is str and value:
            if value not in self._known_texts:
                self._learn(value)
            text, outer_space = self._known_texts[value]
            return (spaced if outer_space else inline) % (row, text)
        if value is None or value == "":
            return blank % row
        if isinstance(value, str):
            return typed % (row, b"e", encode_text(value).encode())
        if isinstance(value, bool):
            return typed % (row, b"b", b"1" if value else b"0")
        return number % (row, repr(self._serial(value)).encode())

    def _learn(self, text: str) -> None:
        """Many cells say the same; what they say is escaped once."""
        if len(self._known_texts) > _MOST_TEXTS:
            self._known_texts.clear()
        plain = is_plain(text)
        escaped = text if plain else encode_text(text)
        self._known_texts[text] = escaped.encode(), not plain and needs_space(text)

    def _templates(self, letters: str, style: int) -> tuple[bytes, bytes, bytes, bytes, bytes]:
        key = letters, style
        if key not in self._tags:
            self._tags[key] = cell_tags(self._prefix, *key)
        return self._tags[key]


def cell_tags(prefix: bytes, letters: str, style: int) -> tuple[bytes, bytes, bytes, bytes, bytes]:
    """Templates of cells: blank, number, typed value, inline text, inline text with its space kept."""
    head = b'<:c r="%b%%d"' % letters.encode() + (b' s="%d"' % style if style else b"")
    inline = head + b' t="inlineStr"><:is><:t>%b</:t></:is></:c>'
    spaced = inline.replace(b"<:t>", b'<:t xml:space="preserve">')
    typed = head + b' t="%b"><:v>%b</:v></:c>'
    number = head + b"><:v>%b</:v></:c>"
    tags = [re.sub(rb"<(/?):", rb"<\1" + prefix, tag) for tag in (head + b"/>", number, typed, inline, spaced)]
    return tags[0], tags[1], tags[2], tags[3], tags[4]


@cache
def quick_pattern(prefix: bytes, letters: str = "[A-Z]+") -> re.Pattern[bytes]:
    """A cell as nearly every program writes it, without formula and runs: row, format, type, value, text."""
    pattern = (
        rb'<:c r="LETTERS([0-9]+)"(?: s="([0-9]+)")?(?: t="([A-Za-z]+)")?'
        rb'(?:/>|>(?:<:v>([^<]*)</:v>|<:is><:t(?: xml:space="preserve")?>([^<]*)</:t></:is>)?</:c>)'
    )
    pattern = pattern.replace(b"LETTERS", letters.encode())
    return re.compile(re.sub(rb"<(/?):", rb"<\1" + re.escape(prefix), pattern))


def style_of(cell: bytes) -> int:
    """The format index of a cell or row tag; 0 when none is written."""
    found = _STYLE.search(cell, 0, cell.index(b">"))
    return int(found[1]) if found else 0


def kind_of(cell: bytes) -> bytes:
    """The type a cell is written with; `n` when none."""
    found = _TYPE.search(cell, 0, cell.index(b">"))
    return found[1] if found else b"n"


def _near(number: bytes, serial: float) -> bool:
    """Whether a number on file is that number; as a date it may be a rounding apart."""
    try:
        distance = abs(float(number) - serial)
    except ValueError:
        return False
    return distance == 0 or (distance < _SAME and serial != int(serial))


def _iso(text: str) -> Value:
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return text
    return moment.date() if len(text) == len("2024-01-01") else moment
