from dataclasses import replace
from datetime import date, timedelta

import pytest

from followup_xl.model.book import RawBook
from followup_xl.model.columns import Owner
from followup_xl.model.errors import UnsafePlanError
from followup_xl.model.tables import TABLES, TOOL_TABLES
from tests.support.refreshed import TODAY, desk, open_lead


def test_only_cells_of_the_tool_are_written() -> None:
    book = desk([open_lead(1), open_lead(2)], [{"lead": "L1", "date": TODAY, "channel": "call"}])
    before = book.store.raw
    plan = book.refresh().plan
    computed = {column.id for column in TABLES["tblLeads"].owned_by(Owner.TOOL)}
    assert {write.table for write in plan.writes} == {"tblLeads"}
    assert {write.column for write in plan.writes} <= computed
    assert {replacement.table for replacement in plan.replaces} <= set(TOOL_TABLES)
    assert {append.table for append in plan.appends} == {"tblCalendar"}
    for name in ("tblTouches", "tblOrders", "tblOptions", "tblCadences"):
        assert book.store.raw.tables[name].rows == before.tables[name].rows


def test_what_is_written_is_there_and_a_second_refresh_changes_nothing() -> None:
    book = desk([open_lead()])
    first = book.refresh()
    assert first.receipt is not None
    row = book.rows("tblLeads")[0]
    assert (row["Due"], row["Status"], row["Touches"]) == (TODAY + timedelta(1), "coming", 0)
    assert str(row["Why"]).startswith("Not contacted yet.")
    again = book.refresh()
    assert (again.plan.is_empty, again.receipt) == (True, None)


def test_a_dry_run_plans_and_writes_nothing() -> None:
    book = desk([open_lead()])
    before = book.store.raw
    result = book.refresh(dry_run=True)
    assert result.plan.by_column()["tblLeads.due"] == 1
    assert (result.receipt, book.store.raw) == (None, before)


def test_codes_are_shown_in_the_language_of_the_book() -> None:
    book = desk([open_lead(group="فوری", market="", product_kind="")], language="fa")
    book.refresh()
    assert book.rows("tblLeads")[0]["وضعیت"] == "امروز"


def test_another_language_can_be_asked_for() -> None:
    book = desk([open_lead()])
    book.refresh(language="ro")
    assert book.rows("tblLeads")[0]["Status"] == "urmează"


def test_a_row_that_people_emptied_loses_its_computed_cells() -> None:
    book = desk([open_lead(1), open_lead(2)])
    book.refresh()
    headers = [column.header.replace(" ", "_") for column in TABLES["tblLeads"].owned_by(Owner.PEOPLE)]
    book.type("tblLeads", 0, **dict.fromkeys(headers))
    book.refresh()
    assert set(book.rows("tblLeads")[0].values()) == {None}
    assert book.rows("tblLeads")[1]["Due"] is not None


def test_a_computed_column_that_is_missing_is_not_written() -> None:
    book = desk([open_lead()])
    table = book.store.raw.tables["tblLeads"]
    headers = tuple("Mine" if header == "Say" else header for header in table.headers)
    book.store.raw = RawBook("Book", {**book.store.raw.tables, "tblLeads": replace(table, headers=headers)})
    book.refresh()
    assert book.rows("tblLeads")[0]["Mine"] is None


def test_a_formula_in_a_computed_cell_is_left_alone() -> None:
    book = desk([open_lead(1), open_lead(2)])
    table = book.store.raw.tables["tblLeads"]
    position = table.headers.index("Due")
    formulas = frozenset({(0, position)})
    book.store.raw = RawBook("Book", {**book.store.raw.tables, "tblLeads": replace(table, formulas=formulas)})
    plan = book.refresh().plan
    assert [write.rows for write in plan.writes if write.column == "due"] == [(1,)]


def lost(count: int, of: int) -> None:
    """Refresh a book of which ``count`` of ``of`` leads were stopped since the last refresh."""
    book = desk([open_lead(number) for number in range(of)])
    book.refresh()
    for row in range(count):
        book.type("tblLeads", row, Outcome="duplicate")
    book.refresh()


def test_many_due_dates_at_once_are_not_taken_away() -> None:
    with pytest.raises(UnsafePlanError) as refused:
        lost(4, of=10)
    assert refused.value.params == {"lost": 4, "had": 10}


@pytest.mark.parametrize(("count", "of"), [(3, 10), (9, 9)])
def test_a_usual_day_is_not_refused(count: int, of: int) -> None:
    lost(count, of)


def test_force_takes_them_away() -> None:
    book = desk([open_lead(number) for number in range(10)])
    book.refresh()
    for row in range(10):
        book.type("tblLeads", row, Outcome="duplicate")
    book.refresh(force=True)
    assert {row["Due"] for row in book.rows("tblLeads")} == {None}


def test_the_same_day_again_gets_the_next_run_number() -> None:
    book = desk([open_lead()])
    assert book.refresh().plan.run == "2026-11-17.1"
    assert book.refresh().plan.run == "2026-11-17.2"
    assert book.refresh(date(2026, 11, 18)).plan.run == "2026-11-18.1"
