import datetime as dt

import numpy as np
import pytest
from persiantools.jdatetime import JalaliDate

from followup_xl.compute import jalali

DAYS = np.arange("2011-03-21", "2042-03-21", dtype="datetime64[D]")  # every day of 1390 to 1420


def test_every_day_of_thirty_years_agrees_with_persiantools() -> None:
    for day in DAYS.astype(object):
        expected = JalaliDate.to_jalali(day)  # type: ignore[no-untyped-call]
        assert jalali.from_gregorian(day) == (expected.year, expected.month, expected.day)
        assert jalali.to_gregorian(expected.year, expected.month, expected.day) == day


def test_columns_agree_with_single_days() -> None:
    year, month, day = jalali.columns_from_gregorian(DAYS)
    assert [tuple(map(int, parts)) for parts in zip(year, month, day, strict=True)] == [
        jalali.from_gregorian(date) for date in DAYS.astype(object)
    ]
    assert (jalali.columns_to_gregorian(year, month, day) == DAYS).all()


def test_leap_years() -> None:
    assert [year for year in range(1390, 1412) if jalali.is_leap(year)] == [1391, 1395, 1399, 1403, 1408]
    assert [year for year in range(1300, 1500) if jalali.is_leap(year) != JalaliDate.is_leap(year)] == []


@pytest.mark.parametrize(
    "day", [(1404, 12, 30), (1405, 7, 31), (1405, 13, 1), (1405, 0, 1), (1405, 1, 0), (1405, 1, 32)]
)
def test_days_that_do_not_exist(day: tuple[int, int, int]) -> None:
    assert not jalali.is_valid(*day)
    with pytest.raises(ValueError, match="no such Jalali day"):
        jalali.to_gregorian(*day)
    columns = (np.array([part]) for part in day)
    assert np.isnat(jalali.columns_to_gregorian(*columns)).all()


def test_last_day_of_a_leap_year_exists() -> None:
    assert jalali.is_valid(1403, 12, 30)
    assert jalali.to_gregorian(1403, 12, 30) == dt.date(2025, 3, 20)
