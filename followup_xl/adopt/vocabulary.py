"""What a heading that somebody wrote may mean: the words of all languages, exact, in part, or nearly."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from followup_xl.i18n import LANGUAGES, read_words
from followup_xl.model.columns import Owner
from followup_xl.model.tables import LEADS
from followup_xl.model.text import key

OTHER: Final = ""
"""The meaning of a heading that is known, and is none of the columns people fill in for us."""
EXACT: Final = 1.0
BESIDE_BRACKETS: Final = 0.95
ONE_OF_SEVERAL: Final = 0.9
AMONG_OTHERS: Final = 0.7
NEARLY: Final = 0.6
_ALIKE: Final = 84
_SHORTEST: Final = 3
_BRACKETS: Final = re.compile(r"[(\[{].*?[)\]}]")
_SEVERAL: Final = re.compile(r"\s*[/\\|،,;+]\s*|\s+-\s+")
_MARKS: Final = re.compile(r"[^\w\s]|_")
_SOLID: Final = re.compile(r"\s+")


def meanings(heading: str) -> Mapping[str, float]:
    """What a heading may mean: column ids (``OTHER`` for none of ours) with how surely, 0 to 1."""
    found: dict[str, float] = {}
    for words, strength in _variants(heading):
        meaning = _index().get(_solid(words))
        if meaning is not None:
            found[meaning] = max(strength, found.get(meaning, 0))
    return found or _by_words(heading) or _by_likeness(heading)


def words_of(name: str) -> frozenset[str]:
    """A list of words of ``adopt.toml`` (for instance ``totals``) in all languages, folded."""
    return frozenset(_solid(word) for language in LANGUAGES for word in _adopt(language)[name])


def solid(text: str) -> str:
    """Text as headings are compared: letters and digits in one spelling, nothing else."""
    return _solid(text)


def language_of(headings: Iterable[str]) -> str | None:
    """The language most of the headings are written in, None where none of them is known."""
    counts = dict.fromkeys(LANGUAGES, 0)
    for heading in {_solid(heading) for heading in headings}:
        for language in LANGUAGES:
            counts[language] += heading in _words_of_language(language)
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else None


def _variants(heading: str) -> Iterator[tuple[str, float]]:
    yield heading, EXACT
    bare = _BRACKETS.sub(" ", heading)
    yield bare, BESIDE_BRACKETS
    yield from ((part, ONE_OF_SEVERAL) for part in _SEVERAL.split(bare) if part.strip())


def _by_words(heading: str) -> Mapping[str, float]:
    """The longest known words that stand whole among the words of the heading."""
    tokens = f" {_tokens(_BRACKETS.sub(' ', heading)) or _tokens(heading)} "
    inside = [(len(words), meaning) for words, meaning in _phrases() if f" {words} " in tokens]
    return {max(inside)[1]: AMONG_OTHERS} if inside else {}


def _by_likeness(heading: str) -> Mapping[str, float]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # only an unknown heading needs it

    text = _solid(heading)
    if len(text) <= _SHORTEST:
        return {}
    best = process.extractOne(text, list(_index()), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return {_index()[best[0]]: NEARLY} if best else {}


def _solid(text: str) -> str:
    return _SOLID.sub("", _tokens(text))


def _tokens(text: str) -> str:
    return " ".join(_MARKS.sub(" ", key(text)).split())


@cache
def _index() -> Mapping[str, str]:
    """Folded headings with their meaning; the first meaning holds, and what adoption says goes before the rest."""
    found: dict[str, str] = {}
    for word, meaning in _all_words():
        found.setdefault(_solid(word), meaning)
    found.pop("", None)
    return found


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    """The headings that may stand among other words: none of the very short ones, which stand everywhere."""
    return tuple((_tokens(word), meaning) for word, meaning in _all_words() if len(_solid(word)) >= _SHORTEST)


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


@cache
def _words_of_language(language: str) -> frozenset[str]:
    labels = [word for words in _leads(language).values() for word in (words["label"], *words["aliases"])]
    own = [word for words in _adopt(language)["headings"].values() for word in words]
    return frozenset(_solid(word) for word in (*labels, *own, *_adopt(language)["other"]))


def _leads(language: str) -> Mapping[str, Any]:
    table: Mapping[str, Any] = read_words(language, "tables")["tblLeads"]
    return table


def _adopt(language: str) -> Mapping[str, Any]:
    words: Mapping[str, Any] = read_words(language, "adopt")["adopt"]
    return words
