"""The notes cell as a log: a line that starts with a date is a touch, any other line a remark."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from followup_xl.compute.words.codes import first_code, leftmost_code
from followup_xl.compute.words.dates import parse_date_text
from followup_xl.compute.words.patterns import expand, script_of, whole_word
from followup_xl.compute.words.readings import Calendar, DateText, LoggedLine
from followup_xl.model.text import fold_with_source

if TYPE_CHECKING:
    from followup_xl.model.lexicon import Lexicon

_LINES: Final = re.compile(r"\r\n|[\r\n\v\f\u2028\u2029]|_x000D_\n?")
_BULLET: Final = r"[\s\-*>#\u2022\u25cf\u00b7]*"
_TIME: Final = r"(?:(?:t|[\s,]+)\d{1,2}[:.]\d{2}(?::\d{2})?(?!\d))?"
_NUMBERS: Final = r"(?:\d{4}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d|\d{1,4}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?\d{2,4})(?![\d/])"
_COMPACT: Final = r"(?:1[34]|20)\d{6}(?!\d)"
_SHORT: Final = r"\d{1,2}[/.\-]\d{1,2}(?![\d/.\-])(?=\s*[:\-]|\s+[^\W\d])"
_PUNCTUATION: Final = " \t:-,|)]>."
_HEAD_WORDS: Final = 5


def split_notes(text: str, lexicon: Lexicon, *, calendar: Calendar = "gregorian") -> tuple[LoggedLine, ...]:
    """Split a notes cell into its lines, in order, empty ones left out; the cell itself is never changed.

    Args:
        text: The cell.
        lexicon: The languages to read.
        calendar: The team's calendar; a year of four digits decides for itself.

    Returns:
        One `LoggedLine` a line: a touch (with `date`), an unreadable date (with `problem`) or a remark (with neither).
    """
    lines = enumerate(_LINES.split(text), start=1)
    return tuple(_line(line, number, lexicon, calendar) for number, line in lines if line.strip())


def _line(line: str, number: int, lexicon: Lexicon, calendar: Calendar) -> LoggedLine:
    folded = fold_with_source(line)
    match = _opening(lexicon, script_of(folded.text)).match(folded.text)
    read = parse_date_text(match["date"], lexicon, calendar=calendar) if match else None
    if match is None or read is None or read.problem == "not-a-date":
        return LoggedLine(None, None, "out", None, line.strip(), number)
    rest = len(folded.text) - len(folded.text[match.end() :].lstrip(_PUNCTUATION))
    touch = _touch(read, folded.text[rest:], folded.original(rest, len(folded.text)), number, lexicon)
    if read.problem and match["short"] and touch.channel is None and folded.text[match.end() :].lstrip()[:1] != ":":
        return LoggedLine(None, None, "out", None, line.strip(), number)  # "24/7 support", "3.5 tons"
    return touch


def _touch(read: DateText, folded: str, shown: str, number: int, lexicon: Lexicon) -> LoggedLine:
    head, colon, _ = folded.partition(":")
    words = head.split()
    if not colon or len(words) > _HEAD_WORDS:
        colon, head = "", " ".join(folded.split()[:_HEAD_WORDS])
    channel = leftmost_code(head, lexicon, "channels")
    text = shown.partition(":")[2].strip() if colon and channel else shown.strip()
    return LoggedLine(
        date=read.date,
        channel=channel,
        direction=_direction(head, folded[len(head) + 1 :].strip() if colon else "", lexicon),
        outcome=first_code(folded, lexicon, "outcomes"),
        text=text,
        line_no=number,
        problem=read.problem,
    )


def _direction(head: str, after: str, lexicon: Lexicon) -> Literal["out", "in"]:
    inbound = ((_inbound(lexicon, script_of(text)), text) for text in (head, after))
    found = [pattern and (pattern.search(text) if text is head else pattern.match(text)) for pattern, text in inbound]
    return "in" if any(found) else "out"


@lru_cache(maxsize=16)
def _inbound(lexicon: Lexicon, script: str) -> re.Pattern[str] | None:
    patterns = [
        expand(p, lang, named=False) for lang in lexicon.languages if lang.script == script for p in lang.inbound
    ]
    return re.compile(whole_word("|".join(patterns))) if patterns else None


@lru_cache(maxsize=16)
def _opening(lexicon: Lexicon, script: str) -> re.Pattern[str]:
    """Compile the start of a dated line: perhaps a bullet and a weekday, then the date, then perhaps a time."""
    languages = [language for language in lexicon.languages if language.script == script]
    weekdays = "|".join(expand("{weekday}", language, named=False) for language in languages)
    words = [
        expand(pattern, language, named=False)
        for language in languages
        for rule in language.dates
        if rule.rule == "day-month"
        for pattern in rule.patterns
    ]
    dates = "|".join((_NUMBERS, _COMPACT, f"(?P<short>{_SHORT})", *(rf"(?:{word})(?!\w)" for word in words)))
    weekday = rf"(?:(?:{weekdays})[\s.,]+)?" if weekdays else ""
    return re.compile(rf"{_BULLET}[(\[]?{weekday}(?P<date>{dates}){_TIME}[)\]]?")
