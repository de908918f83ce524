"""Character data of small pieces of XML, without a parser where none is needed."""

from __future__ import annotations

import re
from functools import cache
from xml.parsers import expat

_ENTITY = re.compile(r"&(#x[0-9A-Fa-f]+|#[0-9]+|amp|lt|gt|quot|apos);")
_IN_ATTRIBUTE = str.maketrans({'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def escape(text: str) -> str:
    """Text as the content of an element; the standard library's function drags its network code in."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace("<", "&lt;").replace(">", "&gt;")


def quoteattr(text: str) -> str:
    """Text as the value of an attribute, quotation marks included."""
    return f'"{escape(text).translate(_IN_ATTRIBUTE)}"'


def character_data(content: bytes) -> str:
    """What a parser would give for content without child elements."""
    if b"<" in content:
        return _parsed(content)
    text = content.decode("utf-8", "replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ENTITY.sub(_entity, text) if "&" in text else text


def _entity(match: re.Match[str]) -> str:
    name = match[1]
    if name[0] != "#":
        return _NAMED[name]
    code = int("0" + name[1:], 0) if name[1] == "x" else int(name[1:])
    return chr(code) if code <= _LAST_CODE else "\ufffd"


_LAST_CODE = 0x10FFFF


def _parsed(content: bytes) -> str:
    """Comments and CDATA sections: let the parser do it."""
    pieces: list[str] = []
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = pieces.append
    try:
        parser.Parse(b"<x>" + content + b"</x>", True)  # noqa: FBT003 - expat takes it by position only
    except expat.ExpatError:
        return content.decode("utf-8", "replace")
    return "".join(pieces)


@cache
def element_pattern(prefix: bytes, name: bytes) -> re.Pattern[bytes]:
    """Matches `<name ...>content</name>` or `<name/>`; group 1 is the content."""
    tag = re.escape(prefix + name)
    return re.compile(rb"<%b(?:\s[^>]*?)?(?:/>|>(.*?)</%b\s*>)" % (tag, tag), re.DOTALL)


def rich_text(content: bytes, prefix: bytes) -> str:
    """The text of a `<si>` or `<is>`: all runs, without the phonetic guides."""
    if prefix + b"rPh" in content:
        content = element_pattern(prefix, b"rPh").sub(b"", content)
    return "".join(character_data(part or b"") for part in element_pattern(prefix, b"t").findall(content))
