from datetime import date, timedelta

from followup_xl.model.columns import Owner
from followup_xl.model.tables import LEADS
from followup_xl.plan.marks import marks
from tests.support.refreshed import TODAY, Desk, desk, open_lead


def recorded(book: Desk, column: str) -> list[tuple[object, ...]]:
    keys = ("Run", "Lead", "Old", "New", "Rule")
    return [tuple(row[key] for key in keys) for row in book.rows("tblChanges") if row["Column"] == column]


def test_a_lead_computed_for_the_first_time_is_one_row() -> None:
    book = desk([open_lead()])
    book.refresh()
    assert [row["Column"] for row in book.rows("tblChanges")] == ["*"]
    row = book.rows("tblLeads")[0]
    written = marks(row[header] for header in list(row)[-len(LEADS.owned_by(Owner.TOOL)) :])
    assert recorded(book, "*") == [("2026-11-17.1", "L1", written, "unhurried", "first-created")]


def test_later_every_changed_cell_is_a_row() -> None:
    book = desk([open_lead()])
    book.refresh()
    book.type("tblLeads", 0, Parked_until=date(2026, 12, 5))
    book.refresh()
    assert recorded(book, "due") == [("2026-11-17.2", "L1", "2026-11-18", "2026-12-05", "parked")]
    assert recorded(book, "status") == [("2026-11-17.2", "L1", "coming", "parked", "parked")]


def test_a_change_of_group_is_kept_with_its_run() -> None:
    book = desk([open_lead()])
    book.refresh()
    book.type("tblLeads", 0, Group="fast")
    book.refresh(TODAY + timedelta(1))
    assert [row[:4] for row in recorded(book, "group")] == [("2026-11-18.1", "L1", "unhurried", "fast")]
    book.type("tblLeads", 0, Group="researching")
    book.refresh(TODAY + timedelta(2))
    assert [row[3] for row in recorded(book, "group")] == ["fast", "researching"]


def test_old_runs_are_dropped_and_groups_are_not() -> None:
    book = desk([open_lead()], tblOptions=[{"option": "keep-runs", "setting": 2}])
    book.refresh()
    for days in (1, 2, 3):
        book.type("tblLeads", 0, Parked_until=TODAY + timedelta(28 + 7 * days))
        book.refresh(TODAY + timedelta(days))
    assert {row["Run"] for row in book.rows("tblChanges") if row["Column"] == "due"} == {"2026-11-19.1", "2026-11-20.1"}
    assert len(recorded(book, "*")) == 1


def test_nothing_is_recorded_when_nothing_changes() -> None:
    book = desk([open_lead()])
    book.refresh()
    rows = book.rows("tblChanges")
    book.refresh()
    assert book.rows("tblChanges") == rows


def test_a_lead_without_an_id_is_named_by_its_company() -> None:
    book = desk([open_lead(id=None)])
    book.refresh()
    assert [row["Lead"] for row in book.rows("tblChanges")] == ["Company 1"]
