"""The words that headings of customer lists are made of, in all languages, ready to be looked up."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from followup_xl.i18n import LANGUAGES, read_words
from followup_xl.model.columns import Owner
from followup_xl.model.tables import LEADS
from followup_xl.model.text import key

OTHER: Final = ""
"""The meaning of a heading that is known, and is none of the columns people fill in for us."""
SHORTEST: Final = 3
"""Shorter words stand everywhere, and are no sign of anything among others."""
_MARKS: Final = re.compile(r"[^\w\s]|_")
_SPACES: Final = re.compile(r"\s+")
_ENDINGS: Final = re.compile(r"(?<=\w{3})(?:ului|lui|ilor|elor|ul|ii|ei|le|s|a|e|i|های|ها)$")
"""Endings of the plural, the article and the genitive in the three languages."""

Bag = frozenset[str]
"""The words of a heading without their endings, whatever their order."""


def solid(text: str) -> str:
    """Text as headings are compared: letters and digits in one spelling, nothing else."""
    return _SPACES.sub("", tokens(text))


def tokens(text: str) -> str:
    """The words of a text in one spelling, a blank between them."""
    return " ".join(_MARKS.sub(" ", key(text)).split())


def bag(text: str) -> Bag:
    """The words of a text without endings and without the small ones."""
    return frozenset(stem(word) for word in tokens(text).split() if word not in _small())


def stem(word: str) -> str:
    """A word without its ending; at least three letters stay."""
    return _ENDINGS.sub("", word)


@cache
def by_text() -> Mapping[str, str]:
    """Whole headings with their meaning; the first meaning holds, and what adoption says goes before the rest."""
    found: dict[str, str] = {}
    for word, meaning in _all_words():
        found.setdefault(solid(word), meaning)
    found.pop("", None)
    return found


@cache
def by_bag() -> Mapping[Bag, str]:
    """The same by their words."""
    found: dict[Bag, str] = {}
    for word, meaning in _all_words():
        found.setdefault(bag(word), meaning)
    found.pop(frozenset(), None)
    return found


@cache
def phrases() -> tuple[tuple[str, str], ...]:
    """The headings that may stand among other words: none of the very short ones."""
    return tuple((tokens(word), meaning) for word, meaning in _all_words() if len(solid(word)) >= SHORTEST)


@cache
def english() -> frozenset[str]:
    """Known headings of the language that puts what describes a word before it, and not behind."""
    return frozenset(words_of_language("en"))


@cache
def words_of(name: str) -> frozenset[str]:
    """A list of words of ``adopt.toml`` (for instance ``totals``) in all languages, solid."""
    return frozenset(solid(word) for language in LANGUAGES for word in _adopt(language)[name])


@cache
def stems_of(name: str) -> Bag:
    """The same without endings."""
    return frozenset(stem(word) for word in words_of(name))


@cache
def by_cells() -> Mapping[str, str]:
    """Headings that say too little alone, with what they mean when the cells say so too."""
    words = ((word, column) for code in LANGUAGES for column, few in _adopt(code)["by_cells"].items() for word in few)
    return {solid(word): column for word, column in words}


@cache
def words_of_language(language: str) -> frozenset[str]:
    """Every heading that a language knows, solid."""
    labels = [word for words in _leads(language).values() for word in (words["label"], *words["aliases"])]
    own = [word for words in _adopt(language)["headings"].values() for word in words]
    return frozenset(solid(word) for word in (*labels, *own, *_adopt(language)["other"]))


@cache
def _small() -> frozenset[str]:
    return frozenset(tokens(word) for language in LANGUAGES for word in _adopt(language)["small"])


def _all_words() -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        yield from ((word, OTHER) for word in _adopt(language)["other"])
        yield from ((word, column) for column, words in _adopt(language)["headings"].items() for word in words)
    for language in LANGUAGES:
        yield from ((words["label"], _meaning(column)) for column, words in _leads(language).items())
    for language in LANGUAGES:
        yield from (
            (alias, _meaning(column)) for column, words in _leads(language).items() for alias in words["aliases"]
        )


def _meaning(column: str) -> str:
    """Columns of the tool are never somebody's: the tool would write over what was typed."""
    return column if LEADS.by_id[column].owner is Owner.PEOPLE else OTHER


def _leads(language: str) -> Mapping[str, Any]:
    table: Mapping[str, Any] = read_words(language, "tables")["tblLeads"]
    return table


def _adopt(language: str) -> Mapping[str, Any]:
    words: Mapping[str, Any] = read_words(language, "adopt")["adopt"]
    return words
