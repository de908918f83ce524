"""Days and months in either calendar, as far as the reading of dates needs them."""

from __future__ import annotations

import calendar as gregorian
import datetime as dt
from typing import TYPE_CHECKING, Final

from followup_xl.compute import jalali

if TYPE_CHECKING:
    from followup_xl.compute.words.readings import Calendar

JALALI_YEARS: Final = range(1300, 1501)
GREGORIAN_YEARS: Final = range(1900, 2200)
_MONTHS: Final = 12


def day(calendar: Calendar, year: int, month: int, number: int) -> dt.date | None:
    """Return the date of a day in `calendar`, or None where there is no such day."""
    try:
        return jalali.to_gregorian(year, month, number) if calendar == "jalali" else dt.date(year, month, number)
    except ValueError:
        return None


def parts(calendar: Calendar, date: dt.date) -> tuple[int, int, int]:
    """Return (year, month, day) of `date` in `calendar`."""
    return jalali.from_gregorian(date) if calendar == "jalali" else (date.year, date.month, date.day)


def month_days(calendar: Calendar, year: int, month: int) -> int:
    """Return how many days a month has."""
    return jalali.month_days(year, month) if calendar == "jalali" else gregorian.monthrange(year, month)[1]


def shift_month(year: int, month: int, months: int) -> tuple[int, int]:
    """Return the (year, month) that lies `months` after the given one."""
    return year + (month - 1 + months) // _MONTHS, (month - 1 + months) % _MONTHS + 1


def add_months(calendar: Calendar, date: dt.date, months: int) -> dt.date:
    """Return the same day of the month, `months` later; the last day where that month is shorter."""
    year, month, number = parts(calendar, date)
    year, month = shift_month(year, month, months)
    return month_day(calendar, year, month, number)


def month_day(calendar: Calendar, year: int, month: int, number: int) -> dt.date:
    """Return day `number` of a month, or its last day where the month is shorter."""
    found = day(calendar, year, month, min(number, month_days(calendar, year, month)))
    if found is None:
        raise ValueError(f"no such month: {year}-{month}")
    return found


def nearest(calendar: Calendar, near: dt.date, month: int, number: int) -> dt.date | None:
    """Return the occurrence of a day of the year that lies nearest to `near`, before or after."""
    year = parts(calendar, near)[0]
    found = [date for step in (-1, 0, 1) if (date := day(calendar, year + step, month, number))]
    return min(found, key=lambda date: abs(date - near), default=None)


def week_start_of(date: dt.date, week_start: int) -> dt.date:
    """Return the first day of the week that `date` lies in (`week_start`: Monday = 0)."""
    return date - dt.timedelta(days=(date.weekday() - week_start) % 7)
