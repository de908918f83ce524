"""File names from people's names, fit for Windows, macOS and Linux."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_DEVICES: Final = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))})
"""Names that Windows keeps for itself, whatever the ending."""
_JOINERS: Final = "\u200c\u200d"
_LONGEST: Final = 150
"""Bytes; most file systems take 255."""


def file_names(names: Iterable[str], nobody: str) -> list[str]:
    """For each name one without an ending; equal ones are numbered, an empty one becomes ``nobody``."""
    taken: set[str] = set()
    return [_free(safe(name) or nobody, taken) for name in names]


def safe(name: str) -> str:
    """The name without what a file system does not take; "" where nothing is left."""
    plain = unicodedata.normalize("NFC", name)
    plain = "".join(c for c in plain if c in _JOINERS or unicodedata.category(c) not in {"Cf", "Cs", "Co", "Cn"})
    plain = " ".join(_FORBIDDEN.sub(" ", plain).split()).strip(f". ~$-{_JOINERS}")
    plain = plain.encode()[:_LONGEST].decode(errors="ignore").rstrip(". ")
    return f"{plain}_" if plain.partition(".")[0].casefold() in _DEVICES else plain


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while _folded(free) in taken:
        number += 1
        free = f"{name} ({number})"
    taken.add(_folded(free))
    return free


def _folded(name: str) -> str:
    """How file systems compare that know no case and keep letters with their marks apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())
