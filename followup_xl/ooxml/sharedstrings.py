"""The table of shared strings: read only, never rewritten; an entry is decoded when it is asked for."""

from __future__ import annotations

import re
from functools import cache

from .values import decode_text
from .xmltext import character_data, element_pattern, rich_text


class SharedStrings:
    """Strings by index. `data` is the part in UTF-8, empty when the workbook has none."""

    def __init__(self, data: bytes) -> None:
        """Find the places of all entries, decode none."""
        self._data = data
        root = re.search(rb"<([^\s/>:?!]+:)?sst[\s>]", data)
        self._prefix = (root[1] or b"") if root else b""
        if b"<!" in data:
            self._places = _places_by_regex(data, self._prefix)
        else:
            self._places = [m.start() for m in _opening(self._prefix).finditer(data)]
        self._texts: dict[int, str] = {}
        plain = rb'<:si><:t(?: xml:space="preserve")?>([^<]*)</:t></:si>'
        self._quick = re.compile(re.sub(rb"<(/?):", rb"<\1" + re.escape(self._prefix), plain))

    def __len__(self) -> int:
        """How many there are."""
        return len(self._places)

    def __getitem__(self, index: int) -> str:
        """One string, its runs joined, escapes resolved."""
        if index not in self._texts:
            self._texts[index] = self._decode(index)
        return self._texts[index]

    def content(self, index: int) -> bytes:
        """The XML inside of one `<si>`, its runs and fonts included, without a namespace prefix."""
        found = element_pattern(self._prefix, b"si").match(self._data, self._places[index])
        inner = (found[1] or b"") if found else b""
        return re.sub(rb"<(/?)" + re.escape(self._prefix), rb"<\1", inner) if self._prefix else inner

    def _decode(self, index: int) -> str:
        start = self._places[index]
        quick = self._quick.match(self._data, start)
        if quick:
            return decode_text(character_data(quick[1]))
        stop = self._places[index + 1] if index + 1 < len(self._places) else len(self._data)
        return decode_text(rich_text(self._data[start:stop], self._prefix))


@cache
def _opening(prefix: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"<" + re.escape(prefix) + rb"si[\s/>]")


def _places_by_regex(data: bytes, prefix: bytes) -> list[int]:
    """Entries outside of comments and CDATA sections, which may hold anything."""
    pattern = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|(" + _opening(prefix).pattern + rb")", re.DOTALL)
    return [m.start() for m in pattern.finditer(data) if m[1]]
