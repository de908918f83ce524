"""One spelling for many: folded text for matching Persian, Arabic, Romanian and Latin writing.

Text that people see is never changed; folded text is only ever compared. Folding takes away what typists vary
without meaning it: Arabic and Persian forms of a letter, digits of three scripts, diacritics, joiners, direction marks
and case.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_RANGES: Final = (
    (0x0000, 0x0590),  # Latin, combining marks, Greek, Cyrillic
    (0x0600, 0x0700),  # Arabic and Persian
    (0x1E00, 0x1F00),  # Latin with several marks
    (0x2000, 0x2100),  # spaces, dashes, direction marks
    (0xFB00, 0xFB07),  # Latin ligatures
    (0xFB50, 0xFDFC),  # Arabic presentation forms
    (0xFE70, 0xFF5F),  # Arabic presentation forms, byte order mark, full width
)
_SPECIAL: Final = {
    "ي": "ی", "ى": "ی", "ئ": "ی", "ك": "ک", "ة": "ه", "ۀ": "ه", "ە": "ه", "ھ": "ه", "ہ": "ه", "ؤ": "و",
    "إ": "ا", "أ": "ا", "آ": "ا", "ٱ": "ا", "ء": "", "ـ": "",
    "٫": ".", "٬": ",", "،": ",", "؛": ";", "؟": "?", "٪": "%", "۔": ".",
    "\u200c": " ", "\u00a0": " ", "\u202f": " ", "\u2028": "\n", "\u2029": "\n", "\r": "\n",
    "ı": "i", "ł": "l", "ø": "o", "đ": "d",
    "‘": "'", "’": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "⁄": "/",
}  # fmt: skip


def _fold_char(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char]
    kept = ""
    for part in unicodedata.normalize("NFKD", char):
        if unicodedata.category(part) in {"Mn", "Cf"}:
            continue
        digit = unicodedata.digit(part, None)
        kept += _SPECIAL.get(part, part) if digit is None else str(digit)
    return "".join(_SPECIAL.get(part, part) for part in kept.casefold())


_TABLE: Final[dict[int, str]] = {
    code: folded for low, high in _RANGES for code in range(low, high) if (folded := _fold_char(chr(code))) != chr(code)
}
_LONG: Final = {chr(code): folded for code, folded in _TABLE.items() if len(folded) > 1}


def _single_table() -> NDArray[np.uint32]:
    table = np.arange(0x110000, dtype="<u4")
    for code, folded in _TABLE.items():
        if len(folded) <= 1:
            table[code] = ord(folded) if folded else 0
    return table


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text that still knows where each of its characters came from.

    `at[i]` is the index in `source` of folded character `i`; `at` ends with `len(source)`.
    """

    source: str
    text: str
    at: tuple[int, ...]

    def original(self, start: int, end: int) -> str:
        """Return the exact words of the source behind folded positions `start` to `end`."""
        return self.source[self.at[start] : self.at[end - 1] + 1] if end > start else ""


def fold(text: str) -> str:
    """Return `text` in its one spelling for matching (may be shorter or longer than the source)."""
    return text.translate(_TABLE)


def fold_with_source(text: str) -> Folded:
    """Fold `text` and keep the way back, so that a match can be shown in the reader's own spelling."""
    folded = fold(text)
    if len(folded) == len(text) and not any(char in _LONG for char in text):
        return Folded(text, folded, tuple(range(len(text) + 1)))
    pieces = [_TABLE.get(ord(char), char) for char in text]
    at = [index for index, piece in enumerate(pieces) for _ in piece]
    return Folded(text, "".join(pieces), (*at, len(text)))


def fold_many(texts: Sequence[str]) -> list[str]:
    """Fold many texts at once, each to one line (line breaks inside a text become spaces)."""
    if not texts:
        return []
    joined = "\x01".join(texts)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    if _IS_LONG[codes].any():
        return joined.translate(_TABLE).replace("\n", " ").split("\x01")
    codes = _SINGLE[codes]
    codes[codes == ord("\n")] = ord(" ")
    kept: bytes = codes[codes != 0].tobytes()
    return kept.decode("utf-32-le", "surrogatepass").split("\x01")


def key(text: str) -> str:
    """Return the comparison key of a name or header: folded, spaces collapsed, ends stripped."""
    return " ".join(fold(text).split())


_SINGLE: Final = _single_table()
_IS_LONG: Final = np.isin(np.arange(0x110000), [ord(char) for char in _LONG])
