"""A date cell: real dates as they are, text and digits only where they have one reading."""

from datetime import date, datetime
from typing import Final

import numpy as np

from followup_xl.compute.words import parse_date_text
from followup_xl.compute.words.orders import read_in_order, read_serial
from followup_xl.compute.words.readings import Calendar
from followup_xl.model.book import CellValue
from followup_xl.model.issues import Severity
from followup_xl.model.lexicon import Lexicon
from followup_xl.validate.findings import Problem
from followup_xl.validate.texts import shown

FIRST_YEAR: Final = 1990
YEARS_AHEAD: Final = 20
"""A date outside of 1990 to twenty years from now is a slip of the keyboard (house)."""

_NO_DATE: Final = np.datetime64("NaT", "s")
_ASKED: Final = {"ambiguous-date": "ambiguous-date", "no-year": "date-without-year"}


class DateReader:
    """Reads the cells of a date column as days (datetime64[s], midnight)."""

    def __init__(self, lexicon: Lexicon, calendar: Calendar, today: date, order: str = "") -> None:
        self.lexicon = lexicon
        self.order = order
        self.calendar: Calendar = calendar
        self.today = today
        self.years = range(FIRST_YEAR, today.year + YEARS_AHEAD + 1)

    def __call__(self, value: CellValue) -> tuple[np.datetime64, Problem | None]:
        """The day of a cell, or NaT with the problem."""
        if isinstance(value, datetime):
            return self._in_range(value.date(), None, value)
        if isinstance(value, date):
            return self._in_range(value, None, value)
        if value is None or (isinstance(value, str) and not value.strip()):
            return _NO_DATE, None
        if isinstance(value, str):
            return self._from_text(value)
        day = self._from_number(value)
        if day is not None:
            return self._in_range(day, None, value)
        return _NO_DATE, Problem("number-for-date", Severity.ERROR, {"value": shown(value)})

    def _from_number(self, value: CellValue) -> date | None:
        """The day of digits such as 14050825, and of serial numbers in a column that was found to hold them."""
        if not isinstance(value, int | float) or isinstance(value, bool) or not float(value).is_integer():
            return None
        if self.order == "serial":
            return read_serial(value)
        return parse_date_text(str(int(value)), self.lexicon).date

    def _from_text(self, text: str) -> tuple[np.datetime64, Problem | None]:
        read = parse_date_text(text, self.lexicon, calendar=self.calendar)
        without_year = read.problem == "no-year" and any(map(str.isalpha, text))
        if without_year:  # a month by its name: the day that lies nearest is noted, so that nobody is surprised
            read = parse_date_text(text, self.lexicon, calendar=self.calendar, near=self.today)
        if read.problem == "ambiguous-date" and self.order:
            day = read_in_order(text, self.order)
            if day is not None:
                return self._in_range(day, None, text)
        if read.date is None:
            code = _ASKED.get(read.problem or "")
            severity = Severity.ASK if code else Severity.ERROR
            return _NO_DATE, Problem(code or "bad-date", severity, {"value": shown(text)})
        if read.calendar_used == "jalali" and not without_year:
            return self._in_range(read.date, None, text)
        note = Problem("text-date", Severity.NOTE, {"value": shown(text), "date": read.date})
        return self._in_range(read.date, note, text)

    def _in_range(self, day: date, note: Problem | None, value: CellValue) -> tuple[np.datetime64, Problem | None]:
        if day.year in self.years:
            return np.datetime64(day, "s"), note
        params = {"value": shown(value), "first": str(self.years[0]), "last": str(self.years[-1])}
        return _NO_DATE, Problem("date-out-of-range", Severity.ERROR, params)
