import json
from pathlib import Path

import openpyxl
import pytest

from followup_xl.model.columns import Owner
from followup_xl.model.tables import LEADS
from followup_xl.template import build_with
from tests.support.refreshed import open_lead
from tests.support.shell import Shell, shell_in

DAY = "2026-11-17"


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return shell_in(tmp_path, monkeypatch, capsys)


@pytest.fixture(scope="module")
def content() -> bytes:
    return build_with({"tblLeads": [open_lead(), open_lead(2)]}, "en")


@pytest.fixture
def book(shell: Shell, tmp_path: Path, content: bytes) -> Path:
    """Return a workbook that was refreshed once."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    assert shell("refresh", "book.xlsx", "--today", DAY)[0] == 0
    return path


def leads(path: Path) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path)["Leads"].iter_rows(values_only=True))


def computed(path: Path) -> list[object]:
    """Return the computed cells of the leads that hold something."""
    rows = leads(path)[4:]
    found = [cell for row in rows for cell in row[-len(LEADS.owned_by(Owner.TOOL)) :] if cell is not None]
    assert len(found) > 10
    return found


def test_the_last_run_is_taken_back_and_the_old_state_kept(shell: Shell, book: Path, content: bytes) -> None:
    refreshed, written = book.read_bytes(), computed(book)
    code, out, err = shell("undo", "book.xlsx")
    assert (code, err) == (0, "")
    assert f"Run 2026-11-17.1 was undone: {len(written)} cells put back." in out
    assert "still show the run; the next refresh" in out
    assert book.with_name("book.backup-1.xlsx").read_bytes() == refreshed
    fresh = book.with_name("fresh.xlsx")
    fresh.write_bytes(content)
    assert leads(book) == leads(fresh)


def test_a_dry_run_writes_nothing(shell: Shell, book: Path) -> None:
    before = book.read_bytes()
    code, out, _ = shell("undo", "book.xlsx", "--dry-run")
    assert (code, book.read_bytes()) == (0, before)
    assert f"would put back {len(computed(book))} cells" in out


def test_nothing_is_left_to_undo_and_the_bytes_stay(shell: Shell, book: Path) -> None:
    shell("undo", "book.xlsx")
    before = book.read_bytes()
    code, out, _ = shell("undo", "book.xlsx")
    assert (code, book.read_bytes()) == (0, before)
    assert "nothing to undo" in out
    assert json.loads(shell("undo", "book.xlsx", "--json")[1])["status"] == "unchanged"


def test_an_edited_cell_is_named(shell: Shell, book: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    workbook["Leads"]["AM5"] = "my own words"
    workbook.save(book)
    _, out, _ = shell("undo", "book.xlsx")
    assert "1 place was changed since and stays as it is:" in out
    assert "Leads!AM5  Why of L1 holds something else now." in out
    assert openpyxl.load_workbook(book)["Leads"]["AM5"].value == "my own words"


def test_json_names_everything(shell: Shell, book: Path) -> None:
    written = computed(book)
    workbook = openpyxl.load_workbook(book)
    workbook["Leads"]["AM5"] = "my own words"
    workbook.save(book)
    told = json.loads(shell("undo", "book.xlsx", "2026-11-17.1", "--json")[1])
    assert (told["status"], told["run"], told["cells"]) == ("done", "2026-11-17.1", len(written) - 1)
    assert told["kept"] == [{"reason": "edited", "lead": "L1", "column": "Why", "where": "Leads!AM5"}]
    assert told["backup"].endswith("book.backup-1.xlsx")


def test_an_unknown_run_is_wrong_usage(shell: Shell, book: Path) -> None:
    before = book.read_bytes()
    code, _, err = shell("undo", "book.xlsx", "2026-01-01.1")
    assert (code, book.read_bytes()) == (2, before)
    assert "No run 2026-01-01.1 is recorded; there are: 2026-11-17.1." in err


def test_an_open_workbook_is_left_alone(shell: Shell, book: Path) -> None:
    before = book.read_bytes()
    book.with_name("~$book.xlsx").write_bytes(b"\x03Ana")
    code, _, err = shell("undo", "book.xlsx")
    assert (code, book.read_bytes()) == (3, before)
    assert "open in Excel" in err
    assert json.loads(shell("undo", "book.xlsx", "--json")[1])["code"] == "locked"


def test_the_words_are_those_of_the_language_asked_for(shell: Shell, book: Path) -> None:
    assert "ar readuce" in shell("undo", book.name, "--dry-run", "--lang", "ro")[1]
    assert "اجرای" in shell("undo", book.name, "--dry-run", "--lang", "fa")[1]
