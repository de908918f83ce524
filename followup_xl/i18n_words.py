"""Loads the word lists of each language from its folder into a `Lexicon`."""

from __future__ import annotations

import hashlib
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from followup_xl.model.lexicon import Coded, Context, DateRule, Language, Lexicon, WordList

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LANGUAGES: Final = ("en", "fa", "ro")
_Row: TypeAlias = "Mapping[str, list[str]]"


def load_lexicon(languages: Iterable[str] = LANGUAGES) -> Lexicon:
    """Return the lexicon of the given languages (codes of folders under `locale/`), read once a process.

    Raises:
        FileNotFoundError: A language has no `words.toml`.
        TypeError, KeyError: A word list does not have the fields of `followup_xl.model.lexicon`.
    """
    return _load(tuple(languages))


@lru_cache(maxsize=8)
def _load(languages: tuple[str, ...]) -> Lexicon:
    texts = [
        files("followup_xl").joinpath("locale", code, "words.toml").read_text(encoding="utf-8") for code in languages
    ]
    read = tuple(_language(code, tomllib.loads(text)) for code, text in zip(languages, texts, strict=True))
    return Lexicon(read, hashlib.sha256("\0".join((*languages, *texts)).encode()).hexdigest())


def _language(code: str, data: Mapping[str, Any]) -> Language:
    return Language(
        code=code,
        script=data["script"],
        lists=tuple(WordList(name, _pairs(words)) for name, words in data["lists"].items()),
        fragments=tuple(data["fragments"].items()),
        dates=tuple(_date_rule(row) for row in data["dates"]),
        traps=tuple(data["traps"]),
        context=Context(**{name: tuple(patterns) for name, patterns in data["context"].items()}),
        date_words=tuple(data["date_words"]),
        inbound=tuple(data["inbound"]),
        channels=_coded(data["channels"]),
        outcomes=_coded(data["outcomes"], data["topics"]),
        topics=_coded(data["topics"]),
    )


def _pairs(words: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(words.items())


def _date_rule(row: Mapping[str, Any]) -> DateRule:
    return DateRule(**{**row, "patterns": tuple(row["patterns"])})


def _coded(table: Mapping[str, _Row], topics: Mapping[str, _Row] | None = None) -> tuple[Coded, ...]:
    """Read rows of patterns; an outcome marked `as_topic` is told by the patterns of the topic with its code."""
    rows = {code: topics[code] if topics and row.get("as_topic") else row for code, row in table.items()}
    return tuple(Coded(code, tuple(row["find"]), tuple(row.get("unless", ()))) for code, row in rows.items())
