"""Conversion by every dimension, and whether its differences are more than chance."""

from datetime import date, timedelta
from typing import Any

from followup_xl.model.codes import GROUPS
from followup_xl.reports.cohort import Cohort
from tests.support.reports import TODAY, cohort_of, rows_of

CREATED = TODAY - timedelta(days=20)


def leads(count: int, won: int, **fields: object) -> list[dict[str, Any]]:
    return [
        {"company": f"{fields} {number}", "created": CREATED, "outcome": "won" if number < won else None, **fields}
        for number in range(count)
    ]


def found(*parts: list[dict[str, Any]], options: dict[str, str] | None = None) -> Cohort:
    rows = [{"id": f"{number}", **row} for number, row in enumerate((row for part in parts for row in part), 1)]
    return cohort_of({"tblLeads": rows}, options=options)


def by(cohort: Cohort, dimension: str) -> dict[str, dict[str, Any]]:
    rows = rows_of(cohort, "conversion")
    return {row["value"]: row for row in rows if row["by_key"] == f"report.dimension.{dimension}"}


def verdict(cohort: Cohort, dimension: str) -> str:
    rows = rows_of(cohort, "differences")
    key = next(row["verdict_key"] for row in rows if row["by_key"] == f"report.dimension.{dimension}")
    return str(key).removeprefix("report.difference.")


def test_conversion_is_won_of_all_and_win_rate_won_of_decided() -> None:
    lost = [{"company": "x", "created": CREATED, "owner": "Sara", "outcome": "no", "outcome_date": TODAY}]
    row = by(found(leads(9, 3, owner="Sara"), lost), "owner")["Sara"]
    assert (row["leads"], row["open"], row["won"], row["lost"]) == (10, 6, 3, 1)
    assert (row["conversion"], row["win_rate"]) == (0.3, 0.75)
    assert row["bar_up"] == row["conversion_to"] - row["conversion"]
    assert row["conversion_from"] < 0.3 < row["conversion_to"]


def test_every_group_has_its_row_in_order_and_the_unnamed_one_comes_sixth() -> None:
    rows = rows_of(found(leads(1, 0, group="fast")), "conversion")
    assert [row["value"] for row in rows[:6]] == [*GROUPS, ""]
    assert rows[5]["value_key"] == "report.unnamed"


def test_under_thirty_leads_nothing_is_said_and_the_limit_is_a_setting() -> None:
    parts = leads(29, 9, source="fair"), leads(30, 9, source="web")
    rows = by(found(*parts), "source")
    assert (rows["fair"]["remark_key"], rows["web"]["remark_key"]) == ("report.remark.too-few", "")
    assert by(found(*parts, options={"report-min-leads": "20"}), "source")["fair"]["remark_key"] == ""


def test_owners_whose_ranking_is_luck_are_told_so() -> None:
    luck = found(leads(50, 10, owner="Sara"), leads(50, 13, owner="Omid"), leads(50, 8, owner="Radu"))
    assert verdict(luck, "owner") == "chance-parts"
    real = found(leads(60, 5, owner="Sara"), leads(60, 25, owner="Omid"))
    assert verdict(real, "owner") == "certain-parts"
    assert verdict(found(leads(9, 3, owner="Sara"), leads(9, 8, owner="Omid")), "owner") == "too-few"


def test_tags_from_the_outcome_are_circular_and_take_no_part_in_the_test() -> None:
    cohort = found(leads(40, 20, source="referral"), leads(60, 6, source="web"))
    rows = by(cohort, "tag")
    assert rows["never-touched"]["remark_key"] == "report.remark.circular"
    assert rows["referred"]["remark_key"] == ""
    assert verdict(cohort, "tag") == "certain-tags"


def test_a_tag_set_by_hand_that_tells_the_outcome_is_found() -> None:
    cohort = found(leads(40, 40, tags_mine="closed by phone"), leads(200, 4), leads(40, 10, tags_mine="met at fair"))
    rows = by(cohort, "tag")
    assert rows["closed by phone"]["remark_key"] == "report.remark.leak"
    assert rows["met at fair"]["remark_key"] == ""


def test_groups_and_potentials_that_stop_a_lead_say_so() -> None:
    cohort = found(leads(31, 0, group="fake"), leads(31, 0, need="no"))
    assert by(cohort, "group")["fake"]["remark_key"] == "report.remark.by-rule"
    assert by(cohort, "potential")["low"]["remark_key"] == "report.remark.by-rule"


def test_a_won_lead_counts_in_its_own_cadence_not_in_the_one_after_it() -> None:
    rows = by(found(leads(4, 4, market="export")), "cadence")
    assert rows["export"]["won"] == 4


def test_leads_from_before_the_period_and_duplicates_do_not_count() -> None:
    old = leads(3, 0, created=date(2026, 1, 1))
    twice = leads(2, 0, outcome="duplicate")
    assert sum(row["leads"] for row in by(found(leads(5, 1), old, twice), "group").values()) == 5


def test_spellings_of_one_word_are_one_part() -> None:
    rows = by(found(leads(5, 1, source="Facebook"), leads(3, 2, source="facebook "), leads(1, 0, source="")), "source")
    assert {value: (row["leads"], row["won"]) for value, row in rows.items()} == {"Facebook": (8, 3), "": (1, 0)}
    persian = by(found(leads(2, 1, owner="علی"), leads(1, 1, owner="علي")), "owner")
    assert {value: row["won"] for value, row in persian.items()} == {"علی": 2}
