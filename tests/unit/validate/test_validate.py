from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from followup_xl.i18n import load
from followup_xl.model.book import CellValue, RawBook
from followup_xl.model.columns import Kind, Owner
from followup_xl.model.errors import NoLeadsTableError
from followup_xl.model.tables import LEADS
from followup_xl.validate import peek
from tests.support.books import Rows, raw_book
from tests.support.validated import TODAY, found, of, places, validated


def test_typed_columns_have_the_dtypes_of_their_kinds() -> None:
    leads = of([{"id": 7.0, "company": "A", "created": date(2026, 11, 1), "nps": 9}]).book.leads
    assert list(leads.columns) == [column.id for column in LEADS.owned_by(Owner.PEOPLE)]
    for column in LEADS.owned_by(Owner.PEOPLE):
        dtype = str(leads[column.id].dtype)
        wanted = {Kind.DATE: "datetime64[s]"}.get(column.kind, "float64" if column.kind.is_number else "str")
        assert dtype == str(pd.Series([], dtype=wanted).dtype), column.id
    assert [leads["id"][0], leads["company"][0], leads["nps"][0]] == ["7", "A", 9.0]


def test_wholly_empty_rows_are_left_out_and_the_others_keep_their_numbers() -> None:
    result = of([{"company": "A", "id": "1"}, {}, {"company": " "}, {"id": "2"}])
    assert list(result.book.leads.index) == [0, 3]
    assert result.book.leads["company"].tolist() == ["A", ""]


def test_an_empty_book_is_a_book() -> None:
    result = of()
    assert (len(result.book.leads), len(result.book.touches), len(result.book.orders)) == (0, 0, 0)


def test_without_leads_nothing_can_be_done() -> None:
    raw = raw_book()
    tables = {name: table for name, table in raw.tables.items() if name != "tblLeads"}
    with pytest.raises(NoLeadsTableError):
        validated(RawBook("x", tables))


def test_only_leads_are_needed() -> None:
    raw = raw_book({"tblLeads": [{"id": "1", "company": "A"}]})
    result = validated(RawBook("x", {"tblLeads": raw.tables["tblLeads"]}))
    assert len(result.book.leads) == 1
    assert "missing-table" in {issue.code for issue in result.issues}
    assert result.rules.options.country == "IR"


@pytest.mark.parametrize("language", ["fa", "ro"])
def test_a_book_in_another_language_reads_the_same(language: str) -> None:
    group, channel = load(language).label("group", "fast"), load(language).label("channel", "call")
    raw = raw_book(
        {
            "tblLeads": [{"id": "1", "group": group, "country": "România"}],
            "tblTouches": [{"lead": "1", "date": TODAY, "channel": channel}],
        },
        language,
        weekend=load(language).label("weekend", "sat-sun"),
        daily_cap="۱۲",
    )
    result = validated(raw, language)
    assert (result.book.leads["group"][0], result.book.leads["country"][0]) == ("fast", "RO")
    assert result.book.touches["channel"].tolist() == ["call"]
    assert (result.rules.options.language, result.rules.options.weekend) == (language, "sat-sun")
    assert peek(raw, load("en")).language == language
    defaults = validated(raw_book())
    assert (result.rules.cadences, result.rules.segments) == (defaults.rules.cadences, defaults.rules.segments)


def test_columns_are_found_by_their_hidden_ids_whatever_their_header() -> None:
    raw = raw_book({"tblLeads": [{"id": "1", "company": "A"}]})
    table = raw.tables["tblLeads"]
    headers = ("Nr.", "Our friends", *table.headers[2:])
    ids = ("id", "company", *table.ids[2:])
    result = validated(RawBook("x", {**raw.tables, "tblLeads": replace(table, headers=headers, ids=ids)}))
    assert result.book.leads["company"].tolist() == ["A"]
    assert not places(result, "missing-column")


def without(raw: RawBook, table: str, column: str, header: str | None = None) -> RawBook:
    """The book with one header of a table changed, so that the column is not known any more."""
    old = raw.tables[table]
    position = [spec.id for spec in LEADS.columns].index(column)
    headers = tuple(header or "" if place == position else text for place, text in enumerate(old.headers))
    return RawBook("x", {**raw.tables, table: replace(old, headers=headers)})


def test_a_missing_input_column_is_empty_and_told() -> None:
    result = validated(without(raw_book({"tblLeads": [{"id": "1", "company": "A"}]}), "tblLeads", "company"))
    assert result.book.leads["company"].tolist() == [""]
    assert found(result, "missing-column").params["column"] == "Company"
    assert places(result, "missing-column") == ["Leads!A3"]


def test_a_header_that_is_nearly_right_is_asked_about_not_guessed() -> None:
    result = validated(without(raw_book({"tblLeads": [{"id": "1", "company": "A"}]}), "tblLeads", "company", "Compny"))
    assert result.book.leads["company"].tolist() == [""]
    assert found(result, "header-guess").params == {"column": "Company", "header": "Compny"}
    assert places(result, "header-guess") == ["Leads!B3"]


