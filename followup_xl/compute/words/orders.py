"""Dates in numbers whose order is known for their whole column, because it was decided or asked once."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from followup_xl.compute.words import calendars
from followup_xl.model.text import fold

if TYPE_CHECKING:
    from followup_xl.compute.words.readings import Calendar

ORDERS: Final = ("dmy", "mdy", "ymd", "jalali-ymd", "jalali-dmy", "serial")
"""The order of day, month and year. ``jalali-`` means that a year of two digits is a Jalali one; ``serial`` that plain
numbers are days counted from 1899-12-30, as spreadsheet programs store dates."""
_PARTS: Final = re.compile(r"(\d{1,4})\s?[/.\-]\s?(\d{1,2})\s?[/.\-]\s?(\d{1,4})")
_FIRST_DAY: Final = dt.date(1899, 12, 30)
_SERIALS: Final = range(20_000, 80_000)
_SHORT: Final = 100
_CENTURY: Final = {"jalali": 1400, "gregorian": 2000}


def read_in_order(text: str, order: str) -> dt.date | None:
    """The day of a text such as ``5/8/26`` in one of ``ORDERS``, None where it is no day in that order."""
    found = _PARTS.fullmatch(fold(text).strip())
    if found is None or order == "serial":
        return None
    letters = order.removeprefix("jalali-")
    named = dict(zip(letters, (int(part) for part in found.groups()), strict=True))
    year_digits = len(found.groups()[letters.index("y")])
    if year_digits not in {2, 4}:
        return None
    calendar, year = _year(named["y"], order)
    return calendars.day(calendar, year, named["m"], named["d"]) if calendar else None


def read_serial(number: float) -> dt.date | None:
    """The day a plain number counts to, None where that is none of our time."""
    return _FIRST_DAY + dt.timedelta(days=int(number)) if int(number) in _SERIALS else None


def _year(year: int, order: str) -> tuple[Calendar | None, int]:
    if year < _SHORT:
        calendar: Calendar = "jalali" if order.startswith("jalali") else "gregorian"
        return calendar, year + _CENTURY[calendar]
    if year in calendars.JALALI_YEARS:
        return "jalali", year
    return ("gregorian", year) if year in calendars.GREGORIAN_YEARS else (None, year)
