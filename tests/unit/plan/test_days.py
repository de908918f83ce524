from collections.abc import Sequence
from datetime import date

import pytest

from followup_xl.i18n import load
from followup_xl.model.book import CellValue
from followup_xl.model.rules import DayRow
from followup_xl.plan.days import DaysInUse, add_holidays
from tests.support.books import Rows
from tests.support.refreshed import desk, open_lead
from tests.support.validated import TODAY, of

NEW_YEAR = date(2027, 1, 1)


class Asked:
    """A source of one day a year that remembers what it was asked."""

    def __init__(self) -> None:
        self.questions: list[tuple[str, tuple[int, ...]]] = []

    def days(self, country: str, years: Sequence[int]) -> Sequence[DayRow] | None:
        self.questions.append((country, tuple(years)))
        return (
            None if country == "AQ" else [DayRow(country, date(y, 1, 1), "closed", "", "x", "holidays") for y in years]
        )


def added(calendar: Rows = (), **lead: CellValue) -> tuple[DaysInUse, Asked]:
    result, source = of([{"id": "1", "created": TODAY, **lead}], tblCalendar=calendar), Asked()
    return add_holidays(result.book, result.rules, source, TODAY), source


def test_countries_and_years_in_use_are_asked_for() -> None:
    days, source = added(country="Romania")
    assert source.questions == [("IR", (2026, 2027)), ("RO", (2026, 2027))]
    assert [(day.country, day.day) for day in days.new][-1] == ("RO", NEW_YEAR)
    assert set(days.new) <= set(days.rules.calendar)


def test_last_year_is_asked_for_when_something_happened_before_this_one() -> None:
    assert added(created=date(2019, 5, 1))[1].questions == [("IR", (2025, 2026, 2027))]


def test_far_dates_set_by_people_are_covered_up_to_three_years_ahead() -> None:
    assert added(parked_until=date(2028, 5, 1))[1].questions == [("IR", (2026, 2027, 2028))]
    assert added(due_mine=date(2040, 5, 1))[1].questions == [("IR", (2026, 2027, 2028, 2029))]


def held(day: date, origin: str) -> Rows:
    return [{"country": "IR", "date": day, "day": "open", "from": origin}]


def test_a_year_that_is_there_is_not_asked_for_again() -> None:
    assert added(held(date(2026, 3, 20), "holidays"))[1].questions == [("IR", (2027,))]


def test_a_row_by_hand_wins() -> None:
    days, source = added(held(NEW_YEAR, "hand"))
    assert source.questions == [("IR", (2026, 2027))]
    assert [day.day for day in days.new] == [date(2026, 1, 1)]


def test_a_country_without_known_holidays_is_told() -> None:
    days, _ = added(country="AQ")
    assert [(issue.code, issue.params["country"]) for issue in days.issues] == [("no-holidays", "AQ")]


@pytest.mark.parametrize(("language", "name"), [("fa", "نوروز"), ("en", "Nowruz")])
def test_new_days_stand_in_the_calendar_in_the_language_of_the_book(language: str, name: str) -> None:
    book = desk([open_lead()], language=language)
    book.refresh()
    table = book.store.raw.tables["tblCalendar"]
    position = table.headers.index(load(language).header("tblCalendar", "name"))
    assert any(name in str(row[position]) for row in table.rows)
