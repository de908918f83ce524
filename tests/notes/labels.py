"""The labelled notes: one file a language, `*_honest.tsv` written after the rules and never used to tune them.

Columns: the note; the day it promises (`mm-dd` of 2026 or `yyyy-mm-dd`, `..` between the first and last day accepted,
`?` where at most a proposal is right, `-` where there is no promise); its topics.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from followup_xl.compute.words import Calendar

FOLDER: Final = Path(__file__).parent
SAID_ON: Final = dt.date(2026, 11, 16)
LANGUAGES: Final = ("fa", "en", "ro")
SETTINGS: Final[dict[str, tuple[Calendar, int]]] = {
    "fa": ("jalali", 5),
    "en": ("gregorian", 0),
    "ro": ("gregorian", 0),
}


@dataclass(frozen=True, slots=True)
class Label:
    """A note with what a person reads in it; `first` is None where no date may be certain."""

    note: str
    language: str
    kind: str
    first: dt.date | None
    last: dt.date | None
    topics: frozenset[str]


def labels(language: str, *, honest: bool) -> list[Label]:
    """Return the labelled notes of a language."""
    name = f"{language}_honest.tsv" if honest else f"{language}.tsv"
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [_label(line, language) for line in lines if line and not line.startswith("# ")]


def _label(line: str, language: str) -> Label:
    note, when, topics = line.split("\t")
    found = frozenset(filter(None, topics.split(",")))
    if when in {"-", "?"}:
        return Label(note, language, when, None, None, found)
    first, _, last = when.partition("..")
    return Label(note, language, "+", _day(first), _day(last or first), found)


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text if len(text) > len("mm-dd") else f"{SAID_ON.year}-{text}")
