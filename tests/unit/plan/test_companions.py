from datetime import date

import pandas as pd
import pytest

from followup_xl.i18n import load
from followup_xl.plan.companions import jalali_days

DAYS = pd.to_datetime(pd.Series([date(2026, 11, 22), None, date(2026, 3, 21), date(2026, 3, 20)]))


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("fa", ["۱۴۰۵/۰۹/۰۱ یکشنبه", "", "۱۴۰۵/۰۱/۰۱ شنبه", "۱۴۰۴/۱۲/۲۹ جمعه"]),
        ("en", ["1405/09/01 sun", "", "1405/01/01 sat", "1404/12/29 fri"]),
    ],
)
def test_a_day_is_told_in_the_jalali_calendar(language: str, texts: list[str]) -> None:
    assert jalali_days(DAYS, load(language, "jalali"), "jalali").tolist() == texts


def test_leads_without_a_day_have_none() -> None:
    days = pd.to_datetime(pd.Series([None, None]))
    assert jalali_days(days, load("fa", "jalali"), "jalali").tolist() == ["", ""]
    assert jalali_days(days.iloc[:0], load("fa", "jalali"), "jalali").empty


def test_books_of_another_calendar_have_none() -> None:
    assert jalali_days(DAYS, load("fa"), "gregorian").tolist() == [""] * 4
    assert jalali_days(DAYS.iloc[:0], load("fa"), "jalali").empty
