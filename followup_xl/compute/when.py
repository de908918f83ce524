"""The cell "When and note" of Today: a word for when, if it begins with one, and the rest as the note.

``+3``, ``+2w``, ``شنبه``, ``luni``, ``fri``, ``next week``, a date in either calendar. Only words that name one day for
sure, today or later, are taken for a date; everything else stays in the note as it was typed (DOMAIN section 12).
"""

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from followup_xl.compute.words import Calendar, parse_date_text, read_promises
from followup_xl.compute.words.calendars import add_months
from followup_xl.model.lexicon import Lexicon
from followup_xl.model.text import fold

MOST_WORDS: Final = 6
"""No way of naming a day needs more words."""
FAR: Final = 366
"""A date without a year is looked for up to so many days ahead."""
_AFTER: Final = re.compile(r"\+\s?(?P<count>\d{1,3})\s?(?P<unit>[dwm]?)|(?P<written>\d{1,3})\s?\+")
"""``+3``, ``+2w``, ``+1m``; ``۳+`` is how a right-to-left keyboard may give it."""
_DAYS: Final = {"": 1, "d": 1, "w": 7}
_ENDS: Final = " \t\n,.;:-–—،؛"
_SATURDAY, _MONDAY = 5, 0


class WhenAndNote(NamedTuple):
    """The day named at the beginning, None where there is none, and the words after it."""

    when: date | None
    note: str


def when_and_note(text: str, today: date, lexicon: Lexicon, calendar: Calendar) -> WhenAndNote:
    """Part what was typed into a day and a note; the longest beginning that names a day counts."""
    words = list(re.finditer(r"\S+", text))
    for word in reversed(words[:MOST_WORDS]):
        beginning = text[: word.end()].strip().rstrip(_ENDS)
        day = _day(beginning, text, today, lexicon, calendar) if beginning else None
        if day is not None and today <= day:
            return WhenAndNote(day, text[word.end() :].lstrip(_ENDS).rstrip())
    return WhenAndNote(None, text.strip())


def _day(words: str, text: str, today: date, lexicon: Lexicon, calendar: Calendar) -> date | None:
    """The day that ``words``, the beginning of ``text``, name together; None when they do not or could name another."""
    after = _AFTER.fullmatch(fold(words))
    if after:
        return _later(int(after["count"] or after["written"]), after["unit"] or "", today, calendar)
    written = parse_date_text(words, lexicon, calendar=calendar, near=today + timedelta(days=FAR // 2))
    if written.problem != "not-a-date":
        return written.date
    week_start = _SATURDAY if calendar == "jalali" else _MONDAY
    alone = read_promises(words, today, lexicon, calendar=calendar, week_start=week_start)
    if len(alone) != 1 or not alone[0].certain or alone[0].words != words:
        return None
    # "sat down with us" names no Saturday, and "luni a sunat" tells of the past: the rest of the words decides too.
    among = read_promises(text, today, lexicon, calendar=calendar, week_start=week_start)
    return next((alone[0].date for reading in among if reading.words == words), None)


def _later(count: int, unit: str, today: date, calendar: Calendar) -> date:
    if unit == "m":
        return add_months(calendar, today, count)
    return today + timedelta(days=count * _DAYS[unit])
