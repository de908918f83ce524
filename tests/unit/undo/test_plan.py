from datetime import date, timedelta

import pytest

from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.book import Book, CellValue
from followup_xl.model.columns import Kind, tool
from followup_xl.plan.kept import value_of
from followup_xl.plan.undo import Undoing, plan_undo, undoable_runs
from followup_xl.validate import validate
from tests.support.refreshed import TODAY, Desk, desk, open_lead

COMPUTED = ("Due", "Status", "Why", "Cadence", "Priority", "Potential")


def typed(book: Desk) -> Book:
    return validate(book.store.read(), load(), load_lexicon(), TODAY).book


def undo(book: Desk, run: str = "") -> Undoing:
    undoing = plan_undo(typed(book), 5, run)
    if not undoing.plan.is_empty:
        book.store.apply(undoing.plan)
    return undoing


def computed(book: Desk, row: int = 0) -> dict[str, CellValue]:
    cells = book.rows("tblLeads")[row]
    return {name: cells[name] for name in COMPUTED}


def kept(undoing: Undoing) -> list[tuple[str, str, str, str]]:
    return [(one.reason, one.lead, one.column, str(one.where or "")) for one in undoing.kept]


def parked(*days: int) -> Desk:
    """Return a book refreshed once, and once more a day for each date its lead is parked until."""
    book = desk([open_lead(1), open_lead(2)])
    book.refresh()
    for number, ahead in enumerate(days, 1):
        book.type("tblLeads", 0, Parked_until=TODAY + timedelta(ahead))
        book.refresh(TODAY + timedelta(number))
    return book


def test_the_last_run_is_taken_back_cell_by_cell() -> None:
    book = parked()
    before = book.rows("tblLeads")
    book.type("tblLeads", 0, Parked_until=date(2026, 12, 5))
    book.refresh(TODAY)
    undoing = undo(book)
    assert undoing.run == "2026-11-17.2"
    assert [write.column for write in undoing.plan.writes] == ["due", "status", "why"]
    assert undoing.cells == 3
    assert not undoing.kept
    assert [{**row, "Parked until": None} for row in book.rows("tblLeads")] == before


def test_the_next_undo_goes_one_run_further_back() -> None:
    book = desk([open_lead()])
    book.refresh()
    states = [computed(book)]
    for number, day in enumerate((date(2026, 12, 5), date(2026, 12, 12)), 1):
        book.type("tblLeads", 0, Parked_until=day)
        book.refresh(TODAY + timedelta(number))
        states.append(computed(book))
    assert undoable_runs(typed(book)) == ("2026-11-17.1", "2026-11-18.1", "2026-11-19.1")
    for state in reversed(states[:-1]):
        undo(book)
        assert computed(book) == state
    undo(book)
    assert set(computed(book).values()) == {None}
    assert undo(book) == Undoing("", plan_undo(typed(book), 5).plan)


def test_a_first_run_is_cleared_and_the_same_refresh_computes_it_again() -> None:
    book = desk([open_lead()])
    book.refresh()
    leads, changes = book.rows("tblLeads"), book.rows("tblChanges")
    undo(book)
    assert set(computed(book).values()) == {None}
    assert book.rows("tblChanges") == []
    book.refresh()
    assert (book.rows("tblLeads"), book.rows("tblChanges")) == (leads, changes)


def test_a_cell_edited_since_stays_and_is_named() -> None:
    book = parked(28)
    book.type("tblLeads", 0, Why="because I say so")
    undoing = undo(book)
    assert kept(undoing) == [("edited", "L1", "Why", "Leads!AM4")]
    assert computed(book)["Why"] == "because I say so"
    assert computed(book)["Due"] == date(2026, 11, 18)


def test_a_cell_of_a_new_lead_edited_since_stays_and_is_named() -> None:
    book = desk([open_lead()])
    book.refresh()
    book.type("tblLeads", 0, Due=date(2027, 1, 1), Priority=None)
    undoing = undo(book)
    assert kept(undoing) == [("edited", "L1", "Due", "Leads!AK4")]
    assert {name for name, value in computed(book).items() if value is not None} == {"Due"}


