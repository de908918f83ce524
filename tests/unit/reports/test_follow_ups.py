"""Follow-ups to a win, and what one more is worth."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.reports import TODAY, cohort_of, rows_of

START = TODAY - timedelta(days=40)


def book(*counts: tuple[int, bool]) -> dict[str, list[dict[str, Any]]]:
    """A lead for each (number of calls, whether the last one brought an order)."""
    leads = [{"id": str(n), "company": f"C{n}", "created": START, "market": "domestic"} for n in range(len(counts))]
    touches = [
        {
            "lead": str(n),
            "date": START + timedelta(days=call),
            "channel": "call",
            "outcome": "ordered" if won and call == count else "answered",
        }
        for n, (count, won) in enumerate(counts)
        for call in range(1, count + 1)
    ]
    return {"tblLeads": leads, "tblTouches": touches}


def row(tables: dict[str, list[dict[str, Any]]], number: int) -> dict[str, Any]:
    return rows_of(cohort_of(tables), "follow-ups")[number - 1]


def test_the_value_of_one_more_is_wins_at_it_by_leads_that_reached_it() -> None:
    tables = book((1, True), (2, True), (2, False), (4, True), (4, False))
    cells = [(row(tables, k)["reached"], row(tables, k)["won"]) for k in (1, 2, 3, 4, 5)]
    assert cells == [(5, 1), (4, 1), (2, 0), (2, 1), (0, 0)]
    assert row(tables, 2)["one_more_is_worth"] == pytest.approx(1 / 4)
    assert row(tables, 2)["wins_so_far"] == pytest.approx(2 / 3)
    assert row(tables, 5)["one_more_is_worth"] is None


def test_touches_after_the_win_serve_another_end() -> None:
    tables = book((2, True))
    tables["tblTouches"] += [{"lead": "0", "date": START + timedelta(days=d), "channel": "call"} for d in (5, 6)]
    assert [row(tables, k)["reached"] for k in (1, 2, 3)] == [1, 1, 0]
    assert row(tables, 2)["won"] == 1


def test_what_the_customer_writes_is_no_follow_up_of_ours() -> None:
    tables = book((1, False))
    tables["tblTouches"] += [{"lead": "0", "date": START, "channel": "call", "direction": "in"}]
    assert row(tables, 1)["reached"] == 1
    assert row(tables, 2)["reached"] == 0


def test_a_win_without_a_follow_up_counts_among_the_wins_so_far() -> None:
    tables = book((0, False), (1, True))
    tables["tblLeads"][0] |= {"outcome": "won", "outcome_date": START}
    assert (row(tables, 1)["won"], row(tables, 1)["wins_so_far"]) == (1, 1.0)


def test_the_last_row_holds_all_behind_it() -> None:
    last = row(book((25, True), (30, False)), 21)
    assert (last["follow_up_key"], last["follow_up_params"]) == ("report.and-more", {"n": 21})
    assert (last["reached"], last["won"]) == (2, 1)


def test_the_median_stands_beside_the_norm_of_the_cadence() -> None:
    (found,) = rows_of(cohort_of(book(*[(7, True)] * 31)), "norms")
    assert (found["cadence"], found["won"], found["median_follow_ups"]) == ("domestic-goods", 31, 7.0)
    assert (found["norm_from"], found["norm_to"], found["verdict_key"]) == (3, 5, "report.norm.above")
    (few,) = rows_of(cohort_of(book((4, True))), "norms")
    assert few["verdict_key"] == "report.norm.too-few"


def test_days_run_from_the_day_a_lead_entered() -> None:
    rows = rows_of(cohort_of(book((2, True), (4, True), (6, True))), "speed")
    first, *_ = rows
    win = next(found for found in rows if found["measure_key"].endswith(".win") and found["market"] == "domestic")
    assert (first["leads"], first["half_within"]) == (3, 1.0)
    assert (win["leads"], win["half_within"]) == (3, 4.0)


def test_the_funnel_narrows() -> None:
    tables = book((1, True), (1, False), (0, False))
    rows = rows_of(cohort_of(tables), "funnel")
    assert [found["leads"] for found in rows] == [3, 2, 2, 1, 0]
    assert rows[3]["of_the_step_before"] == 0.5
