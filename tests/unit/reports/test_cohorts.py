"""Cohorts at equal age: what cannot be known is marked, never zero."""

from datetime import date, timedelta
from typing import Any

from tests.support.reports import TODAY, cohort_of, rows_of

AGES = (14, 30, 60, 90)


def lead(number: int, created: date, won_after: int | None = None) -> dict[str, Any]:
    row: dict[str, Any] = {"id": str(number), "company": f"C{number}", "created": created}
    if won_after is not None:
        row |= {"outcome": "won", "outcome_date": created + timedelta(days=won_after)}
    return row


def month(rows: list[dict[str, Any]], first: date, options: dict[str, str] | None = None) -> list[Any]:
    """The four cells of a month: numbers, or the last word of their mark."""
    found = rows_of(cohort_of({"tblLeads": rows}, options=options), "cohorts")
    row = next(row for row in found if row["entered_from"].date() == first)
    return [row[f"within_{age}_days_key"].rpartition(".")[2] or row[f"within_{age}_days"] for age in AGES]


def test_wins_are_counted_at_equal_age() -> None:
    rows = [lead(n, date(2026, 6, 5), won) for n, won in enumerate((3, 14, 15, 61, None), 1)]
    assert month(rows, date(2026, 6, 1)) == [0.4, 0.6, 0.6, 0.8]


def test_a_month_whose_last_day_is_not_old_enough_is_too_young() -> None:
    rows = [lead(1, date(2026, 3, 1), 5), lead(2, date(2026, 9, 1), 3), lead(3, date(2026, 9, 2))]
    assert month(rows, date(2026, 9, 1)) == [0.5, 0.5, "too-young", "too-young"]


def test_a_month_that_ended_before_the_first_logged_win_is_not_zero() -> None:
    rows = [lead(1, date(2026, 4, 10)), lead(2, date(2026, 4, 20), 50), lead(3, date(2026, 6, 1), 8)]
    assert month(rows, date(2026, 4, 1)) == ["before-wins"] * 4
    assert month(rows, date(2026, 6, 1)) == [1.0, 1.0, 1.0, 1.0]


def test_without_any_win_nothing_is_zero() -> None:
    assert month([lead(1, date(2026, 4, 10))], date(2026, 4, 1)) == ["before-wins"] * 4


def test_months_are_those_of_the_books_calendar() -> None:
    rows = [lead(1, date(2026, 4, 10), 3), lead(2, date(2026, 4, 25), 20)]
    assert month(rows, date(2026, 3, 21), {"calendar": "jalali"})[0] == 1.0
    assert month(rows, date(2026, 4, 21), {"calendar": "jalali"})[:2] == [0.0, 1.0]


def test_at_most_thirteen_months_are_shown() -> None:
    rows = [lead(n, TODAY - timedelta(days=30 * n), 3) for n in range(24)]
    assert len(rows_of(cohort_of({"tblLeads": rows}), "cohorts")) == 13
