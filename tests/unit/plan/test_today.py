from dataclasses import replace
from datetime import date, timedelta

from followup_xl.model.book import RawBook
from tests.support.refreshed import TODAY, Desk, desk, open_lead

YESTERDAY = TODAY - timedelta(1)


def due_today(count: int = 2) -> Desk:
    book = desk([open_lead(number, created=YESTERDAY) for number in range(1, count + 1)])
    book.refresh()
    return book


def row_of(book: Desk, lead: str) -> int:
    return [row["Lead"] for row in book.rows("tblToday")].index(lead)


def test_who_is_due_stands_in_today() -> None:
    first, second = due_today().rows("tblToday")
    assert {first["Lead"], second["Lead"]} == {"L1", "L2"}
    assert (first["Block"], first["Due"], first["Days late"], first["Owner"]) == ("today", TODAY, 0, "Sara")


def test_a_result_is_logged_once_and_its_cells_are_cleared() -> None:
    book = due_today()
    book.type("tblToday", row_of(book, "L1"), Result="answered", When_and_note="wants a sample")
    book.refresh()
    assert [(row["Lead"], row["Date"], row["Outcome"], row["Note"]) for row in book.rows("tblTouches")] == [
        ("L1", TODAY, "answered", "wants a sample")
    ]
    assert {(row["Result"], row["When and note"]) for row in book.rows("tblToday")} == {(None, None)}
    assert book.rows("tblLeads")[0]["Touches"] == 1
    assert book.refresh().plan.is_empty


def test_a_note_without_a_result_moves_with_its_lead() -> None:
    book = due_today(3)
    book.type("tblToday", row_of(book, "L3"), When_and_note="call after lunch")
    book.type("tblToday", row_of(book, "L1"), Result="answered")
    book.type("tblToday", row_of(book, "L2"), Result="answered")
    book.refresh(TODAY + timedelta(1))
    assert book.rows("tblToday")[row_of(book, "L3")]["When and note"] == "call after lunch"
    assert len([row for row in book.rows("tblToday") if row["When and note"]]) == 1


def test_a_note_stays_when_its_lead_is_due_no_more() -> None:
    book = due_today()
    book.type("tblToday", row_of(book, "L1"), When_and_note="call after lunch")
    book.type("tblLeads", 0, Outcome="duplicate")
    book.refresh()
    assert [row["Lead"] for row in book.rows("tblToday")] == ["L2", "L1"]
    assert book.rows("tblToday")[1]["When and note"] == "call after lunch"
    assert book.refresh().plan.is_empty


def test_what_cannot_be_logged_stays() -> None:
    book = due_today()
    book.type("tblToday", row_of(book, "L1"), Result="fine", When_and_note="x")
    book.type("tblToday", row_of(book, "L2"), Lead="L99", Result="answered")
    book.refresh()
    rows = {row["Lead"]: row for row in book.rows("tblToday")}
    assert (rows["L1"]["Result"], rows["L1"]["When and note"]) == ("fine", "x")
    assert rows["L99"]["Result"] == "answered"
    assert [row["Lead"] for row in book.rows("tblTouches")] == []


def test_a_column_that_people_added_moves_with_the_lead() -> None:
    book = due_today()
    table = book.store.raw.tables["tblToday"]
    rows = [[*row, f"mine {row[table.headers.index('Lead')]}"] for row in table.rows]
    wider = replace(table, headers=(*table.headers, "Mine"), ids=(*table.ids, ""), rows=rows)
    book.store.raw = RawBook("Book", {**book.store.raw.tables, "tblToday": wider})
    book.type("tblLeads", 0, Need="yes", Wish="yes", Funds="yes", Authority="yes", Promised_by_us=date(2026, 11, 10))
    book.refresh(TODAY + timedelta(3))
    assert {row["Lead"]: row["Mine"] for row in book.rows("tblToday")} == {"L1": "mine L1", "L2": "mine L2"}
