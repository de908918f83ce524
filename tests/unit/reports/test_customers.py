"""Customers, revenue, plans, promises and the lists of whom to call."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.support.reports import TODAY, cohort_of, rows_of

DAY = timedelta(days=1)
Tables = dict[str, list[dict[str, Any]]]


def lead(number: int, **fields: object) -> dict[str, Any]:
    return {"id": str(number), "company": f"C{number}", "created": TODAY - 30 * DAY, "owner": "Sara", **fields}


def order(number: int, days_ago: int, amount: float, **fields: object) -> dict[str, Any]:
    return {"lead": str(number), "date": TODAY - days_ago * DAY, "amount": amount, "state": "paid", **fields}


def rows(section: str, **tables: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return rows_of(cohort_of({f"tbl{name.capitalize()}": found for name, found in tables.items()}), section)


def leads_to(last: int) -> list[dict[str, Any]]:
    return [lead(number) for number in range(1, last + 1)]


def test_dependence_tells_the_largest_the_five_and_the_index() -> None:
    found = rows("dependence", leads=leads_to(3), orders=[order(1, 9, 60), order(2, 8, 30), order(3, 7, 10)])
    assert [row["value"] for row in found] == pytest.approx([0.6, 1.0, 2, 0.46])
    assert found[0]["measure_key"] == "report.dependence.measure.largest-high"
    assert found[0]["explanation_params"]["who"] == "C1"
    even = [order(n, 5, 10) for n in range(1, 21)]
    assert rows("dependence", leads=leads_to(20), orders=even)[0]["measure_key"].endswith("largest-ok")


def test_preliminary_orders_are_no_revenue() -> None:
    orders = [order(1, 5, 10), order(2, 5, 99, state="preliminary"), order(1, 400, 9)]
    found = rows("customers", leads=leads_to(2), orders=orders)
    assert [(row["customer"], row["share"]) for row in found] == [("C1", 1.0)]


def test_customers_end_with_all_others() -> None:
    found = rows("customers", leads=leads_to(14), orders=[order(n, 5, 100 - n) for n in range(1, 15)])
    assert (len(found), found[-1]["customer_params"]) == (11, {"n": 4})
    assert found[-1]["together"] == pytest.approx(1.0)
    assert found[0]["line_at_10"] == 0.1


def test_clients_needed_is_the_plan_by_the_average_order_and_leads_by_the_conversion() -> None:
    month = TODAY.replace(day=1)
    leads = [lead(n, outcome="won" if n == 1 else None) for n in range(1, 5)]
    tables: Tables = {
        "tblLeads": leads,
        "tblOrders": [order(1, 3, 100), order(1, 4, 300)],
        "tblTargets": [
            {"month": month, "revenue_plan": 1000.0},
            {"month": month, "owner": "Sara", "revenue_plan": 600.0},
            {"month": date(2025, 1, 1), "revenue_plan": 5.0},
        ],
    }
    (row,) = rows_of(cohort_of(tables), "clients")
    assert (row["average_order"], row["clients_needed"], row["leads_needed"]) == (200, 5, 20)
    assert (row["revenue_plan"], row["revenue"]) == (1000, 400)


def test_expenses_stand_beside_their_cap() -> None:
    month = TODAY.replace(day=1)
    tables: Tables = {
        "tblLeads": [lead(1), lead(2, owner="Omid")],
        "tblTouches": [
            {"lead": "1", "date": TODAY, "channel": "visit", "cost": 30.0},
            {"lead": "2", "date": TODAY, "channel": "visit", "cost": 50.0},
            {"lead": "2", "date": TODAY - 60 * DAY, "channel": "visit", "cost": 7.0},
        ],
        "tblTargets": [{"month": month, "owner": "Omid", "expense_cap": 40.0}],
    }
    (row,) = rows_of(cohort_of(tables), "expenses")
    assert (row["owner"], row["spent"], row["used"]) == ("Omid", 50, 1.25)


def test_classes_cross() -> None:
    even = [order(1, 30 * month, 100) for month in range(1, 9)]
    found = rows("abc-xyz", leads=leads_to(2), orders=[*even, order(2, 3, 1)])
    assert [row["revenue_class"] for row in found] == ["A", "B", "C"]
    assert sum(row["customers"] for row in found) == 2
    assert found[0]["x"] + found[0]["y"] + found[0]["z"] == 1
    assert rows("abc-xyz", leads=[lead(1)]) == []


def test_penetration_is_our_sales_by_their_need() -> None:
    leads = [lead(1, annual_need=200.0), lead(2), lead(3, annual_need=50.0)]
    found = rows("penetration", leads=leads, orders=[order(1, 9, 999, quantity=40.0), order(2, 9, 9, quantity=1.0)])
    assert [(row["lead"], row["our_sales"], row["share"]) for row in found] == [("1", 40, 0.2)]


def test_the_score_is_promoters_less_detractors() -> None:
    scores = [10, 9, 8, 7, 6, 0]
    found = rows("nps", leads=[lead(n, nps=float(score)) for n, score in enumerate(scores)])
    assert [row["value"] for row in found] == [0.0, 2, 2, 2]
    assert found[0]["measure_key"].endswith("score-few")
    assert rows("nps", leads=[lead(1)]) == []


def test_who_bought_and_left_is_to_be_won_back() -> None:
    found = rows("win-back", leads=leads_to(3), orders=[order(1, 500, 9), order(2, 20, 9), order(3, 600, 99)])
    assert [row["lead"] for row in found] == ["3", "1"]
    gone = rows("win-back", leads=[lead(1, outcome="do-not-contact", outcome_date=TODAY)], orders=[order(1, 500, 9)])
    assert gone == []


def test_reminders_due_in_the_coming_days_are_listed() -> None:
    orders = [order(1, days, 5) for days in (106, 66, 26)]  # every 40 days; 80 % of it are 32
    touches = [
        {"lead": "1", "date": TODAY - 24 * DAY, "channel": "call"},
        {"lead": "1", "date": TODAY - 14 * DAY, "channel": "call"},
    ]
    (found,) = rows("repeat", leads=[lead(1)], orders=[*orders, order(2, 10, 5)], touches=touches)
    assert (found["lead"], found["last_order"].date()) == ("1", TODAY - 26 * DAY)
    assert found["due"].date() <= TODAY + 7 * DAY


def test_promises_are_kept_late_not_kept_or_to_come() -> None:
    days = {1: 5, 2: 5, 3: 5, 4: -2}
    leads = [lead(n, promised_by_us=TODAY - ago * DAY) for n, ago in days.items()]
    touches = [
        {"lead": "1", "date": TODAY - 6 * DAY, "channel": "call"},
        {"lead": "2", "date": TODAY - 2 * DAY, "channel": "call"},
        {"lead": "3", "date": TODAY - 15 * DAY, "channel": "call"},
    ]
    (row,) = rows("promises", leads=leads, touches=touches)
    assert [row[name] for name in ("promised", "kept", "late", "not_kept", "to_come")] == [4, 1, 1, 1, 1]
    assert row["median_days_late"] == 3


def test_stops_reasons_and_sellers_are_counted() -> None:
    lost = {"outcome": "bought-elsewhere", "outcome_date": TODAY, "bought_from": "Rival", "reason": "price"}
    leads = [lead(1, **lost), lead(2, **lost), lead(3, outcome="no", outcome_date=TODAY, reason="late"), lead(4)]
    assert [(row["stop"], row["leads"]) for row in rows("stopped", leads=leads)] == [("bought-elsewhere", 2), ("no", 1)]
    assert [(row["reason"], row["leads"]) for row in rows("reasons", leads=leads)] == [("price", 2), ("late", 1)]
    (seller,) = rows("bought-from", leads=leads)
    assert (seller["bought_from"], seller["leads"], seller["reason"]) == ("Rival", 2, "price")


def test_too_many_hurried_leads_make_the_grouping_look_wrong() -> None:
    leads = [lead(n, group="fast" if n < 2 else "unhurried") for n in range(10)]
    found = {row["group"]: row for row in rows("group-mix", leads=leads)}
    assert found["fast"]["verdict_key"] == "report.mix.high"
    assert found["unhurried"]["verdict_key"] == ""


def test_changes_of_group_are_told_with_what_became_of_them() -> None:
    change = {"run": "2026-11-01.1", "column": "group", "old": "unhurried", "new": "fast"}
    tables: Tables = {
        "tblLeads": [lead(1, outcome="won"), lead(2)],
        "tblChanges": [{**change, "lead": "1"}, {**change, "lead": "2"}, {**change, "lead": "2", "column": "due"}],
    }
    (row,) = rows_of(cohort_of(tables), "regrouped")
    assert (row["from"], row["to"], row["leads"], row["won"]) == ("unhurried", "fast", 2, 1)
