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
        (20261116, "number-for-date"),
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
