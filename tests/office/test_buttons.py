"""What the buttons do to an open workbook: each function called, and seen in the cells."""

import webbrowser
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from followup_xl import excel
from followup_xl.i18n import load
from followup_xl.model.book import CellValue
from followup_xl.model.tables import SHEETS, TABLES
from tests.office.bridge import struct, uno
from tests.office.engine import LibreOffice
from tests.office.engine.apps import alerts
from tests.office.workbooks import built
from tests.support import big

TODAY = date(2026, 11, 17)
LEADS: list[dict[str, Any]] = [
    {"id": "L01", "company": "Alborz", "phone": "0912 123 4567", "owner": "Sara", "country": "IR", "group": "unhurried",
     "market": "domestic", "product_kind": "goods", "created": date(2026, 11, 10)},
    {"id": "L02", "company": "Damavand", "email": "info@damavand.ir", "owner": "Sara", "country": "IR",
     "market": "export", "product_kind": "goods", "group": "unhurried", "created": date(2026, 11, 9)},
]  # fmt: skip
Open = Callable[..., Any]


@pytest.fixture
def opened(tmp_path: Path, open_book: Callable[[Path], Any]) -> Open:
    """Open a workbook with leads of its own."""

    def opened_(language: str = "en", **tables: Any) -> Any:  # noqa: ANN401  # rows by column id; an xlwings Book
        path = tmp_path / "Team.xlsx"
        path.write_bytes(built(language, {"tblLeads": LEADS, **tables}))
        return open_book(path)

    return opened_


def cells(book: Any, table: str) -> list[dict[str, CellValue]]:  # noqa: ANN401  # an xlwings Book
    """The rows of a table by column id."""
    ids = list(TABLES[table].by_id)
    rows = _table(book, table).range.options(ndim=2).value[1:]
    return [dict(zip(ids, row, strict=True)) for row in rows]


def put(book: Any, table: str, row: int, column: str, value: CellValue) -> None:  # noqa: ANN401  # an xlwings Book
    """Type a value into a cell of a table."""
    _table(book, table).range[row + 1, list(TABLES[table].by_id).index(column)].value = value


def _table(book: Any, table: str) -> Any:  # noqa: ANN401  # an xlwings Book and its Table
    return book.sheets[SHEETS.index(TABLES[table].sheet)].tables[table]


def said(book: Any) -> str:  # noqa: ANN401  # an xlwings Book
    return alerts(book.impl.api)[-1]


def test_refresh_fills_leads_and_today(opened: Open) -> None:
    book = opened()
    excel.refresh(book, today=TODAY)
    assert said(book) == "2 leads to contact today."
    assert [row["lead"] for row in cells(book, "tblToday")] == ["L01", "L02"]
    assert all(row["why"] and row["due"] for row in cells(book, "tblLeads"))


@pytest.mark.parametrize(("language", "word", "day"), [("en", "+3", 20), ("ro", "luni", 23), ("fa", "شنبه", 21)])
def test_two_cells_log_a_touch(opened: Open, language: str, word: str, day: int) -> None:
    book = opened(language)
    excel.refresh(book, today=TODAY)
    answered = load(language).label("touch_outcome", "answered")
    first = str(cells(book, "tblToday")[0]["lead"])
    put(book, "tblToday", 0, "result", answered)
    put(book, "tblToday", 0, "when_and_note", f"'{word} asks for a sample")
    excel.log_touches(book, today=TODAY)
    [touch] = cells(book, "tblTouches")
    assert (touch["lead"], touch["outcome"], touch["note"]) == (first, answered, "asks for a sample")
    assert str(touch["promised"])[:10] == f"2026-11-{day}"
    assert str(touch["date"])[:10] == "2026-11-17"
    lead = next(row for row in cells(book, "tblLeads") if row["id"] == first)
    assert str(lead["due"])[:10] > "2026-11-17"
    assert first not in [row["lead"] for row in cells(book, "tblToday")][:1]
    assert all(row["result"] is None and row["when_and_note"] is None for row in cells(book, "tblToday"))
    assert book.selection.address == "$H$5"


def test_log_without_a_result_says_what_to_do(opened: Open) -> None:
    book = opened("ro")
    excel.log_touches(book, today=TODAY)
    assert said(book) == load("ro").text("excel.nothing-logged", column=load("ro").header("tblToday", "result"))
    assert cells(book, "tblTouches") == [dict.fromkeys(cells(book, "tblTouches")[0])]


def test_report_shows_the_report(opened: Open) -> None:
    book = opened()
    excel.report(book, today=TODAY)
    assert book.sheets.active.name == "Report"
    assert cells(book, "tblHeadline")[0]["value"] is not None


def test_a_new_lead_gets_the_next_id(opened: Open) -> None:
    book = opened()
    excel.new_lead(book, today=TODAY)
    added = cells(book, "tblLeads")[2]
    assert (added["id"], str(added["created"])[:10]) == ("L03", "2026-11-17")
    assert book.selection.value is None
    assert book.selection.column == 2
    assert said(book).startswith("New lead L03")


def test_links_stand_on_the_channels_of_their_leads(opened: Open) -> None:
    book = opened()
    excel.refresh(book, today=TODAY)
    assert links_on_today(book) == {"L01": "tel:+989121234567", "L02": "mailto:info@damavand.ir"}
    put(book, "tblLeads", 0, "outcome", "fake")
    excel.refresh(book, today=TODAY)
    assert links_on_today(book) == {"L02": "mailto:info@damavand.ir"}


def links_on_today(book: Any) -> dict[object, str]:  # noqa: ANN401  # an xlwings Book
    """The links of the channels by lead, without their lines."""
    sheet, rows = book.impl.api.Sheets.getByIndex(0), cells(book, "tblToday")
    fields = [(row["lead"], elements(sheet.getCellByPosition(4, 4 + n).TextFields)) for n, row in enumerate(rows)]
    return {lead: str(field.URL).partition("?")[0] for lead, found in fields for field in found}


