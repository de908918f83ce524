"""Cells and rows of people, changed on a command: written with the refresh in one step, and taken back by undo."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from followup_xl.cli.editing import EditedBook
from followup_xl.i18n import load
from followup_xl.model.book import CellValue
from followup_xl.model.edits import CellEdit, Edits, Row, RowAdd
from followup_xl.template import build_with
from tests.support.refreshed import TODAY, open_lead
from tests.support.shell import Shell, shell_in

REJECT: Row = {"source": "list.csv", "row": 4, "what": "=1+1", "reason": "No name.", "cure": "Type one."}
TOUCHES: tuple[dict[str, Any], ...] = (
    {"date": date(2026, 11, 10), "lead": "L2", "owner": "Sara", "note": "asked for a price"},
    {"date": date(2026, 11, 10), "lead": "L2", "owner": "Sara", "note": "asked for a price"},
)


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return shell_in(tmp_path, monkeypatch, capsys)


def new_book(path: Path, language: str = "en") -> Path:
    words = load(language)
    coded = {
        "market": words.label("market", "domestic"),
        "product_kind": words.label("kind", "goods"),
        "group": words.label("group", "unhurried"),
    }
    leads = [{**open_lead(number), **coded} for number in (1, 2)]
    path.write_bytes(build_with({"tblLeads": leads, "tblTouches": TOUCHES}, language))
    return path


@pytest.fixture
def book(shell: Shell, tmp_path: Path) -> Path:
    """Return a refreshed workbook of two leads and two touches."""
    path = new_book(tmp_path / "book.xlsx")
    assert shell("refresh", "book.xlsx", "--today", f"{TODAY}")[0] == 0
    return path


def rows(path: Path, sheet: str, header: int = 4) -> list[dict[str, Any]]:
    page = openpyxl.load_workbook(path)[sheet]
    cells = list(page.iter_rows(min_row=header, values_only=True))
    return [dict(zip(map(str, cells[0]), row, strict=True)) for row in cells[1:] if any(v is not None for v in row)]


def everything() -> Edits:
    return Edits(
        "test",
        [
            CellEdit("tblLeads", 1, "owner", "Ali"),
            CellEdit("tblLeads", 1, "group", "researching"),
            CellEdit("tblTouches", 0, "lead", "L1"),
            CellEdit("tblTouches", 1, "lead", "L1"),
            CellEdit("tblTouches", 1, "note", "=cmd()"),
        ],
        [
            RowAdd("tblLeads", {"id": "L3", "company": "+New", "market": "export", "created": TODAY}),
            RowAdd("tblTouches", {"date": TODAY, "lead": "L3", "channel": "email", "note": "wrote"}),
        ],
        {"tblRejects": [REJECT]},
    )


def test_edits_are_written_and_refreshed_in_one_step(book: Path) -> None:
    before = book.read_bytes()
    done = EditedBook(book, TODAY).apply(everything())
    assert done.status == "done"
    leads = {row["ID"]: row for row in rows(book, "Leads")}
    assert (leads["L2"]["Owner"], leads["L2"]["Group"], leads["L2"]["Touches"]) == ("Ali", "researching", 0)
    assert (leads["L3"]["Company"], leads["L3"]["Market"], leads["L3"]["Status"]) == ("+New", "export", "coming")
    assert leads["L1"]["Touches"] == 2
    touches = [(row["Lead"], row["Channel"], row["Note"]) for row in rows(book, "Touches")]
    assert touches == [("L1", None, "asked for a price"), ("L1", None, "=cmd()"), ("L3", "email", "wrote")]
    assert rows(book, "Rejects") == [
        {"Source": "list.csv", "Row": 4, "What": "=1+1", "Reason": "No name.", "Cure": "Type one."}
    ]
    assert book.with_name("book.backup-1.xlsx").read_bytes() == before


def test_text_like_a_formula_is_text(book: Path) -> None:
    EditedBook(book, TODAY).apply(everything())
    page = openpyxl.load_workbook(book)["Touches"]
    assert [cell.data_type for cell in page["H"] if cell.value == "=cmd()"] == ["s"]


def test_undo_takes_all_of_it_back(shell: Shell, book: Path) -> None:
    leads, touches = rows(book, "Leads"), rows(book, "Touches")
    EditedBook(book, TODAY).apply(everything())
    code, out, _ = shell("undo", "book.xlsx")
    assert code == 0
    assert f"{TODAY}.2" in out
    assert (rows(book, "Leads"), rows(book, "Touches")) == (leads, touches)


def test_undo_gives_back_the_spaces_around_a_text(shell: Shell, book: Path) -> None:
    changed = openpyxl.load_workbook(book)
    changed["Leads"]["N6"] = " SARA "
    changed.save(book)
    EditedBook(book, TODAY).apply(everything())
    assert shell("undo", "book.xlsx")[0] == 0
    assert openpyxl.load_workbook(book)["Leads"]["N6"].value == " SARA "


def test_undo_tells_rows_apart_that_an_edit_made_equal(shell: Shell, book: Path) -> None:
    rows_before = rows(book, "Touches")
    EditedBook(book, TODAY).apply(Edits("test", [CellEdit("tblTouches", 1, "lead", "L1")]))
    EditedBook(book, TODAY).apply(Edits("test", [CellEdit("tblTouches", 0, "lead", "L1")]))
    assert len({str(row) for row in rows(book, "Touches")}) == 1
    assert shell("undo", "book.xlsx")[0] == 0
    assert [row["Lead"] for row in rows(book, "Touches")] == ["L2", "L1"]
    assert shell("undo", "book.xlsx")[0] == 0
    assert rows(book, "Touches") == rows_before


def test_undo_gives_numbers_back_as_numbers(shell: Shell, book: Path) -> None:
    changed = openpyxl.load_workbook(book)
    changed["Leads"]["D6"] = 9121234567
    changed.save(book)
    EditedBook(book, TODAY).apply(Edits("test", [CellEdit("tblLeads", 1, "phone", "+98 912 123 4567")]))
    assert shell("undo", "book.xlsx")[0] == 0
    assert openpyxl.load_workbook(book)["Leads"]["D6"].value == 9121234567


def test_undo_leaves_what_was_edited_since(shell: Shell, book: Path) -> None:
    EditedBook(book, TODAY).apply(everything())
    changed = openpyxl.load_workbook(book)
    changed["Leads"]["N6"] = "Reza"
    changed["Touches"]["H5"] = "asked for a discount"
    changed.save(book)
    code, out, _ = shell("undo", "book.xlsx")
    assert code == 0
    assert "Leads!N6" in out
    leads = {row["ID"]: row for row in rows(book, "Leads")}
    assert (leads["L2"]["Owner"], leads["L2"]["Group"]) == ("Reza", "unhurried")
    assert sorted(row["Lead"] for row in rows(book, "Touches")) == ["L1", "L2"]


def test_undo_finds_rows_that_were_sorted(shell: Shell, book: Path) -> None:
    before = rows(book, "Touches")
    EditedBook(book, TODAY).apply(everything())
    changed = openpyxl.load_workbook(book)
    page = changed["Touches"]
    cells = [[cell.value for cell in row] for row in page.iter_rows(min_row=5, max_row=7)]
    for number, values in enumerate(reversed(cells), 5):
        for column, value in enumerate(values, 1):
            cell = page.cell(number, column)
            cell.value = value
            cell.data_type = "s" if isinstance(value, str) else cell.data_type
    changed.save(book)
    assert shell("undo", "book.xlsx")[0] == 0
    assert rows(book, "Touches") == before


def test_new_rows_take_the_place_of_those_taken_back(shell: Shell, book: Path) -> None:
    EditedBook(book, TODAY).apply(everything())
    once = dict(_tables(book))
    assert shell("undo", "book.xlsx")[0] == 0
    EditedBook(book, TODAY).apply(everything())
    assert dict(_tables(book)) == once


def _tables(path: Path) -> Iterator[tuple[str, str]]:
    book = openpyxl.load_workbook(path)
    for sheet in ("Leads", "Touches"):
        yield from ((table.displayName, table.ref) for table in book[sheet].tables.values())


def test_nothing_to_change_leaves_the_bytes(book: Path) -> None:
    before = book.read_bytes()
    same = Edits("test", [CellEdit("tblLeads", 1, "owner", "Sara"), CellEdit("tblLeads", 0, "market", "domestic")])
    assert EditedBook(book, TODAY).apply(same).status == "unchanged"
    assert EditedBook(book, TODAY).apply(everything(), dry_run=True).status == "planned"
    assert book.read_bytes() == before


@pytest.mark.parametrize(("language", "sheet"), [("fa", "ردشده‌ها"), ("ro", "Respinse")])
def test_a_review_sheet_speaks_the_language_of_the_book(tmp_path: Path, language: str, sheet: str) -> None:
    path = new_book(tmp_path / "book.xlsx", language)
    EditedBook(path, TODAY).apply(Edits("test", lists={"tblRejects": [REJECT]}))
    assert next(iter(rows(path, sheet)[0].values())) == "list.csv"
    assert openpyxl.load_workbook(path)[sheet].sheet_view.rightToLeft is (language == "fa")
    EditedBook(path, TODAY).apply(Edits("test", lists={"tblRejects": []}))
    assert rows(path, sheet) == []


def test_a_decision_is_offered_as_a_list(book: Path) -> None:
    pair: dict[str, CellValue] = {"lead_a": "L1", "lead_b": "L2", "likeness": 0.9, "why": "same name"}
    EditedBook(book, TODAY).apply(Edits("test", lists={"tblDuplicates": [{**pair, "keep": "both"}]}))
    page = openpyxl.load_workbook(book)["Duplicates"]
    offered = [found for found in page.data_validations.dataValidation if "A5" in found.sqref]
    assert [(found.type, bool(found.formula1)) for found in offered] == [("list", True)]
    assert page["A5"].value == "both"


def test_the_language_of_review_sheets_is_changed_too(shell: Shell, book: Path) -> None:
    EditedBook(book, TODAY).apply(Edits("test", lists={"tblRejects": [REJECT]}))
    assert shell("language", "book.xlsx", "ro")[0] == 0
    assert list(rows(book, "Respinse")[0]) == ["Sursă", "Rând", "Conținut", "Motiv", "Remediu"]
