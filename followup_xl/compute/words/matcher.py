"""Finds many patterns in one text, trying at each word only those that can start with it.

A note has few words that start any pattern, so that looking words up is far cheaper than trying hundreds of patterns at
every place. What can start with a word is worked out once a word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from followup_xl.compute.words.heads import head

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS: Final = re.compile(r"\w+|[^\w\s]|\n")


@dataclass(frozen=True, slots=True, eq=False)
class Matcher:
    """Patterns in order of preference; each matches from the start of a word or sign."""

    patterns: tuple[str, ...]

    def find_all(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the number of the pattern and the match, left to right, without overlaps."""
        end = 0
        for word in _WORDS.finditer(text):
            if word.start() >= end and (found := self._at(text, word)):
                end = max(found[1].end(), word.end())
                yield found

    def starts(self, text: str) -> Iterator[int]:
        """Yield the number of every pattern that matches at any word (again where it matches again)."""
        for word in _WORDS.finditer(text):
            for number, pattern in starting(self, word[0]):
                if pattern.match(text, word.start()):
                    yield number

    def _at(self, text: str, word: re.Match[str]) -> tuple[int, re.Match[str]] | None:
        for number, pattern in starting(self, word[0]):
            match = pattern.match(text, word.start())
            if match:
                return number, match
        return None


@lru_cache(maxsize=1 << 16)
def starting(matcher: Matcher, word: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """Return the patterns that can start with `word`, with their numbers."""
    any_head, heads = _heads(matcher)
    if not any_head.match(word):
        return ()
    numbers = (number for number, pattern in enumerate(heads) if pattern.match(word))
    return tuple((number, _compiled(matcher.patterns[number])) for number in numbers)


@lru_cache(maxsize=64)
def _heads(matcher: Matcher) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    heads = [head(pattern) for pattern in matcher.patterns]
    return re.compile("|".join(heads) or r"(?!)"), tuple(re.compile(each) for each in heads)


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