def elements(collection: Any) -> Iterator[Any]:  # noqa: ANN401  # UNO objects
    walk = collection.createEnumeration()
    while walk.hasMoreElements():
        yield walk.nextElement()


def test_undo_puts_the_computed_cells_back(opened: Open) -> None:
    book = opened()
    excel.refresh(book, today=TODAY)
    before = cells(book, "tblLeads")
    put(book, "tblToday", 0, "result", "answered")
    excel.log_touches(book, today=TODAY)
    assert cells(book, "tblLeads") != before
    excel.undo(book, today=TODAY)
    assert cells(book, "tblLeads") == before
    assert "put back. 1 touch stays in the sheet “Touches”" in said(book)


def test_undo_of_nothing_says_so(opened: Open) -> None:
    book = opened("fa")
    excel.undo(book, today=TODAY)
    assert said(book) == load("fa").text("excel.nothing-to-undo")


def test_overdue_leads_are_spread(opened: Open) -> None:
    many = [{**LEADS[0], "id": f"L{n:02}", "company": f"Company {n}"} for n in range(40)]
    book = opened(tblLeads=many)
    excel.replan(book, today=TODAY)
    days = Counter(str(row["due"])[:10] for row in cells(book, "tblLeads"))
    assert len(days) == 2
    assert max(days.values()) == 25
    assert said(book) == "40 overdue leads moved to the coming days."


def test_a_message_opens_for_the_chosen_row(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    links: list[str] = []
    monkeypatch.setattr(webbrowser, "open", links.append)
    book = opened()
    excel.refresh(book, today=TODAY)
    rows = cells(book, "tblToday")
    for number, row in enumerate(rows):
        book.sheets["Today"].activate()
        book.sheets["Today"].range((5 + number, 3)).select()
        excel.open_message(book, today=TODAY)
        start = {"L01": ("tel:+989121234567", "https://wa.me/989121234567?text="), "L02": ("mailto:info@damavand.ir?",)}
        assert links[-1].startswith(start[str(row["lead"])])
    book.sheets["Today"].range("A1").select()
    excel.open_message(book, today=TODAY)
    assert len(links) == len(rows)
    assert said(book).startswith("Click a lead")


def test_a_filter_is_cleared_before_anything_is_written(opened: Open) -> None:
    book = opened()
    excel.refresh(book, today=TODAY)
    table = book.sheets["Leads"].tables["tblLeads"].impl.api
    descriptor = table.getFilterDescriptor()
    field = descriptor.FilterFields2
    assert field == ()
    hide(table, column=1, keep="Damavand")
    with pytest.raises(AssertionError, match="filtered"):
        book.sheets["Leads"].range("B5:B6").value = [["x"], ["y"]]
    excel.refresh(book, today=date(2026, 11, 18))
    leads = cells(book, "tblLeads")
    assert [row["company"] for row in leads] == ["Alborz", "Damavand"]
    assert book.sheets["Leads"].tables["tblLeads"].show_autofilter
    assert not [text for text in alerts(book.impl.api) if "went wrong" in text]


def hide(table: Any, *, column: int, keep: str) -> None:  # noqa: ANN401  # a UNO object
    """Filter a table so that only the rows with one text are shown."""
    descriptor = table.getFilterDescriptor()
    equal = uno().Enum("com.sun.star.sheet.FilterOperator", "EQUAL")
    field = struct("com.sun.star.sheet.TableFilterField", Field=column, IsNumeric=False, StringValue=keep)
    field.Operator = equal
    descriptor.setFilterFields((field,))
    table.refresh()


def test_what_went_wrong_is_said_in_one_sentence_and_logged(
    opened: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    book = opened("ro")
    monkeypatch.setattr("followup_xl.excel.desk.run", lambda *_: 1 / 0)
    excel.refresh(book, today=TODAY)
    log = tmp_path / "followup_xl" / "excel.log"
    assert said(book) == load("ro").text("excel.bug", file=log)
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_a_protected_sheet_is_refused_and_nothing_is_half_written(opened: Open) -> None:
    book = opened()
    excel.refresh(book, today=TODAY)
    before = {table: cells(book, table) for table in ("tblLeads", "tblToday", "tblChanges")}
    sheet = book.impl.api.Sheets.getByName("Today")
    sheet.protect("")
    put(book, "tblLeads", 0, "group", "fake")
    excel.refresh(book, today=TODAY)
    assert said(book).startswith("Excel did not let the tables be written.")
    sheet.unprotect("")
    before["tblLeads"][0]["group"] = "fake"
    assert {table: cells(book, table) for table in before} == before


@pytest.mark.parametrize("language", ["en", "fa", "ro"])
def test_every_message_of_a_press_is_in_the_language_of_the_book(opened: Open, language: str) -> None:
    book = opened(language)
    excel.refresh(book, today=TODAY)
    assert said(book) == load(language).text("excel.refreshed", n=2)


def test_the_number_of_calls_does_not_grow_with_the_rows(engine: LibreOffice, opened: Open) -> None:
    counts = []
    for number in (60, 240):
        book = opened(tblLeads=big.leads(number), tblTouches=big.touches(number, number))
        engine.calls.clear()
        excel.refresh(book, today=TODAY)
        counts.append(dict(engine.calls))
        book.impl.api.close(True)  # noqa: FBT003  # UNO knows no keywords
    few, many = ({name: count for name, count in calls.items() if name != "name"} for calls in counts)
    assert abs(sum(many.values()) - sum(few.values())) < 20
    assert sum(many.values()) < 400
