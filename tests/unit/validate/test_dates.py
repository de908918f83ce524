from datetime import date, datetime, time

import numpy as np
import pytest

from followup_xl.i18n_words import load_lexicon
from followup_xl.model.book import CellValue
from followup_xl.validate.dates import DateReader

TODAY = date(2026, 11, 17)


def read(value: CellValue) -> tuple[date | None, str | None]:
    day, problem = DateReader(load_lexicon(), "gregorian", TODAY)(value)
    return None if np.isnat(day) else day.astype("datetime64[D]").item(), problem.code if problem else None


@pytest.mark.parametrize(
    "value",
    [date(2026, 11, 16), datetime(2026, 11, 16), datetime(2026, 11, 16, 23, 59), "۱۴۰۵/۰۸/۲۵", "1405-08-25"],  # noqa: DTZ001
)
def test_a_date_is_read_without_a_word(value: CellValue) -> None:
    assert read(value) == (date(2026, 11, 16), None)


@pytest.mark.parametrize("value", ["2026-11-16", "16.11.2026", "16 noiembrie 2026", "۲۰۲۶/۱۱/۱۶"])
def test_a_date_written_as_text_is_read_and_noted(value: str) -> None:
    assert read(value) == (date(2026, 11, 16), "text-date")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("9/10/2026", "ambiguous-date"),
        ("16.11.", "bad-date"),
        ("soon", "bad-date"),
        ("2026-02-30", "bad-date"),
        (46342.0, "number-for-date"),
        (20261316, "number-for-date"),
        (True, "number-for-date"),
        (time(9, 30), "number-for-date"),
        (date(9999, 1, 1), "date-out-of-range"),
        (date(1989, 12, 31), "date-out-of-range"),
        (date(2047, 1, 1), "date-out-of-range"),
        ("1989-12-31", "date-out-of-range"),
    ],
)
def test_what_is_no_certain_day_is_not_used(value: CellValue, code: str) -> None:
    assert read(value) == (None, code)


@pytest.mark.parametrize("value", [None, "", "  \n"])
def test_empty_is_empty(value: CellValue) -> None:
    assert read(value) == (None, None)


@pytest.mark.parametrize("day", [date(1990, 1, 1), date(2046, 12, 31)])
def test_the_ends_of_the_range_belong_to_it(day: date) -> None:
    assert read(day) == (day, None)


@pytest.mark.parametrize("value", [14050825, 14050825.0, 20261116, "14050825", "۱۴۰۵/۸/۲۵", "1405-8-25"])
def test_digits_with_one_reading_are_a_date(value: CellValue) -> None:
    assert read(value) == (date(2026, 11, 16), None)


@pytest.mark.parametrize(
    ("value", "day"), [("۱۰ آذر", date(2026, 12, 1)), ("10 azar", date(2026, 12, 1)), ("1 Feb", date(2027, 2, 1))]
)
def test_a_named_month_without_a_year_is_the_nearest_one_and_noted(value: str, day: date) -> None:
    assert read(value) == (day, "text-date")


@pytest.mark.parametrize("value", ["1403/12/31", "۱۴۰۴/۱۲/۳۰", "1405/07/31", "31 mehr 1405", "2027-02-29"])
def test_a_day_that_does_not_exist_is_an_issue(value: str) -> None:
    assert read(value) == (None, "bad-date")


@pytest.mark.parametrize(
    ("order", "value", "day"),
    [
        ("dmy", "5/8/2026", date(2026, 8, 5)),
        ("mdy", "5/8/2026", date(2026, 5, 8)),
        ("jalali-ymd", "۰۵/۰۸/۲۵", date(2026, 11, 16)),
        ("jalali-dmy", "25/8/05", date(2026, 11, 16)),
        ("serial", 46342.0, date(2026, 11, 16)),
    ],
)
def test_the_order_decided_for_a_column_reads_its_dates(order: str, value: CellValue, day: date) -> None:
    found, problem = DateReader(load_lexicon(), "gregorian", TODAY, order)(value)
    assert (found.astype("datetime64[D]").item(), problem) == (day, None)
