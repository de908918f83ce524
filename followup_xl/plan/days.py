"""Which public holidays a book needs and ``tblCalendar`` does not have yet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final, NamedTuple

import pandas as pd

from followup_xl.model.book import Book
from followup_xl.model.issues import Issue, Severity
from followup_xl.model.ports import HolidaySource
from followup_xl.model.rules import DayRow, Rules

YEARS_AHEAD: Final = 3
FROM_LIBRARY: Final = "holidays"
_AHEAD: Final = ("due_mine", "parked_until")


class DaysInUse(NamedTuple):
    """The rules with all days, the days that are new among them, and what is not known."""

    rules: Rules
    new: tuple[DayRow, ...]
    issues: tuple[Issue, ...]


def add_holidays(book: Book, rules: Rules, source: HolidaySource, today: date) -> DaysInUse:
    """Ask ``source`` for the countries and years in use that ``tblCalendar`` does not hold; a row by hand wins.

    A year of a country is held when any of its days came from the source, so that a day somebody deleted stays deleted.
    """
    by_hand = {(day.country, day.day) for day in rules.calendar}
    held = {(day.country, day.day.year) for day in rules.calendar if day.day and day.origin == FROM_LIBRARY}
    new: list[DayRow] = []
    issues: list[Issue] = []
    for country in sorted(_countries(book, rules)):
        years = [year for year in _years(book, today) if (country, year) not in held]
        days = source.days(country, years) if years else ()
        if days is None:
            issues.append(Issue("no-holidays", Severity.NOTE, None, {"country": country}))
        else:
            new += [day for day in days if (day.country, day.day) not in by_hand]
    return DaysInUse(replace(rules, calendar=(*rules.calendar, *new)), tuple(new), tuple(issues))


def _countries(book: Book, rules: Rules) -> set[str]:
    leads = {str(country) for country in book.leads["country"].unique()}
    return {country for country in leads | {rules.options.country, *(m.country for m in rules.team)} if country}


def _years(book: Book, today: date) -> range:
    """From last year, where anything happened before this one, to next year or the last date somebody set."""
    past = [book.leads["created"].min(), book.touches["date"].min()]
    ahead = [book.leads[column].max() for column in _AHEAD]
    first = min([today.year, *_years_of(past)])
    last = max([today.year + 1, *_years_of(ahead)])
    return range(max(first, today.year - 1), min(last, today.year + YEARS_AHEAD) + 1)


def _years_of(dates: list[Any]) -> Iterator[int]:
    return (int(day.year) for day in dates if not pd.isna(day))
