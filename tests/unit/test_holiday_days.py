from datetime import date, timedelta

import numpy as np
import pytest

from followup_xl.compute import jalali
from followup_xl.holiday_days import PackagedHolidays


def names(language: str, country: str, year: int = 2026) -> dict[date | None, str]:
    days = PackagedHolidays(language).days(country, [year])
    assert days is not None
    assert {day.origin for day in days} == {"holidays"}
    assert {day.kind for day in days} == {"closed"}
    return {day.day: day.name for day in days}


def test_nowruz_is_closed_in_iran_and_named_in_the_language_of_the_book() -> None:
    assert "نوروز" in names("fa", "IR")[date(2026, 3, 21)]
    assert names("en", "IR")[date(2026, 3, 21)].isascii()


def test_days_that_follow_the_moon_are_marked() -> None:
    assert any("estimated" in name for name in names("en", "AE", 2027).values())


def test_the_national_day_of_romania() -> None:
    assert date(2026, 12, 1) in names("ro", "RO")


def test_an_unknown_country_is_none() -> None:
    assert PackagedHolidays("en").days("XX", [2026]) is None


def test_holidays_abroad_are_named_in_the_language_of_the_book() -> None:
    assert names("fa", "AE")[date(2026, 1, 1)] == "سال نو میلادی"
    assert names("ro", "DE")[date(2026, 12, 25)] == "Crăciunul"
    assert any(name.endswith("(تخمینی)") for name in names("fa", "AE", 2027).values())


@pytest.mark.parametrize("year", range(1404, 1409))
def test_nowruz_closes_its_four_days_and_the_thirteenth_and_opens_the_day_after(year: int) -> None:
    first = jalali.to_gregorian(year, 1, 1)
    closed = names("fa", "IR", first.year)
    days = [first + timedelta(days=offset) for offset in (*range(4), 11, 12)]
    assert [day in closed for day in days] == [True] * 6
    after = first + timedelta(days=13)
    assert after not in closed or "نوروز" not in closed[after]


@pytest.mark.parametrize("year", range(1404, 1409))
def test_the_working_day_after_the_last_of_a_jalali_year_is_past_nowruz(year: int) -> None:
    last = jalali.to_gregorian(year, 12, jalali.month_days(year, 12))
    closed = [np.datetime64(day) for number in (last.year, last.year + 1) for day in names("fa", "IR", number) if day]
    following = np.busday_offset(np.datetime64(last), 1, "backward", weekmask="1111011", holidays=closed)
    assert jalali.from_gregorian(following.astype(object)) >= (year + 1, 1, 5)
