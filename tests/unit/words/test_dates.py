import datetime as dt

import pytest

from followup_xl.compute.words import Calendar, DateText, parse_date_text
from followup_xl.i18n_words import load_lexicon

LEXICON = load_lexicon()
DAY = dt.date(2026, 11, 16)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-16",
        "2026/11/16",
        "2026.11.16",
        "20261116",
        "16.11.2026",
        "16/11/2026",
        "11/16/2026",
        "16-11-2026",
        "16.11.26",
        "16 nov 2026",
        "16 November 2026",
        "Nov 16, 2026",
        "16 noiembrie 2026",
        "luni 16.11.2026",
        "Mon 16 Nov 2026",
        "2026-11-16 10:30",
        "2026-11-16T10:30:00",
        "(2026-11-16)",
        " 2026-11-16 ",
    ],
)
def test_gregorian(text: str) -> None:
    assert parse_date_text(text, LEXICON) == DateText(DAY, None, "gregorian")


@pytest.mark.parametrize(
    "text",
    [
        "1405/08/25",
        "۱۴۰۵/۸/۲۵",
        "١٤٠٥/٠٨/٢٥",
        "1405-8-25",
        "14050825",
        "25/8/1405",
        "۲۵ آبان ۱۴۰۵",
        "25 aban 1405",
        "دوشنبه ۲۵ آبان ۱۴۰۵",
    ],
)
@pytest.mark.parametrize("calendar", ["gregorian", "jalali"])
def test_the_year_tells_the_calendar(text: str, calendar: Calendar) -> None:
    assert parse_date_text(text, LEXICON, calendar=calendar) == DateText(DAY, None, "jalali")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("9/10/2026", "ambiguous-date"),
        ("05/08/25", "ambiguous-date"),
        ("9/10", "ambiguous-date"),
        ("1403/12/31", "impossible-date"),
        ("1404/12/30", "impossible-date"),
        ("31/11/2026", "impossible-date"),
        ("2026-02-30", "impossible-date"),
        ("1605/01/01", "impossible-date"),
        ("30 بهمن ۲۰۲۶", "impossible-date"),
        ("10 azar", "no-year"),
        ("25/11", "no-year"),
        ("", "not-a-date"),
        ("soon", "not-a-date"),
        ("46347", "not-a-date"),
        ("2026", "not-a-date"),
    ],
)
def test_problems(text: str, problem: str) -> None:
    read = parse_date_text(text, LEXICON)
    assert (read.date, read.problem) == (None, problem)


def test_the_same_number_twice_is_no_riddle() -> None:
    assert parse_date_text("5/5/2026", LEXICON).date == dt.date(2026, 5, 5)


def test_without_a_year_the_nearest_day() -> None:
    assert parse_date_text("10 azar", LEXICON, near=DAY).date == dt.date(2026, 12, 1)
    assert parse_date_text("۱۰ دی", LEXICON, near=dt.date(2027, 1, 20)).date == dt.date(2026, 12, 31)
