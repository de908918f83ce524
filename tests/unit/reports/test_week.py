"""What changed since the week before, what slips, whom to thank, and the work done."""

from datetime import date, timedelta
from typing import Any

import pytest

from followup_xl.reports.week import is_eventful
from tests.support.reports import TODAY, cohort_of, rows_of

DAY = timedelta(days=1)


def lead(number: int, **fields: object) -> dict[str, Any]:
    return {"id": str(number), "company": f"C{number}", "created": TODAY - 30 * DAY, "owner": "Sara", **fields}


def call(number: int, days_ago: int, **fields: object) -> dict[str, Any]:
    return {"lead": str(number), "date": TODAY - days_ago * DAY, "channel": "call", "outcome": "answered", **fields}


def week(tables: dict[str, list[dict[str, Any]]], of: date | None = None) -> dict[str, dict[str, Any]]:
    rows = rows_of(cohort_of(tables, of), "week")
    return {row["measure_key"].rpartition(".")[2]: row for row in rows}


def pair(rows: dict[str, dict[str, Any]], measure: str) -> tuple[float, float]:
    return rows[measure]["this_week"], rows[measure]["week_before"]


def test_the_last_seven_days_stand_beside_the_seven_before() -> None:
    rows = week(
        {
            "tblLeads": [lead(1, created=TODAY), lead(2, created=TODAY - 7 * DAY), lead(3, created=TODAY - 20 * DAY)],
            "tblTouches": [call(1, 0), call(2, 6), call(3, 7, outcome="no-answer"), call(3, 13), call(3, 14)],
            "tblOrders": [{"lead": "3", "date": TODAY - 3 * DAY, "amount": 50.0, "state": "paid"}],
        }
    )
    assert pair(rows, "entered") == (1, 1)
    assert pair(rows, "follow-ups") == (2, 2)
    assert pair(rows, "answered") == (2, 1)
    assert pair(rows, "won") == (1, 0)
    assert pair(rows, "revenue") == (50, 0)


def test_a_week_that_is_asked_for_begins_with_the_first_day_of_the_week() -> None:
    found = cohort_of({"tblLeads": [lead(1)]}, date(2026, 11, 11), {"week-start": "sat"})
    assert (found.period.week_first, found.last) == (date(2026, 11, 7), date(2026, 11, 13))
    running = cohort_of({"tblLeads": [lead(1)]}, TODAY, {"week-start": "mon"})
    assert (running.period.week_first, running.last) == (date(2026, 11, 16), TODAY)


def test_whoever_won_most_is_thanked_else_who_worked_most() -> None:
    won = {"outcome": "won", "outcome_date": TODAY - DAY}
    rows = week({"tblLeads": [lead(1, owner="Omid", **won), lead(2)], "tblTouches": [call(2, 1), call(2, 2)]})
    assert rows["thanks-wins"]["explanation_params"] == {"who": "Omid", "n": 1}
    rows = week({"tblLeads": [lead(1)], "tblTouches": [call(1, 1), call(1, 2, owner="Radu"), call(1, 3, owner="Radu")]})
    assert rows["thanks-work"]["explanation_params"] == {"who": "Radu", "n": 2}
    assert "thanks-nobody" in week({"tblLeads": [lead(1)]})


def test_the_most_urgent_lead_is_named() -> None:
    rows = week({"tblLeads": [lead(1, created=TODAY - 5 * DAY), lead(2, created=TODAY - 9 * DAY)]})
    assert rows["slips"]["this_week"] == 2
    assert rows["slips"]["explanation_params"]["who"] == "C2"
    assert "nothing-slips" in week({"tblLeads": [lead(1, created=TODAY)]})


def test_a_week_in_which_nothing_happened_is_not_eventful() -> None:
    assert not is_eventful(cohort_of({"tblLeads": [lead(1)], "tblTouches": [call(1, 8)]}))
    assert is_eventful(cohort_of({"tblLeads": [lead(1)], "tblTouches": [call(1, 6)]}))


def test_work_is_counted_by_who_did_it() -> None:
    tables = {
        "tblLeads": [lead(1, owner="Sara"), lead(2, owner="Omid")],
        "tblTouches": [call(1, 9), call(2, 8, owner="Sara"), call(2, 7, outcome="no-answer")],
    }
    rows = {row["owner"]: row for row in rows_of(cohort_of(tables), "activity")}
    assert (rows["Sara"]["follow_ups"], rows["Omid"]["follow_ups"]) == (2, 1)
    assert (rows["Sara"]["answered"], rows["Omid"]["answered"]) == (1.0, 0.0)
    assert (rows["Sara"]["open"], rows["Omid"]["overdue"]) == (1, 1)


@pytest.mark.parametrize(("days_after", "share"), [(1, 1.0), (2, 0.0)])
def test_a_first_follow_up_is_on_time_on_the_day_the_cadence_gives(days_after: int, share: float) -> None:
    created = date(2026, 11, 7)  # a Saturday; Iran works on Sunday
    tables = {
        "tblLeads": [lead(1, created=created, market="domestic", product_kind="goods")],
        "tblTouches": [{"lead": "1", "date": created + days_after * DAY, "channel": "call"}],
    }
    (row,) = rows_of(cohort_of(tables), "activity")
    assert row["on_time"] == share


def test_a_follow_up_on_the_day_the_customer_named_is_on_time() -> None:
    tables = {
        "tblLeads": [lead(1, created=date(2026, 11, 7), market="domestic")],
        "tblTouches": [
            {"lead": "1", "date": date(2026, 11, 8), "channel": "call", "promised": date(2026, 11, 15)},
            {"lead": "1", "date": date(2026, 11, 15), "channel": "call"},
        ],
    }
    (row,) = rows_of(cohort_of(tables), "activity")
    assert row["on_time"] == 1.0


def test_the_load_of_today_holds_all_that_is_overdue() -> None:
    tables = {"tblLeads": [lead(1), lead(2), lead(3, due_mine=TODAY + 3 * DAY)], "tblTouches": [call(3, 1)]}
    rows = rows_of(cohort_of(tables), "load")
    assert [row["due"] for row in rows[:4]] == [2, 0, 0, 1]
    assert (len(rows), rows[0]["room"]) == (15, 25)


def test_overdue_leads_come_by_priority_and_the_rest_is_counted() -> None:
    rows = rows_of(cohort_of({"tblLeads": [lead(n, created=TODAY - n * DAY) for n in range(3, 18)]}), "slipping")
    assert len(rows) == 11
    assert rows[0]["lead"] == "17"
    assert (rows[-1]["company_key"], rows[-1]["company_params"]) == ("report.others", {"n": 5})
