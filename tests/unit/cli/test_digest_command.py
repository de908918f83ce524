"""The command followup digest."""

import json
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from followup_xl.template import build_with
from tests.support.refreshed import TODAY, open_lead
from tests.support.shell import Shell, shell_in

DAY = TODAY.isoformat()


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return shell_in(tmp_path, monkeypatch, capsys)


@pytest.fixture(scope="module")
def content() -> bytes:
    leads = [open_lead(1), open_lead(2, owner="Omid", due_mine=TODAY), open_lead(3, due_mine=TODAY)]
    return build_with({"tblLeads": [*leads, open_lead(4, owner="Ana")]}, "en")


@pytest.fixture(autouse=True)
def book(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    return path


def test_the_digests_are_printed_and_idle_owners_get_a_line(shell: Shell, book: Path) -> None:
    before = book.read_bytes()
    code, out, err = shell("digest", "book.xlsx", "--today", DAY)
    assert (code, book.read_bytes()) == (0, before)
    assert "Omid, follow-ups for 17 Nov 2026\nGood day, Omid. 1 customer is waiting for you." in out
    assert "The team on 17 Nov 2026, book.xlsx" in out
    assert err == "Nothing is waiting for Ana today, so there is no digest.\n"


def test_one_owner_by_a_name_in_any_spelling(shell: Shell) -> None:
    code, out, _ = shell("digest", "book.xlsx", "--today", DAY, "--owner", " OMID ")
    assert (code, out.count("follow-ups for"), "The team" in out) == (0, 1, False)
    code, _, err = shell("digest", "book.xlsx", "--today", DAY, "--owner", "Nobody")
    assert (code, err) == (2, "No leads belong to “Nobody”; the owners are: Ana, Omid, Sara.\n")


def test_files_for_each_person(shell: Shell, tmp_path: Path) -> None:
    code, out, _ = shell("digest", "book.xlsx", "--today", DAY, "-o", "out")
    assert code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        f"{DAY} {who}.txt" for who in ("Manager", "Omid", "Sara")
    ]
    assert f"{DAY} Omid.txt" in out
    shell("digest", "book.xlsx", "--today", DAY, "-o", "more", "--html", "--mail", "--owner", "sara")
    assert sorted(path.name for path in (tmp_path / "more").iterdir()) == [f"{DAY} Sara.eml", f"{DAY} Sara.html"]
    letter = message_from_bytes((tmp_path / "more" / f"{DAY} Sara.eml").read_bytes(), policy=policy.default)
    assert letter["Subject"] == "Sara, follow-ups for 17 Nov 2026"


def test_a_page_with_everybody(shell: Shell) -> None:
    code, out, _ = shell("digest", "book.xlsx", "--today", DAY, "--html", "--lang", "fa")
    assert (code, out.count("<article"), out.count('<html lang="fa" dir="rtl">')) == (0, 3, 1)


def test_a_mail_needs_a_folder(shell: Shell) -> None:
    code, _, err = shell("digest", "book.xlsx", "--today", DAY, "--mail")
    assert (code, err) == (2, "--mail needs a folder: add -o DIR.\n")


def test_json_has_every_digest(shell: Shell) -> None:
    code, out, _ = shell("digest", "book.xlsx", "--today", DAY, "--json", "-o", "out")
    said = json.loads(out)
    assert (code, said["status"], said["today"], said["skipped"]) == (0, "done", DAY, ["Ana"])
    assert [(one["for"], one["owner"]) for one in said["digests"]] == [
        ("owner", "Omid"),
        ("owner", "Sara"),
        ("manager", ""),
    ]
    first = said["digests"][0]
    assert first["counts"] == {"overdue": 0, "today": 1, "promised": 0, "no-next-step": 0}
    assert set(first) == {"for", "owner", "email", "language", "counts", "title", "text", "files"}
    assert first["files"] == [str(Path("out", f"{DAY} Omid.txt"))]


def test_an_idle_day_writes_nothing(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "idle.xlsx").write_bytes(build_with({"tblLeads": []}, "en"))
    code, out, err = shell("digest", "idle.xlsx", "--today", DAY, "-o", "out")
    assert (code, out) == (0, "")
    assert err == "There is nothing to tell the manager today.\n"
    assert not list((tmp_path / "out").iterdir())
    assert json.loads(shell("digest", "idle.xlsx", "--today", DAY, "--json")[1])["status"] == "empty"
