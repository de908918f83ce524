"""A part's elements with the place of their bytes, so that a change replaces a few bytes and leaves the others."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from . import limits
from .errors import DamagedPart
from .namespaces import short
from .xmltext import quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterator

_DECLARED = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")


@dataclass(slots=True)
class Element:
    """`start:open_end` is the start tag, `close:end` the end tag (empty when the element is `<x/>`)."""

    name: str
    attributes: dict[str, str]
    start: int
    open_end: int = 0
    close: int = 0
    end: int = 0
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def find(self, name: str) -> Element | None:
        """The first child of that name."""
        return next((c for c in self.children if c.name == name), None)

    def all(self, name: str) -> list[Element]:
        """All children of that name."""
        return [c for c in self.children if c.name == name]

    def walk(self) -> Iterator[Element]:
        """The element and everything below it, in document order."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def empty_tag(self) -> bool:
        """Written as `<x/>`."""
        return self.open_end == self.end


def as_utf8(data: bytes, part: str) -> bytes:
    """The part in UTF-8, whatever it was written in; UTF-8 comes back untouched."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        encoding = "utf-16"
    else:
        declared = _DECLARED.match(data)
        encoding = declared[1].decode() if declared else "utf-8"
        if encoding.lower() in {"utf-8", "utf8", "us-ascii", "ascii"}:
            return data
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeDecodeError) as error:
        raise DamagedPart(part=part, reason=f"its text does not decode ({error})") from error
    return re.sub(r'(<\?xml[^>]*?encoding\s*=\s*["\'])[^"\']+', r"\1UTF-8", text, count=1).encode()


def parse(data: bytes, part: str) -> Element:
    """The root element of a UTF-8 part. Raises DamagedPart for XML that is not well formed, or carries a DTD."""
    builder = _Builder(data, part)
    try:
        builder.parser.Parse(data, True)  # noqa: FBT003 - expat takes it by position only
    except expat.ExpatError as error:
        raise DamagedPart(part=part, reason=f"it is not well-formed XML ({error})") from error
    except UnicodeError as error:
        raise DamagedPart(part=part, reason="its text does not decode") from error
    return builder.root


def check_well_formed(data: bytes, part: str) -> None:
    """Raise DamagedPart for XML that is not well formed; builds nothing, so that it costs next to nothing."""
    try:
        expat.ParserCreate().Parse(data, True)  # noqa: FBT003 - expat takes it by position only
    except expat.ExpatError as error:
        raise DamagedPart(part=part, reason=f"it is not well-formed XML ({error})") from error


class _Builder:
    """The handlers of the parser; byte offsets come from the parser itself."""

    def __init__(self, data: bytes, part: str) -> None:
        self._data, self._part = data, part
        self._open: list[Element] = []
        self._pending: Element | None = None
        self.root = Element("", {}, 0)
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        at = self.parser.CurrentByteIndex
        element = Element(short(name), {short(k): v for k, v in attributes.items()}, at, tag_end(self._data, at))
        if len(self._open) >= limits.MAX_DEPTH:
            raise DamagedPart(part=self._part, reason="its elements are nested too deeply")
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def _end(self, _name: str) -> None:
        element = self._open.pop()
        if self._data[element.open_end - 2 : element.open_end] == b"/>":
            element.close = element.end = element.open_end
            return
        element.close = self.parser.CurrentByteIndex
        element.end = self._data.index(b">", element.close) + 1

    def _text(self, text: str) -> None:
        self._open[-1].text += text

    def _doctype(self, *_: object) -> None:
        raise DamagedPart(part=self._part, reason="it carries a document type, which a workbook never needs")


def tag_end(data: bytes, start: int) -> int:
    """The place behind the `>` that ends the start tag at `start`; a `>` inside a quoted value does not count."""
    end = data.index(b">", start) + 1
    quoted = data[start:end]
    if quoted.count(b'"') % 2 or quoted.count(b"'") % 2:
        match = _TAG.match(data, start)
        return match.end() if match else end
    return end


_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")


def prefix_of(data: bytes, element: Element) -> bytes:
    """The namespace prefix an element is written with, colon included."""
    match = re.match(rb"<([^\s/>:]+:)?", data[element.start : element.open_end])
    return (match[1] or b"") if match else b""


@dataclass(slots=True)
class Splices:
    """Replacements of byte ranges, applied in one pass."""

    items: list[tuple[int, int, int, bytes]] = field(default_factory=list)
    """Start, end, place in the order in which they were put, content."""

    def put(self, start: int, end: int, content: bytes) -> None:
        """Replace `start:end`; an empty range inserts."""
        self.items.append((start, end, len(self.items), content))

    def attribute(self, data: bytes, element: Element, name: str, value: str) -> None:
        """Set an attribute of a start tag, in place when it is there."""
        quoted = quoteattr(value).encode()
        tag = data[element.start : element.open_end]
        found = re.search(rb"\s" + re.escape(name).encode() + rb"""\s*=\s*("[^"]*"|'[^']*')""", tag)
        if found:
            self.put(element.start + found.start(1), element.start + found.end(1), quoted)
            return
        at = element.open_end - (2 if tag.endswith(b"/>") else 1)
        self.put(at, at, b" " + name.encode() + b"=" + quoted)

    def inside(self, data: bytes, element: Element, content: bytes) -> None:
        """Append content to an element, opening it when it is written as `<x/>`."""
        if not element.empty_tag:
            self.put(element.close, element.close, content)
            return
        tag = re.match(rb"<([^\s/>]+)", data[element.start : element.open_end])
        name = tag[1] if tag else b""
        self.put(element.open_end - 2, element.open_end, b">" + content + b"</" + name + b">")

    def apply(self, data: bytes) -> bytes:
        """The new bytes. Insertions at one place keep the order in which they were put."""
        pieces: list[bytes] = []
        at = 0
        for start, end, _, content in sorted(self.items):
            pieces += (data[at:start], content)
            at = end
        pieces.append(data[at:])
        return b"".join(pieces)