def test_a_cell_put_back_by_hand_is_not_worth_a_word() -> None:
    book = parked(28)
    book.type("tblLeads", 0, Due=date(2026, 11, 18))
    undoing = undo(book)
    assert not undoing.kept
    assert "due" not in {write.column for write in undoing.plan.writes}


def test_a_named_run_takes_back_what_later_runs_made_of_its_cells() -> None:
    book = desk([open_lead()])
    book.refresh()
    state = computed(book)
    for number, day in enumerate((date(2026, 12, 5), date(2026, 12, 12)), 1):
        book.type("tblLeads", 0, Parked_until=day)
        book.refresh(TODAY + timedelta(number))
    undoing = undo(book, "2026-11-18.1")
    assert not undoing.kept
    assert computed(book) == state
    assert undoable_runs(typed(book)) == ("2026-11-17.1",)


def test_a_named_run_leaves_the_cells_that_only_later_runs_changed() -> None:
    book = parked(28)
    book.type("tblLeads", 1, Parked_until=date(2026, 12, 19))
    book.refresh(TODAY + timedelta(2))
    undo(book, "2026-11-18.1")
    assert computed(book)["Due"] == date(2026, 11, 18)
    assert computed(book, 1)["Due"] == date(2026, 12, 19)
    assert undoable_runs(typed(book)) == ("2026-11-17.1", "2026-11-19.1")


def test_an_unknown_run_is_refused() -> None:
    with pytest.raises(ValueError, match="not in"):
        undo(parked(), "2026-11-01.1")


def test_sorted_rows_are_found_by_their_lead() -> None:
    book = parked(28)
    raw = book.store.raw.tables["tblLeads"]
    raw.rows[0], raw.rows[1] = raw.rows[1], raw.rows[0]  # type: ignore[index]  # a list, as the store left it
    undo(book)
    assert computed(book, 1)["Due"] == date(2026, 11, 18)


def test_leads_that_went_or_share_a_name_are_left() -> None:
    book = parked(28)
    book.type("tblLeads", 0, ID="L9")
    assert kept(undo(book)) == [("gone", "L1", "", "")]
    twins = desk([open_lead(1), open_lead(1)])
    twins.refresh()
    assert kept(undo(twins)) == [("twice", "L1", "", "")]


def test_a_change_of_group_stays_recorded() -> None:
    book = parked()
    book.type("tblLeads", 0, Group="fast")
    book.refresh(TODAY + timedelta(1))
    undo(book)
    rows = [(row["Run"], row["Column"], row["New"]) for row in book.rows("tblChanges")]
    assert rows[-1] == ("2026-11-18.1", "group", "fast")
    assert undoable_runs(typed(book)) == ("2026-11-17.1",)


def test_touches_logged_in_the_run_stay_and_are_named() -> None:
    old: dict[str, CellValue] = {
        "date": TODAY,
        "lead": "L1",
        "channel": "email",
        "direction": "out",
        "outcome": "answered",
    }
    book = desk([open_lead()], [old])
    book.refresh()
    row = next(number for number, cells in enumerate(book.rows("tblToday")) if cells["Lead"] == "L1")
    book.type("tblToday", row, Result="answered", When_and_note="wants a sample")
    book.refresh()
    assert len(book.rows("tblTouches")) == 2
    undoing = undo(book)
    assert [str(where) for where in undoing.touches] == ["Touches!A5"]
    assert book.rows("tblTouches")[1]["Note"] == "wants a sample"
    assert book.rows("tblLeads")[0]["Touches"] == 1


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Kind.DATE, "2026-11-18", date(2026, 11, 18)),
        (Kind.DATE, "soon", "soon"),
        (Kind.INTEGER, "12", 12),
        (Kind.NUMBER, "0.5", 0.5),
        (Kind.NUMBER, "many", "many"),
        (Kind.TEXT, "12", "12"),
        (Kind.TEXT, None, None),
    ],
)
def test_texts_become_values_again(kind: Kind, text: str | None, value: CellValue) -> None:
    assert value_of(text, tool("Any", kind)) == value
