"""Codes found in notes by their words: topics, outcomes, channels.

Patterns that only look like a code ("sample delivered") are taken out of the text first; what is left decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from followup_xl.compute.words.patterns import expand, script_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from followup_xl.model.lexicon import Coded, Language, Lexicon

Kind: TypeAlias = Literal["topics", "outcomes", "channels"]
_SPACE: Final = re.compile(r"\\s[*+?]?")
_ATOMS: Final = re.compile(r"\\s[*+?]?|\\.|\(\?(?::|<?[=!])|\{[\d,]*\}|\[(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_ON, _CUT, _DEAD = "on", "cut", "dead"
_NEVER: Final = r"(?!)"


@dataclass(frozen=True, slots=True, eq=False)
class Finder:
    """The compiled patterns of one code in one script; `heads` matches the first word of any of them."""

    code: str
    find: re.Pattern[str]
    unless: re.Pattern[str] | None
    heads: str

    def position(self, folded: str) -> int:
        """Return where the code stands in a folded text, or -1."""
        match = self.find.search(folded)
        if match and self.unless:
            match = self.find.search(self.unless.sub(" ; ", folded))
        return match.start() if match else -1


@lru_cache(maxsize=32)
def finders(lexicon: Lexicon, kind: Kind, script: str) -> tuple[Finder, ...]:
    """Return the finders of every code of a kind, in the order of the lexicon's first language with that script."""
    languages = [language for language in lexicon.languages if language.script == script]
    codes = dict.fromkeys(coded.code for language in languages for coded in getattr(language, kind))
    return tuple(_finder(code, kind, languages) for code in codes)


def _finder(code: str, kind: Kind, languages: Iterable[Language]) -> Finder:
    rows: list[tuple[Language, Coded]] = [
        (lang, coded) for lang in languages for coded in getattr(lang, kind) if coded.code == code
    ]
    find = [expand(pattern, lang, named=False) for lang, coded in rows for pattern in coded.find]
    unless = [expand(pattern, lang, named=False) for lang, coded in rows for pattern in coded.unless]
    return Finder(code, _whole(find), _whole(unless) if unless else None, "|".join(map(_head, find)) or _NEVER)


def _whole(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns) or _NEVER})(?!\w)")


def first_code(text: str, lexicon: Lexicon, kind: Kind) -> str | None:
    """Return the first code of the lexicon's order that stands in a folded text."""
    found = finders(lexicon, kind, script_of(text))
    return next((finder.code for finder in found if finder.position(text) >= 0), None)


def leftmost_code(text: str, lexicon: Lexicon, kind: Kind) -> str | None:
    """Return the code that stands first in a folded text."""
    places = [
        (at, finder.code) for finder in finders(lexicon, kind, script_of(text)) if (at := finder.position(text)) >= 0
    ]
    return min(places, key=lambda place: place[0])[1] if places else None


def _head(pattern: str) -> str:
    """Return a pattern that matches the first word of whatever `pattern` matches: branches are cut at a space."""
    kept: list[str] = []
    states = [_ON]
    atoms = _ATOMS.findall(pattern)
    for atom, following in zip(atoms, [*atoms[1:], ""], strict=True):
        if atom.startswith("("):
            states.append(_ON if states[-1] == _ON and atom == "(?:" else _DEAD)
        keep = states[-1] == _ON or (states[-1] == _CUT and atom in ")|")
        if _SPACE.fullmatch(atom):
            states[-1] = _CUT if keep else states[-1]
        elif keep:
            kept.append(atom)
        if atom == "|" and states[-1] == _CUT:
            states[-1] = _ON
        elif atom == ")":
            closed = states.pop()
            if closed == _CUT and not following.startswith(("?", "*", "{0")):
                states[-1] = _CUT
    return f"(?:{''.join(kept)})"
