"""The command followup calendar."""

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from followup_xl.template import build_with
from tests.support.refreshed import open_lead
from tests.support.shell import Shell, shell_in

DAY = "2026-11-17"


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return shell_in(tmp_path, monkeypatch, capsys)


@pytest.fixture(scope="module")
def content() -> bytes:
    return build_with({"tblLeads": [open_lead(1), open_lead(2, owner="علی‌رضا")]}, "en")


@pytest.fixture
def book(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    return path


def calendars(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_three_runs_write_one_file_an_owner_and_leave_it_alone(shell: Shell, book: Path) -> None:
    before = book.read_bytes()
    code, out, err = shell("calendar", "book.xlsx", "-o", "new/cal", "--today", DAY)
    first = calendars(book.parent / "new" / "cal")
    assert (code, err, book.read_bytes()) == (0, "", before)
    assert sorted(first) == ["Sara.ics", "علی رضا.ics"]
    assert "Sara.ics: 1 contact; 1 new, 0 changed, 0 cancelled." in out
    shell("refresh", "book.xlsx", "--today", DAY)
    for _ in range(2):
        code, out, _ = shell("calendar", "book.xlsx", "-o", "new/cal", "--today", DAY)
        assert "Sara.ics: 1 contact, nothing changed." in out
        assert calendars(book.parent / "new" / "cal") == first
    assert all(Calendar.from_ical(found).walk("VEVENT") for found in first.values())


@pytest.mark.usefixtures("book")
def test_json_tells_of_each_calendar(shell: Shell, tmp_path: Path) -> None:
    code, out, _ = shell("calendar", "book.xlsx", "-o", "cal", "--today", DAY, "--weeks", "4", "--json")
    said = json.loads(out)
    assert (code, said["status"], said["today"], said["weeks"]) == (0, "done", DAY, 4)
    assert said["calendars"][0] == {
        "owner": "Sara", "file": str(Path("cal", "Sara.ics")), "status": "written",
        "due": 1, "new": 1, "updated": 0, "cancelled": 0,
    }  # fmt: skip
    assert json.loads(shell("calendar", "book.xlsx", "-o", "cal", "--today", DAY, "--json")[1])["status"] == "unchanged"
    assert (tmp_path / "cal" / "Sara.ics").is_file()


@pytest.mark.usefixtures("book")
def test_a_dry_run_writes_nothing(shell: Shell, tmp_path: Path) -> None:
    code, out, _ = shell("calendar", "book.xlsx", "-o", "cal", "--today", DAY, "--dry-run")
    assert (code, (tmp_path / "cal").exists()) == (0, False)
    assert "dry run, nothing written" in out
    said = json.loads(shell("calendar", "book.xlsx", "-o", "cal", "--today", DAY, "--dry-run", "--json")[1])
    assert (said["status"], said["calendars"][0]["status"]) == ("planned", "planned")


def test_what_is_no_workbook_is_refused(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "bad.xlsx").write_bytes(b"x")
    code, out, err = shell("calendar", "bad.xlsx", "-o", "cal", "--json")
    assert (code, (tmp_path / "cal").exists()) == (3, False)
    assert "bad.xlsx" in err
    assert json.loads(out)["status"] == "refused"


@pytest.mark.usefixtures("book")
def test_a_file_where_the_folder_should_be_is_refused(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "cal").write_bytes(b"x")
    code, _, err = shell("calendar", "book.xlsx", "-o", "cal", "--today", DAY)
    assert (code, (tmp_path / "cal").read_bytes()) == (3, b"x")
    assert "cal cannot be written" in err
