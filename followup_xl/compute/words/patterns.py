"""Turns the patterns of a lexicon into compiled expressions, once per lexicon.

Notes in Arabic letters are read with the languages of that script, all others with the Latin ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from followup_xl.compute.words.matcher import Matcher
from followup_xl.model.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from followup_xl.model.lexicon import DateRule, Language, Lexicon

_PLACE: Final = re.compile(r"\{([a-z]\w*)\}")
_GROUP: Final = re.compile(r"(?<!\\)\((?!\?)")
_NAMED: Final = re.compile(r"\(\?P<\w+>")
_ARABIC: Final = re.compile("[\u0600-\u06ff]")
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])"
_BUILT_IN: Final = {
    "year": r"(?P<year>1[345]\d\d|(?:19|20|21)\d\d)",
    "date": r"(?P<date>\d{1,4}(?:/\d{1,2}(?:/\d{1,4})?|-\d{1,2}-\d{1,4}|\.\d{1,2}(?:\.\d{1,4})?)(?![/\-]?\d|\.\d))",
}
_ESCAPE: Final = re.compile(r"(\\.)")
_CONTEXT: Final = ("void", "said", "condition", "doubt", "other", "cues", "past", "nouns", "earlier", "breaks")


@dataclass(frozen=True, slots=True, eq=False)
class Script:
    """The patterns of all languages that share a script.

    `dates` finds dates and traps, with an entry of `rules` for each of its patterns (None for a trap); `context` does
    the same with `roles`. `values` tells what a word of a list means.
    """

    code: str
    dates: Matcher
    rules: tuple[DateRule | None, ...]
    context: Matcher
    roles: tuple[str, ...]
    fillers: re.Pattern[str]
    date_words: re.Pattern[str]
    values: tuple[tuple[str, re.Pattern[str], int], ...]


def script_of(folded: str) -> str:
    """Return the script that a folded note is written in: `arab` or `latn`."""
    return "arab" if _ARABIC.search(folded) else "latn"


@lru_cache(maxsize=16)
def compiled(lexicon: Lexicon, code: str) -> Script | None:
    """Return the compiled patterns of a script, or None where no language of the lexicon uses it."""
    languages = [language for language in lexicon.languages if language.script == code]
    if not languages:
        return None
    traps = [(None, expand(trap, lang, named=False)) for lang in languages for trap in lang.traps]
    rules = [(rule, expand(p, lang)) for lang in languages for rule in lang.dates for p in rule.patterns]
    entries = [*traps, *rules]
    roles = [(role, pattern) for role in _CONTEXT for pattern in _patterns(languages, role)]
    return Script(
        code=code,
        dates=Matcher(tuple(whole_word(pattern) for _, pattern in entries)),
        rules=tuple(rule for rule, _ in entries),
        context=Matcher(tuple(pattern for _, pattern in roles)),
        roles=tuple(role for role, _ in roles),
        fillers=re.compile("|".join(_patterns(languages, "fillers"))),
        date_words=re.compile("|".join(expand(p, lang, named=False) for lang in languages for p in lang.date_words)),
        values=_values(languages),
    )


def whole_word(pattern: str) -> str:
    """Return a pattern that matches whole words only."""
    return rf"(?<!\w)(?:{pattern})(?!\w)"


def expand(pattern: str, language: Language, *, named: bool = True) -> str:
    """Return the regular expression behind a pattern of the lexicon (see `followup_xl.model.lexicon`)."""
    places = _places(language)
    expanded = _spell(pattern)
    while _PLACE.search(expanded):
        expanded = _PLACE.sub(lambda place: places[place.group(1)], expanded)
    return expanded if named else _NAMED.sub("(?:", expanded)


def _spell(pattern: str) -> str:
    folded = "".join(part if _ESCAPE.fullmatch(part) else fold(part) for part in _ESCAPE.split(pattern))
    return _GROUP.sub("(?:", folded).replace(" ?", "_").replace("_?", "_").replace(" ", r"\s+").replace("_", r"\s*")


@lru_cache(maxsize=16)
def _places(language: Language) -> dict[str, str]:
    lists = {words.name: "|".join(_spell(word) for word, _ in words.words) for words in language.lists}
    number, low, high = lists["number"], lists["low"], lists["high"]
    months = "|".join(filter(None, (lists.get("jalali"), lists.get("gregorian"))))
    places = {
        "weekday": f"(?P<weekday>{lists['weekday']})",
        "weekday2": f"(?:{lists['weekday']})",
        "month": f"(?P<month>{months})",
        "n": rf"(?P<n>\d{{1,3}}|{number})",
        "m": rf"(?P<m>\d{{1,3}}|{number})",
        "nday": rf"(?P<day>{_DAY})",
        "tday": r"(?P<day>3[01]|[12]\d)",
        "cday": rf"(?P<day>{number})",
        "low": rf"(?P<day>{low})",
        "high": rf"(?P<day>{high})",
        "oday": rf"(?P<day>{high}|{low})",
        "day": rf"(?P<day>{high}|{low}|{_DAY})",
        "day2": rf"(?P<day2>{high}|{low}|{_DAY})",
        **_BUILT_IN,
    }
    return places | {name: f"(?:{_spell(fragment)})" for name, fragment in language.fragments}


def _patterns(languages: Iterable[Language], role: str) -> list[str]:
    expanded = [expand(p, lang, named=False) for lang in languages for p in getattr(lang.context, role)]
    return expanded if role == "breaks" else [whole_word(pattern) for pattern in expanded]


def _values(languages: Iterable[Language]) -> tuple[tuple[str, re.Pattern[str], int], ...]:
    return tuple(
        (words.name, re.compile(_spell(word)), value)
        for language in languages
        for words in language.lists
        for word, value in words.words
    )


@lru_cache(maxsize=4096)
def value(script: Script, name: str, text: str) -> int | None:
    """Return what `text` means in the word list `name`, or None."""
    for of, pattern, meaning in script.values:
        if of == name and pattern.fullmatch(text):
            return meaning
    return None
