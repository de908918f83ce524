"""The words of the notes, as data: how people write dates, channels, outcomes and topics in each language.

A `Lexicon` is filled from one `words.toml` per language and never changes. Patterns are small regular expressions over
folded text (see `followup_xl.model.text`), in which a space stands for one or more spaces, `_` for a joint that may be
written together or apart, and `{name}` for a list of words or a fragment of the same language.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateRule:
    """One way of writing a date.

    `kind` names the computation (`days`, `weekday`, `week`, `month`, `day-of-month`, `day-month`, `numeric`, `event`,
    `clock`), the other fields are its parameters; `confidence` runs from 0 to 1.
    """

    rule: str
    kind: str
    patterns: tuple[str, ...]
    confidence: float
    offset: int = 0
    last: int = 0
    unit: str = "day"
    part: str = ""
    calendar: str = ""
    month: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Coded:
    """A code with the patterns that tell it and those that only look like it (they are taken out first)."""

    code: str
    find: tuple[str, ...]
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordList:
    """Words of one kind with their value, such as weekdays (Monday = 0) or months (1 to 12)."""

    name: str
    words: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Context:
    """Words around a date that tell whether it is a promise; each field is a tuple of patterns.

    `cues` are verbs of the future and of agreements, `nouns` their nouns, `past` verbs of the past, `other` verbs of
    something else than a promise; `said` introduces speech, `earlier` an earlier day. `void` ("was supposed to") makes
    no promise whatever else is there, `doubt` ("maybe") and `condition` ("if") never more than a proposal. `breaks`
    part clauses; `fillers` may stand with a date that is a note of its own.
    """

    void: tuple[str, ...]
    said: tuple[str, ...]
    condition: tuple[str, ...]
    doubt: tuple[str, ...]
    cues: tuple[str, ...]
    past: tuple[str, ...]
    other: tuple[str, ...]
    nouns: tuple[str, ...]
    earlier: tuple[str, ...]
    breaks: tuple[str, ...]
    fillers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """Everything the notes of one language need; `script` is `arab` or `latn`."""

    code: str
    script: str
    lists: tuple[WordList, ...]
    fragments: tuple[tuple[str, str], ...]
    dates: tuple[DateRule, ...]
    traps: tuple[str, ...]
    context: Context
    date_words: tuple[str, ...]
    inbound: tuple[str, ...]
    channels: tuple[Coded, ...]
    outcomes: tuple[Coded, ...]
    topics: tuple[Coded, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The languages in use, in order of preference.

    Two are equal where their `fingerprint` (of the files they were read from) is, so that patterns compiled for one
    serve a copy of it too, also in another process.
    """

    languages: tuple[Language, ...]
    fingerprint: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lexicon) and other.fingerprint == self.fingerprint

    def __hash__(self) -> int:
        return hash(self.fingerprint)
