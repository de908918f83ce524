"""Dates written as numbers or text, in either calendar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from followup_xl.compute.words import calendars
from followup_xl.compute.words.patterns import compiled, script_of, value
from followup_xl.compute.words.readings import Calendar, DateText
from followup_xl.model.text import fold

if TYPE_CHECKING:
    import datetime as dt

    from followup_xl.compute.words.patterns import Script
    from followup_xl.model.lexicon import Lexicon

_NUMBERS: Final = re.compile(r"(\d{1,4})\s?([/.\-])\s?(\d{1,2})(?:\s?([/.\-])\s?(\d{1,4}))?")
_COMPACT: Final = re.compile(r"(1[34]\d\d|20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_TIME: Final = re.compile(r"(?:t|\s+|,\s*)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?z?$")
_MONTHS: Final = 12
_DAYS: Final = 31
_NOT_A_DATE: Final = DateText(None, "not-a-date")
_NO_YEAR: Final = DateText(None, "no-year")
_AMBIGUOUS: Final = DateText(None, "ambiguous-date")


def parse_date_text(
    text: str, lexicon: Lexicon, *, calendar: Calendar = "gregorian", near: dt.date | None = None
) -> DateText:
    """Read a cell that holds a date as text.

    Years 1300 to 1500 are Jalali, 1900 to 2199 Gregorian, whatever the book's `calendar`; the month's name decides
    too. A date without a year takes the occurrence nearest to `near`, and is a `no-year` problem without it.
    """
    folded = _TIME.sub("", fold(text).strip().strip("()[]")).strip()
    script = compiled(lexicon, script_of(folded))
    if script is not None:
        folded = _without_weekday(folded, script)
    if compact := _COMPACT.fullmatch(folded):
        return _dated(*(int(number) for number in compact.groups()))
    if numbers := _NUMBERS.fullmatch(folded):
        return read_numbers(numbers, calendar, near)
    return _NOT_A_DATE if script is None else _read_words(folded, script, near)


def read_numbers(match: re.Match[str], calendar: Calendar, near: dt.date | None = None) -> DateText:
    """Read the groups (number, separator, number, separator, number) of a date; the last two may be missing."""
    first, mark, second, mark2, third = match.groups()
    if third is None:
        return read_short(first, second, mark, calendar, near)
    if mark2 != mark:
        return _NOT_A_DATE
    if len(first) == 4:  # noqa: PLR2004 - a year has four digits
        return _NOT_A_DATE if len(third) > 2 else _dated(int(first), int(second), int(third))  # noqa: PLR2004
    if len(first) > 2 or len(third) in {1, 3}:  # noqa: PLR2004
        return _NOT_A_DATE
    if len(third) == 4:  # noqa: PLR2004
        return _day_first(int(first), int(second), int(third), mark)
    return _short_year(int(first), int(second), int(third), mark, calendar)


def read_short(first: str, second: str, mark: str, calendar: Calendar, near: dt.date | None) -> DateText:
    """Read a day and a month without a year; certain only where one order alone is possible."""
    if len(first) > 2:  # noqa: PLR2004
        return _NOT_A_DATE
    a, b = int(first), int(second)
    possible = {(day, month) for day, month in ((a, b), (b, a)) if 1 <= month <= _MONTHS and 1 <= day <= _DAYS}
    if mark == "." and len(first) == len(second) == 2 and (a, b) in possible:  # noqa: PLR2004
        possible = {(a, b)}  # 05.12 is written by people who put the day first
    if not possible:
        return _NOT_A_DATE
    if len(possible) > 1:
        return _AMBIGUOUS
    day, month = possible.pop()
    return _nearest(calendar, month, day, near)


def _nearest(calendar: Calendar, month: int, day: int, near: dt.date | None) -> DateText:
    if near is None:
        return _NO_YEAR
    date = calendars.nearest(calendar, near, month, day)
    return DateText(date, None if date else "impossible-date", calendar)


def _dated(year: int, month: int, day: int) -> DateText:
    calendar = _calendar_of(year)
    if calendar is None:
        return _NOT_A_DATE if month > _MONTHS or day > _DAYS else DateText(None, "impossible-date")
    date = calendars.day(calendar, year, month, day)
    return DateText(date, None if date else "impossible-date", calendar)


def _calendar_of(year: int) -> Calendar | None:
    if year in calendars.JALALI_YEARS:
        return "jalali"
    return "gregorian" if year in calendars.GREGORIAN_YEARS else None


def _day_first(first: int, second: int, year: int, mark: str) -> DateText:
    # 9/10/2026 has two readings; dots, and the Jalali calendar, always put the day first.
    if _calendar_of(year) == "jalali" or mark == ".":
        return _dated(year, second, first)
    if first <= _MONTHS and second <= _MONTHS and first != second:
        return DateText(None, "ambiguous-date", _calendar_of(year))
    return _dated(year, second, first) if second <= _MONTHS else _dated(year, first, second)


def _short_year(first: int, second: int, third: int, mark: str, calendar: Calendar) -> DateText:
    # With dots the day stands first (16.11.26); 05/08/25 could be anything.
    if calendar == "gregorian" and mark == "." and third >= 20:  # noqa: PLR2004
        return _dated(2000 + third, second, first)
    return _AMBIGUOUS


def _read_words(folded: str, script: Script, near: dt.date | None) -> DateText:
    for number, match in script.dates.find_all(folded):
        rule = script.rules[number]
        if rule and rule.rule == "day-month" and match.span() == (0, len(folded)):
            return read_day_month(match, script, near)
    return _NOT_A_DATE


def _without_weekday(folded: str, script: Script) -> str:
    words = folded.split()
    for count in (2, 1):  # «سه شنبه» is written in two words
        if len(words) > count and value(script, "weekday", " ".join(words[:count]).strip(",.")) is not None:
            return " ".join(words[count:])
    return folded


def read_day_month(match: re.Match[str], script: Script, near: dt.date | None) -> DateText:
    """Read the groups `day`, `month` and perhaps `year` of a match."""
    calendar, month = month_of(match["month"], script)
    day = day_of(match["day"], script)
    year = match.groupdict().get("year")
    if year is None:
        return _nearest(calendar, month, day, near)
    if _calendar_of(int(year)) != calendar:
        return DateText(None, "impossible-date", calendar)
    return _dated(int(year), month, day)


def month_of(word: str, script: Script) -> tuple[Calendar, int]:
    """Return the calendar and number (1 to 12) of a month's name."""
    jalali = value(script, "jalali", word)
    return ("gregorian", value(script, "gregorian", word) or 0) if jalali is None else ("jalali", jalali)


def day_of(word: str, script: Script) -> int:
    """Return the day of the month that digits or an ordinal word name (0 for neither)."""
    digits = re.sub(r"\D", "", word)
    return (
        int(digits)
        if digits
        else next((v for name in ("high", "low", "number") if (v := value(script, name, word))), 0)
    )
