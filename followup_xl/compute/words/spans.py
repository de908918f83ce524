"""From the words of a date to days: one function per kind of rule in the lexicon."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from followup_xl.compute.words import calendars
from followup_xl.compute.words.dates import day_of, month_of, read_day_month, read_numbers
from followup_xl.compute.words.patterns import value

if TYPE_CHECKING:
    from collections.abc import Callable

    from followup_xl.compute.words.patterns import Script
    from followup_xl.compute.words.readings import Calendar
    from followup_xl.model.lexicon import DateRule

_WEEK: Final = dt.timedelta(days=7)
_SURE_STRETCH: Final = dt.timedelta(days=3)
_SATURDAY: Final = 5
_MONTHS: Final = 12
_LAST_MONTH_DAY: Final = 31
_NUMBERS: Final = re.compile(r"(\d{1,4})([/.\-])(\d{1,2})(?:([/.\-])(\d{1,4}))?")


@dataclass(frozen=True, slots=True)
class Setting:
    """When and where a note was written: its day, the team's calendar, the first day of its week (Monday = 0)."""

    said_on: dt.date
    calendar: Calendar
    week_start: int


@dataclass(frozen=True, slots=True)
class Span:
    """The days that words mean; not `sure` where they could mean others, which `alternatives` then names."""

    date: dt.date
    latest: dt.date
    sure: bool = True
    alternatives: tuple[dt.date, ...] = ()


def span_of(rule: DateRule, match: re.Match[str], script: Script, setting: Setting) -> Span | None:
    """Return the days that the matched words of a rule mean, or None where they mean none."""
    return KINDS[rule.kind](rule, match, script, setting)


def _one(date: dt.date | None, *, sure: bool = True, alternatives: tuple[dt.date, ...] = ()) -> Span | None:
    return None if date is None else Span(date, date, sure, alternatives)


def _number(match: re.Match[str], name: str, script: Script, missing: int) -> int:
    word = match.groupdict().get(name)
    if word is None:
        return missing
    return int(word) if word.isdigit() else (value(script, "number", word) or missing)


