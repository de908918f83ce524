import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from followup_xl.template import build_with
from tests.support.refreshed import open_lead
from tests.support.shell import Shell, shell_in


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return shell_in(tmp_path, monkeypatch, capsys)


@pytest.fixture
def ill(tmp_path: Path) -> Path:
    """Return a book whose input has faults of every family."""
    leads = [
        open_lead(1, created="04/05/2026"),
        open_lead(1, due_mine="2026-11-20", company="=Acme="),
        open_lead(3, nps=40, group="very hot", country="AF"),
        open_lead(id=None),
    ]
    rules: dict[str, list[dict[str, object]]] = {
        "tblTouches": [{"date": date(2026, 11, 16), "lead": "L9"}],
        "tblTargets": [{"owner": "Sara", "revenue_plan": 100}],
        "tblPlaybook": [{"for": "price", "language": "en", "line": "Did you read the catalogue?"}],
        "tblCalendar": [{"country": "IR", "day": "weekend", "weekend": "fri"}],
    }
    path = tmp_path / "ill.xlsx"
    path.write_bytes(build_with({"tblLeads": leads, **rules}, "en"))
    workbook = openpyxl.load_workbook(path)
    workbook["Leads"]["AK5"] = "=TODAY()"
    workbook.save(path)
    return path


def test_every_fault_of_the_input_has_its_cell_and_its_cure(shell: Shell, ill: Path) -> None:
    before = ill.read_bytes()
    code, out, err = shell("doctor", "ill.xlsx", "--json")
    told = json.loads(out)
    assert (code, err, told["status"], ill.read_bytes()) == (1, "", "findings", before)
    assert {(one["code"], one["where"]) for one in told["findings"]} == {
        ("formula-like", "Leads!B6"),
        ("ambiguous-date", "Leads!O5"),
        ("text-date", "Leads!AB6"),
        ("duplicate-id", "Leads!A6"),
        ("bad-number", "Leads!Z7"),
        ("unknown-code", "Leads!P7"),
        ("no-weekend", "Leads!H7"),
        ("lead-without-id", "Leads!A8"),
        ("formula-in-computed-cell", "Leads!AK5"),
        ("unknown-lead", "Touches!B5"),
        ("settings-row", place_of(ill, "tblTargets", 1)),
        ("closed-question", place_of(ill, "tblPlaybook", 3)),
    }
    assert all(one["what"] and one["why"] and one["cure"] for one in told["findings"])


def place_of(path: Path, table: str, column: int) -> str:
    """Return the first data cell of a column (from 1) of a table on the sheet of settings."""
    sheet = openpyxl.load_workbook(path)["Settings"]
    first = sheet[sheet.tables[table].ref.partition(":")[0]]
    return f"Settings!{first.offset(1, column - 1).coordinate}"


def test_people_get_lines_in_the_language_of_the_book(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "book.xlsx").write_bytes(build_with({"tblLeads": [open_lead(group="vreo grupă")]}, "ro"))
    code, out, _ = shell("doctor", "book.xlsx")
    assert code == 1
    assert "1 lucru ar putea da bătăi de cap:" in out
    assert "'Clienți'!P5" in out
    assert "1 thing could bite:" in shell("doctor", "book.xlsx", "--lang", "en")[1]


@pytest.mark.parametrize("language", ["en", "fa", "ro"])
def test_a_new_book_is_healthy_before_and_after_a_refresh(shell: Shell, language: str) -> None:
    shell("new", "book.xlsx", "--lang", language)
    assert shell("doctor", "book.xlsx")[0] == 0
    assert shell("refresh", "book.xlsx")[0] == 0
    assert json.loads(shell("doctor", "book.xlsx", "--json")[1])["findings"] == []


@pytest.mark.parametrize("language", ["en", "fa", "ro"])
def test_the_demo_has_its_four_faults_and_no_other(shell: Shell, language: str) -> None:
    shell("demo", "-o", "demo.xlsx", "--lang", language, "--today", "2026-11-17")
    found = json.loads(shell("doctor", "demo.xlsx", "--json")[1])["findings"]
    assert [one["code"] for one in found] == ["ambiguous-date", "unknown-code", "bad-number", "unknown-lead"]


def test_what_cannot_be_read_is_refused(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_text("company;phone")
    code, out, err = shell("doctor", "list.xlsx", "--json")
    assert (code, json.loads(out)["code"]) == (3, "not-a-workbook")
    assert "list.xlsx is not an .xlsx or .xlsm workbook" in err
    assert shell("doctor", "nothing.xlsx")[0] == 3
