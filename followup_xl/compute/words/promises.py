"""Dates that a customer gave in words: "decides by Saturday next week", «پانزدهم خرید می‌کنیم», "revine luni".

A reading is certain only where its words have one meaning and their context makes a promise of them (rule 4 of the
due dates); everything else is a proposal for a person to look at.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

import pandas as pd

from followup_xl.compute.words.context import Verdict, look_around
from followup_xl.compute.words.patterns import compiled, script_of
from followup_xl.compute.words.readings import Calendar, Reading
from followup_xl.compute.words.spans import Setting, Span, span_of
from followup_xl.model.text import Folded, fold_many, fold_with_source

if TYPE_CHECKING:
    import datetime as dt
    import re
    from collections.abc import Iterable

    from followup_xl.compute.words.patterns import Script
    from followup_xl.model.lexicon import DateRule, Lexicon

_CERTAIN: Final = 0.8
_WORTH_SHOWING: Final = 0.3
_RIVAL: Final = 0.5  # a weaker reading does not make another one doubtful
_TIMES_OF_DAY: Final = frozenset({"clock", "end-of-day"})
_RELATIVE: Final = frozenset({"days", "week", "weekday", "clock"})
_SATURDAY: Final = 5
_UNSURE: Final = 0.7
_JOINT: Final = 3  # letters between a weekday and its date


@dataclass(frozen=True, slots=True)
class _Mention:
    """Words that name a date, with what their context makes of them."""

    rule: DateRule
    match: re.Match[str]
    verdict: Verdict
    retold: bool


_Meant: TypeAlias = tuple[_Mention, Span]


def read_promises(
    text: str, said_on: dt.date, lexicon: Lexicon, *, calendar: Calendar = "gregorian", week_start: int = _SATURDAY
) -> tuple[Reading, ...]:
    """Return every date that a note may promise, in the order of its words.

    Args:
        text: The note, as typed.
        said_on: The day of the talk, from which "tomorrow" counts.
        lexicon: The languages to read.
        calendar: The team's calendar, for a bare "on the 15th"; a month's name or a year decides for itself.
        week_start: First day of the team's week, Monday = 0 (Saturday, as in Iran, unless told).

    Returns:
        Readings; where two of them name different days, none is certain.
    """
    folded = fold_with_source(text)
    script = compiled(lexicon, script_of(folded.text))
    if script is None:
        return ()
    setting = Setting(said_on, calendar, week_start)
    mentions = _scan(folded.text, script)
    meant = [(m, span) for m in mentions if (span := span_of(m.rule, m.match, script, setting))]
    read = [_read(mention, span, folded, said_on) for mention, span in _without_spelled_weekday(meant, folded.text)]
    return _agree([reading for reading in read if reading is not None])


def promise(
    text: str, said_on: dt.date, lexicon: Lexicon, *, calendar: Calendar = "gregorian", week_start: int = _SATURDAY
) -> Reading | None:
    """Return the one date a note promises if it is certain, else the likeliest proposal, else None."""
    readings = read_promises(text, said_on, lexicon, calendar=calendar, week_start=week_start)
    return max(readings, key=lambda reading: (reading.certain, reading.confidence), default=None)


def maybe_promise(texts: pd.Series[str], lexicon: Lexicon) -> pd.Series[bool]:
    """Return which texts hold a word that could belong to a date (quick; a True is worth reading, a False never)."""
    folded = fold_many([str(text) for text in texts])
    scripts = {code: compiled(lexicon, code) for code in ("arab", "latn")}
    flags = [(s := scripts[script_of(text)]) is not None and s.date_words.search(text) is not None for text in folded]
    return pd.Series(flags, index=texts.index, dtype=bool)


@lru_cache(maxsize=4096)
def _scan(text: str, script: Script) -> tuple[_Mention, ...]:
    """Find the dates of a folded note and judge them by their context; what is said does not depend on the day."""
    found = list(script.dates.find_all(text))
    around = look_around(text, [match.span() for _, match in found], script)
    return tuple(
        _Mention(rule, match, around.verdict(*match.span()), rule.kind in _RELATIVE and around.retold(match.start()))
        for number, match in found
        if (rule := script.rules[number])
    )


def _without_spelled_weekday(meant: list[_Meant], text: str) -> Iterable[_Meant]:
    """Drop the weekday of "Monday 7 December", where both agree and the date says it better."""
    for number, entry in enumerate(meant, start=1):
        if number == len(meant) or not _spells(entry, meant[number], text):
            yield entry


def _spells(entry: _Meant, neighbour: _Meant, text: str) -> bool:
    between = text[entry[0].match.end() : neighbour[0].match.start()]
    exact = neighbour[0].rule.kind in {"day-month", "numeric", "day-of-month"}
    same = neighbour[1].date.weekday() == entry[1].date.weekday()
    return entry[0].rule.kind == "weekday" and exact and same and len(between.strip(" ,(-")) <= _JOINT


def _read(mention: _Mention, span: Span, folded: Folded, said_on: dt.date) -> Reading | None:
    today = span.date == span.latest == said_on
    sure = span.sure and not mention.retold
    confidence = round(mention.rule.confidence * mention.verdict.value * (1.0 if sure else _UNSURE), 2)
    if confidence < _WORTH_SHOWING or (today and mention.verdict is Verdict.NONE):
        return None
    return Reading(
        date=span.date,
        latest=span.latest,
        certain=confidence >= _CERTAIN and span.date >= said_on,
        confidence=confidence,
        words=folded.original(*mention.match.span()),
        rule=mention.rule.rule,
        alternatives=span.alternatives,
    )


def _agree(readings: list[Reading]) -> tuple[Reading, ...]:
    kept: list[Reading] = []
    for reading in readings:
        same = next((i for i, other in enumerate(kept) if _overlap(reading, other)), None)
        if same is None:
            kept.append(reading)
        else:
            kept[same] = min(reading, kept[same], key=lambda r: (r.latest - r.date, -r.confidence))
    if len(kept) > 1:
        kept = [reading for reading in kept if reading.rule not in _TIMES_OF_DAY] or kept
    if len({reading.date for reading in kept if reading.confidence >= _RIVAL}) <= 1:
        return tuple(kept)
    return tuple(_unsure(reading, kept) for reading in kept)


def _overlap(one: Reading, other: Reading) -> bool:
    return one.date <= other.latest and other.date <= one.latest


def _unsure(reading: Reading, all_readings: list[Reading]) -> Reading:
    others = dict.fromkeys((*reading.alternatives, *(r.date for r in all_readings if r.date != reading.date)))
    return replace(
        reading, certain=False, confidence=round(min(reading.confidence, 0.6), 2), alternatives=tuple(others)
    )