def test_two_headers_of_one_meaning_the_first_is_read() -> None:
    result = validated(without(raw_book({"tblLeads": [{"id": "1", "email": "a"}]}), "tblLeads", "city", "Mobile"))
    assert places(result, "second-header") == ["Leads!I3"]


def test_error_cells_are_empty_and_told() -> None:
    raw = raw_book({"tblLeads": [{"id": "1", "company": "A"}]})
    table = replace(raw.tables["tblLeads"], errors={(0, 14): "#REF!", (0, 36): "#N/A"})
    result = validated(RawBook("x", {**raw.tables, "tblLeads": table}))
    assert places(result, "error-cell") == ["Leads!O4"]


def test_formulas_in_computed_cells_are_told() -> None:
    raw = raw_book({"tblLeads": [{"id": "1", "company": "A"}]})
    table = replace(raw.tables["tblLeads"], formulas=frozenset({(0, 36), (0, 1)}))
    result = validated(RawBook("x", {**raw.tables, "tblLeads": table}))
    assert places(result, "formula-in-computed-cell") == ["Leads!AK4"]


def test_ids_that_stand_twice_or_not_at_all() -> None:
    leads: Rows = [{"id": "L1", "company": "A"}, {"id": "۱"}, {"company": "B"}, {"id": "l1 "}, {"id": 1}]
    result = of(leads, [{"lead": "L1", "date": TODAY}, {"lead": 1.0, "date": TODAY}])
    assert places(result, "duplicate-id") == ["Leads!A7", "Leads!A8"]
    assert found(result, "duplicate-id").params == {"id": "l1", "first": "A4"}
    assert places(result, "lead-without-id") == ["Leads!A6"]
    assert result.book.touches["lead_row"].tolist() == [0, 1]
    assert len(result.book.leads) == 5


def test_touches_and_orders_without_a_known_lead() -> None:
    touches: Rows = [{"date": TODAY, "lead": "9"}, {"date": TODAY, "note": "whose?"}]
    result = of([{"id": "1"}], touches, tblOrders=[{"lead": "8", "amount": 5}])
    assert places(result, "unknown-lead") == ["Orders!B4", "Touches!B4"]
    assert places(result, "row-without-lead") == ["Touches!B5"]
    assert result.book.touches["lead_row"].tolist() == [-1, -1]
    assert result.book.orders["lead_row"].tolist() == [-1]


def test_touches_without_a_day_or_with_one_to_come() -> None:
    touches: Rows = [{"lead": "1"}, {"lead": "1", "date": "soon"}, {"lead": "1", "date": date(2026, 11, 18)}]
    result = of([{"id": "1"}], touches)
    assert places(result, "touch-without-date") == ["Touches!A4"]
    assert places(result, "bad-date") == ["Touches!A5"]
    assert places(result, "future-touch") == ["Touches!A6"]


def test_countries_become_iso_codes() -> None:
    result = of([{"id": "1", "country": "رومانی"}, {"id": "2", "country": "Narnia"}, {"id": "3"}])
    assert result.book.leads["country"].tolist() == ["RO", "", ""]
    assert places(result, "unknown-country") == ["Leads!H5"]


def test_a_flood_of_one_issue_becomes_one_with_its_number() -> None:
    result = of([{"id": str(number), "group": f"odd {number}"} for number in range(201)])
    flood = [issue for issue in result.issues if issue.code in {"unknown-code", "many-of-these"}]
    assert [(issue.code, issue.params["n"], str(issue.where)) for issue in flood] == [
        ("many-of-these", 201, "Leads!P4")
    ]
    few = of([{"id": str(number), "group": f"odd {number}"} for number in range(200)])
    assert len(places(few, "unknown-code")) == 200


def test_a_bad_settings_row_is_told_and_the_rest_counts() -> None:
    bad: Rows = [
        {"owner": "Sara", "from": date(2026, 11, 3), "to": date(2026, 11, 1)},
        {"owner": "Sara", "from": TODAY, "to": TODAY},
    ]
    result = of([{"id": "1"}], tblAbsences=bad)
    assert places(result, "settings-row") == ["Settings!C4"]
    assert len(result.rules.absences) == 1


@pytest.mark.parametrize(
    ("option", "setting", "value"),
    [("daily-cap", 12.0, 12), ("unsafe-share", "5%", 0.05), ("unsafe-share", 0.4, 0.4), ("country", "Iran", "IR")],
)
def test_options_are_read_as_what_they_are(option: str, setting: CellValue, value: object) -> None:
    result = of([{"id": "1"}], tblOptions=[{"option": option, "setting": setting}])
    assert getattr(result.rules.options, option.replace("-", "_")) == value


def test_the_text_beside_a_date_may_be_missing_unlike_a_computed_column() -> None:
    raw = without(without(raw_book(), "tblLeads", "due_jalali"), "tblLeads", "priority")
    told = [issue.params["column"] for issue in validated(raw).issues if issue.code == "missing-computed-column"]
    assert told == ["Priority"]
