"""The live store over what classic xlwings, Lite and Server have in common, without any program."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from followup_xl import excel
from followup_xl.model.book import RawBook
from followup_xl.model.changes import ColumnWrite, Plan, TableAppend, TableReplace
from followup_xl.model.errors import CannotWriteError, ChangedOnDiskError
from followup_xl.model.tables import TABLES
from followup_xl.plan.cells import canonical
from followup_xl.store.live import LiveStore
from followup_xl.store.live_cells import is_tempting, runs, typed
from tests.support.books import raw_book
from tests.support.fake_excel import FakeBook, FakeRange, FakeSheet

TODAY = date(2026, 11, 17)
LEADS: list[dict[str, Any]] = [
    {"id": "L1", "company": "Alborz", "phone": "09121234567", "market": "domestic", "created": date(2026, 11, 10)},
    {"id": "L2", "company": "Damavand", "market": "domestic", "created": date(2026, 11, 11)},
]


def book_of(**tables: Any) -> FakeBook:  # noqa: ANN401  # rows by column id
    """A workbook with each table on a sheet of its own."""
    raw = raw_book({"tblLeads": LEADS, **tables})
    ids = {name: tuple(TABLES[name].by_id) for name in raw.tables}
    apart = {name: replace(table, sheet=f"It's {name}", ids=ids[name]) for name, table in raw.tables.items()}
    return FakeBook(RawBook("Team.xlsx", apart))


def sheet_of(book: FakeBook, table: str) -> FakeSheet:
    return book.sheets[f"It's {table}"]


def rows_of(book: FakeBook, table: str) -> list[Mapping[str, object]]:
    """The rows as a script finds them that starts now."""
    book.load()
    raw = LiveStore(book).read().tables[table]
    rows = [dict(zip(raw.ids, map(canonical, row), strict=True)) for row in raw.rows]
    return [row for row in rows if any(value is not None for value in row.values())]


def test_reading_finds_tables_ids_and_values() -> None:
    raw = LiveStore(book_of()).read()
    leads = raw.tables["tblLeads"]
    assert (raw.name, leads.sheet, leads.header_row) == ("Team.xlsx", "It's tblLeads", 3)
    assert leads.ids == tuple(TABLES["tblLeads"].by_id)
    assert [row[1] for row in leads.rows] == ["Alborz", "Damavand"]
    assert leads.formulas == frozenset()


def test_error_cells_read_as_empty_and_are_told() -> None:
    book = book_of()
    sheet_of(book, "tblLeads").cells[5, 2] = "#REF!"
    book.load()
    leads = LiveStore(book).read().tables["tblLeads"]
    assert (leads.rows[1][1], dict(leads.errors)) == (None, {(1, 1): "#REF!"})


def test_a_press_changes_the_open_workbook_in_few_blocks() -> None:
    book = book_of()
    excel.refresh(book, today=TODAY)
    assert book.app.shown == ["2 leads to contact today."]
    assert [row["lead"] for row in rows_of(book, "tblToday")] == ["L1", "L2"]
    assert rows_of(book, "tblToday")[0]["phone"] == "09121234567"
    assert sheet_of(book, "tblLeads").writes <= len(TABLES["tblLeads"].columns)
    assert (book.app.updates, book.app.calculation) == ([False, True], "automatic")


def test_a_second_press_writes_nothing() -> None:
    book = book_of()
    excel.refresh(book, today=TODAY)
    book.load()
    before = {sheet.name: sheet.writes for sheet in book.sheets}
    excel.refresh(book, today=TODAY)
    assert {sheet.name: sheet.writes for sheet in book.sheets} == before


def test_two_cells_log_a_touch() -> None:
    book = book_of()
    excel.refresh(book, today=TODAY)
    today = sheet_of(book, "tblToday")
    ids = list(TABLES["tblToday"].by_id)
    today.cells[4, 1 + ids.index("result")] = "answered"
    today.cells[4, 1 + ids.index("when_and_note")] = "+3 wants a sample"
    book.load()
    excel.log_touches(book, today=TODAY)
    [touch] = rows_of(book, "tblTouches")
    assert (touch["lead"], touch["note"], touch["promised"]) == ("L1", "wants a sample", date(2026, 11, 20))
    assert book.active == "It's tblToday"


def test_links_go_with_their_leads() -> None:
    book = book_of()
    excel.refresh(book, today=TODAY)
    today = sheet_of(book, "tblToday")
    channel = 1 + list(TABLES["tblToday"].by_id).index("channel")
    assert {place: link[:16] for place, link in today.links.items()} == {(4, channel): "tel:+98912123456"}
    sheet_of(book, "tblLeads").cells[4, 1 + list(TABLES["tblLeads"].by_id).index("outcome")] = "fake"
    book.load()
    excel.refresh(book, today=TODAY)
    assert [row["lead"] for row in rows_of(book, "tblToday")] == ["L2"]
    assert today.links == {}


def test_filters_are_cleared_before_the_first_write() -> None:
    book = book_of()
    table = sheet_of(book, "tblLeads").tables[0]
    LiveStore(book).apply(Plan("r", writes=(ColumnWrite("tblLeads", "why", "Why", (0,), (None,), ("x",)),)))
    assert table.log == [False, True]


def test_ids_and_addresses_are_formatted_as_text_first() -> None:
    book = book_of()
    headers = LiveStore(book).read().tables["tblTouches"].headers
    row = (TODAY, "007", *([None] * (len(headers) - 2)))
    LiveStore(book).apply(Plan("r", appends=(TableAppend("tblTouches", headers, (row,)),)))
    sheet = sheet_of(book, "tblTouches")
    assert sheet.formats[4, 2] == "@"
    assert sheet.cells[4, 2] == "007"


def test_a_table_that_moved_since_it_was_read_is_not_written() -> None:
    book = book_of()
    store = LiveStore(book)
    store.read()
    sheet = sheet_of(book, "tblLeads")
    sheet.snapshot[4, 1], sheet.snapshot[5, 1] = sheet.snapshot[5, 1], sheet.snapshot[4, 1]
    with pytest.raises(ChangedOnDiskError):
        store.apply(Plan("r", writes=(ColumnWrite("tblLeads", "why", "Why", (0,), (None,), ("x",)),)))
    assert sheet.writes == 0


def test_what_was_written_is_taken_back_when_something_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    book = book_of()
    headers = LiveStore(book).read().tables["tblToday"].headers
    before = {sheet.name: dict(sheet.snapshot) for sheet in book.sheets}

    def protected(self: FakeRange, *_: object) -> None:
        if self.sheet.name == "It's tblToday":
            raise OSError("protected")

    monkeypatch.setattr(FakeRange, "copy_from", protected)
    rows = tuple(("x",) * len(headers) for _ in range(3))
    plan = Plan(
        "r",
        writes=(ColumnWrite("tblLeads", "why", "Why", (0, 1), (None, None), ("a", "b")),),
        replaces=(TableReplace("tblToday", headers, rows, 9),),
    )
    with pytest.raises(CannotWriteError, match="protected"):
        LiveStore(book).apply(plan)
    book.load()
    after = {sheet.name: {place: value for place, value in sheet.snapshot.items() if value} for sheet in book.sheets}
    assert after == {name: {p: v for p, v in cells.items() if v} for name, cells in before.items()}
    assert (book.app.updates[-1], book.app.calculation) == (True, "automatic")


@pytest.mark.parametrize("text", ["=1+1", "+98912", "-", "@x", "'q", "007", "1-2", "5 mai", "TRUE", " x", "12%", "(5)"])
def test_texts_that_excel_could_read_otherwise_get_an_apostrophe(text: str) -> None:
    assert is_tempting(text)
    assert typed(text) == f"'{text}"
    assert typed(text, text_cell=True) == text


@pytest.mark.parametrize(
    "text", ["Alborz", "says it is expensive", "شرکت البرز", "Follow-up 2 of 3 to 5: 1 day after the last call"]
)
def test_plain_texts_stay_as_they_are(text: str) -> None:
    assert typed(text) == text


def test_numbers_are_joined_to_stretches() -> None:
    assert list(runs([1, 2, 3, 7, 9, 10])) == [(1, 3), (7, 7), (9, 10)]
    assert list(runs([])) == []
