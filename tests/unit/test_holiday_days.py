from datetime import date

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
