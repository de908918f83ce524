"""Bytes of a text file as text, whatever the program that wrote it."""

import codecs
import re
from typing import Final

from followup_xl.intake.records import SourceError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_EIGHT_BITS: Final = ("cp1250", "cp1252")
_SAMPLE: Final = 4_096
_WIDE: Final = 0.3
"""So many bytes at odd or even places are zero in UTF-16 with some Latin letters, digits or separators (house)."""
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x19\x1b-\x1f\x7f]")
_MOST_CONTROLS: Final = 0.001
_WORD: Final = re.compile(r"[^\W\d_]+")
_ARABIC: Final = re.compile("[\u0600-\u06ff]")
_LATIN: Final = re.compile("[A-Za-z]")


def decoded(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16, Windows-1256 (Persian) or Windows-1250 (Romanian and its neighbours).

    Raises:
        SourceError: ``empty``, or ``binary`` where it is no text.
    """
    if not data.strip():
        raise SourceError("empty")
    try:
        text = _decoded(data)
    except UnicodeDecodeError as error:
        raise SourceError("binary") from error
    if "\0" in text or len(_CONTROL.findall(text)) > _MOST_CONTROLS * len(text):
        raise SourceError("binary")
    if not text.strip():
        raise SourceError("empty")
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in (*_MARKS, *_without_mark(data)):
        if data.startswith(mark):
            return data.decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _eight_bit(data)


def _without_mark(data: bytes) -> tuple[tuple[bytes, str], ...]:
    """UTF-16 that does not say so."""
    even, odd = data[:_SAMPLE:2], data[1:_SAMPLE:2]
    if odd.count(0) > _WIDE * len(odd) and not even.count(0):
        return ((b"", "utf-16-le"),)
    return ((b"", "utf-16-be"),) if even.count(0) > _WIDE * len(even) and not odd.count(0) else ()


def _eight_bit(data: bytes) -> str:
    persian = data.decode("cp1256")
    if _is_persian(persian):
        return persian
    for encoding in _EIGHT_BITS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _is_persian(text: str) -> bool:
    """Whether Arabic letters stand in words of their own: a Romanian ``Firmă`` would be half Latin."""
    arabic = [word for word in _WORD.findall(text) if _ARABIC.search(word)]
    mixed = sum(_LATIN.search(word) is not None for word in arabic)
    return len(arabic) > 2 * mixed