def _later(setting: Setting, count: int, unit: str) -> dt.date:
    if unit == "month":
        return calendars.add_months(setting.calendar, setting.said_on, count)
    if unit == "year":
        return calendars.add_months(setting.calendar, setting.said_on, 12 * count)
    days = {"day": count, "week": 7 * count, "hour": -(-count // 24) if count >= 24 else 0, "minute": 0}[unit]  # noqa: PLR2004
    return setting.said_on + dt.timedelta(days=days)


def _days(rule: DateRule, match: re.Match[str], script: Script, setting: Setting) -> Span | None:
    count = _number(match, "n", script, rule.offset)
    last = _number(match, "m", script, max(rule.last, count))
    if last < count:
        return None
    first, latest = _later(setting, count, rule.unit), _later(setting, last, rule.unit)
    plain = rule.unit != "month" or count <= _MONTHS  # «۱۵ ماه بعد» may be the 15th of next month
    return Span(first, latest, sure=plain and latest - first <= _SURE_STRETCH)


def _weekday(rule: DateRule, match: re.Match[str], script: Script, setting: Setting) -> Span | None:
    weekday = value(script, "weekday", match["weekday"])
    if weekday is None:
        return None
    ahead = (weekday - setting.said_on.weekday()) % 7
    coming = setting.said_on + dt.timedelta(days=ahead or 7)
    this_week = calendars.week_start_of(setting.said_on, setting.week_start) + dt.timedelta(
        days=(weekday - setting.week_start) % 7
    )
    if rule.part == "week":
        return _one(this_week + _number(match, "n", script, rule.offset) * _WEEK)
    if ahead == 0:
        return Span(coming, coming, sure=False, alternatives=(setting.said_on,))
    if rule.part == "next" and coming != this_week + _WEEK:
        return Span(coming, coming, sure=False, alternatives=(this_week + _WEEK,))
    if rule.part == "this" and coming != this_week:
        return Span(coming, coming, sure=False, alternatives=(this_week,))
    return _one(coming)


def _week(rule: DateRule, match: re.Match[str], script: Script, setting: Setting) -> Span | None:
    count = _number(match, "n", script, rule.offset)
    start = calendars.week_start_of(setting.said_on, setting.week_start) + count * _WEEK
    last_working = 5 if setting.week_start == _SATURDAY else 4
    first, last = {"": (0, 6), "start": (0, 1), "middle": (2, 4), "end": (last_working, 6)}[rule.part]
    date, latest = start + dt.timedelta(days=first), start + dt.timedelta(days=last)
    if date > setting.said_on:
        return Span(date, latest)
    return Span(max(date, setting.said_on), max(latest, setting.said_on), sure=False, alternatives=(date + _WEEK,))


def _month(rule: DateRule, match: re.Match[str], script: Script, setting: Setting) -> Span | None:
    word = match.groupdict().get("month")
    calendar, month = month_of(word, script) if word else (setting.calendar, 0)
    today = calendars.parts(calendar, setting.said_on)
    if word:
        middle = calendars.nearest(calendar, setting.said_on, month, 15)
        year = today[0] if middle is None else calendars.parts(calendar, middle)[0]
    else:
        year, month = calendars.shift_month(today[0], today[1], rule.offset)
    first, last = {"": (1, 31), "start": (1, 5), "middle": (14, 17), "end": (31, 31)}[rule.part]
    date = calendars.month_day(calendar, year, month, first)
    latest = calendars.month_day(calendar, year, month, last)
    return Span(date, latest, sure=rule.part in {"start", "end"} and date > setting.said_on)


def _day_of_month(rule: DateRule, match: re.Match[str], script: Script, setting: Setting) -> Span | None:
    number = day_of(match["day"], script)
    if not 1 <= number <= _LAST_MONTH_DAY:
        return None
    year, month, today = calendars.parts(setting.calendar, setting.said_on)
    step = rule.offset if rule.part == "fixed" else int(number <= today)
    year, month = calendars.shift_month(year, month, step)
    date = calendars.day(setting.calendar, year, month, number)
    return _one(date, sure=number != today and date is not None and date > setting.said_on)


def _day_month(_rule: DateRule, match: re.Match[str], script: Script, setting: Setting) -> Span | None:
    if match.groupdict().get("day2"):
        return _day_range(match, script, setting)
    return _one(read_day_month(match, script, setting.said_on).date)


def _day_range(match: re.Match[str], script: Script, setting: Setting) -> Span | None:
    calendar, month = month_of(match["month"], script)
    first = calendars.nearest(calendar, setting.said_on, month, day_of(match["day"], script))
    last = calendars.nearest(calendar, setting.said_on, month, day_of(match["day2"], script))
    return (
        None if first is None or last is None or last < first else Span(first, last, sure=False, alternatives=(last,))
    )


def _numeric(_rule: DateRule, match: re.Match[str], _script: Script, setting: Setting) -> Span | None:
    numbers = _NUMBERS.fullmatch(match["date"])
    if numbers is None:
        return None
    read = read_numbers(numbers, setting.calendar, setting.said_on)
    if read.problem != "ambiguous-date":
        return _one(read.date)
    found = _both_orders(numbers, setting)
    return Span(found[0], found[0], sure=False, alternatives=found[1:]) if found else None


def _both_orders(numbers: re.Match[str], setting: Setting) -> tuple[dt.date, ...]:
    first, _, second, _, year = numbers.groups()
    orders = ((int(second), int(first)), (int(first), int(second)))
    if year is None:
        dates = [_next(setting, month, day) for month, day in orders]
    else:
        dates = [calendars.day("gregorian", int(year) % 100 + 2000, month, day) for month, day in orders]
    return tuple(date for date in dates if date is not None)


def _next(setting: Setting, month: int, day: int) -> dt.date | None:
    year = calendars.parts(setting.calendar, setting.said_on)[0]
    dates = (calendars.day(setting.calendar, year + step, month, day) for step in (0, 1))
    return next((date for date in dates if date and date >= setting.said_on), None)


def _event(rule: DateRule, _match: re.Match[str], _script: Script, setting: Setting) -> Span | None:
    calendar: Calendar = "jalali" if rule.calendar == "jalali" else "gregorian"
    year = calendars.parts(calendar, setting.said_on)[0]
    dates = [date for step in (0, 1) if (date := calendars.day(calendar, year + step, rule.month, rule.day))]
    return _one(min((date for date in dates if date > setting.said_on), default=None), sure=False)


def _clock(_rule: DateRule, _match: re.Match[str], _script: Script, setting: Setting) -> Span | None:
    return _one(setting.said_on, sure=False)


KINDS: Final[dict[str, Callable[[DateRule, re.Match[str], Script, Setting], Span | None]]] = {
    "days": _days,
    "weekday": _weekday,
    "week": _week,
    "month": _month,
    "day-of-month": _day_of_month,
    "day-month": _day_month,
    "numeric": _numeric,
    "event": _event,
    "clock": _clock,
}
