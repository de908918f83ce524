"""Codes found in notes by their words: topics, outcomes, channels.

Patterns that only look like a code ("sample delivered") are taken out of the text first; what is left decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from followup_xl.compute.words.matcher import Matcher
from followup_xl.compute.words.patterns import expand, script_of, whole_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from followup_xl.model.lexicon import Coded, Language, Lexicon

Kind: TypeAlias = Literal["topics", "outcomes", "channels"]
_DATE_TOPIC: Final = "decided-date"  # what is no date is no date of a decision
_TAKEN_OUT: Final = " ; "


@dataclass(frozen=True, slots=True, eq=False)
class Finder:
    """The patterns of one code in one script."""

    code: str
    find: Matcher
    unless: Matcher

    def position(self, folded: str) -> int:
        """Return where the code stands in a folded text, or -1."""
        position = self._first(folded)
        if position < 0:
            return position
        for _, match in reversed(list(self.unless.find_all(folded))):
            folded = folded[: match.start()] + _TAKEN_OUT + folded[match.end() :]
        return self._first(folded)

    def stands_in(self, folded: str) -> bool:
        """Return whether the code is still there without what only looks like it; quick where nothing does."""
        return not any(True for _ in self.unless.starts(folded)) or self.position(folded) >= 0

    def _first(self, folded: str) -> int:
        return next((match.start() for _, match in self.find.find_all(folded)), -1)


@lru_cache(maxsize=32)
def finders(lexicon: Lexicon, kind: Kind, script: str) -> tuple[Finder, ...]:
    """Return the finders of every code of a kind, in the order of the lexicon's first language with that script."""
    languages = [language for language in lexicon.languages if language.script == script]
    codes = dict.fromkeys(coded.code for language in languages for coded in getattr(language, kind))
    return tuple(_finder(code, kind, languages) for code in codes)


def _finder(code: str, kind: Kind, languages: list[Language]) -> Finder:
    rows: list[tuple[Language, Coded]] = [
        (lang, coded) for lang in languages for coded in getattr(lang, kind) if coded.code == code
    ]
    find = [(lang, pattern) for lang, coded in rows for pattern in coded.find]
    traps = [(lang, trap) for lang in languages for trap in lang.traps if code == _DATE_TOPIC]
    unless = [(lang, pattern) for lang, coded in rows for pattern in coded.unless]
    return Finder(code, find=_matcher(find), unless=_matcher([*traps, *unless]))


def _matcher(patterns: Iterable[tuple[Language, str]]) -> Matcher:
    return Matcher(tuple(whole_word(expand(pattern, language, named=False)) for language, pattern in patterns))


@dataclass(frozen=True, slots=True, eq=False)
class Scanner:
    """The patterns of all codes of a kind in one script, so that one walk over a text finds what may be in it.

    Pattern `n` belongs to `finders[of[n]]`.
    """

    finders: tuple[Finder, ...]
    matcher: Matcher
    of: tuple[int, ...]

    def codes(self, folded: str) -> list[str]:
        """Return the codes that stand in a folded text, in the order of the lexicon."""
        found = sorted({self.of[number] for number in self.matcher.starts(folded)})
        return [self.finders[number].code for number in found if self.finders[number].stands_in(folded)]


@lru_cache(maxsize=32)
def scanner(lexicon: Lexicon, kind: Kind, script: str) -> Scanner:
    """Return the scanner of a kind for a script."""
    found = finders(lexicon, kind, script)
    entries = [(number, pattern) for number, finder in enumerate(found) for pattern in finder.find.patterns]
    return Scanner(found, Matcher(tuple(pattern for _, pattern in entries)), tuple(number for number, _ in entries))


@lru_cache(maxsize=8192)
def first_code(text: str, lexicon: Lexicon, kind: Kind) -> str | None:
    """Return the first code of the lexicon's order that stands in a folded text."""
    return next(iter(scanner(lexicon, kind, script_of(text)).codes(text)), None)


@lru_cache(maxsize=8192)
def leftmost_code(text: str, lexicon: Lexicon, kind: Kind) -> str | None:
    """Return the code that stands first in a folded text."""
    places = [
        (at, finder.code) for finder in finders(lexicon, kind, script_of(text)) if (at := finder.position(text)) >= 0
    ]
    return min(places, key=lambda place: place[0])[1] if places else None
