import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from followup_xl.cli import followup
from followup_xl.cli.ending import run_guarded
from followup_xl.cli.language import language_of_arguments, language_of_environment
from followup_xl.template import build, build_with
from tests.support.refreshed import open_lead

Told = tuple[int, str, str]
Followup = Callable[..., Told]
DAY = "2026-11-17"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Followup:
    """Run a command line in an empty folder and return exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.delenv("FOLLOWUP_DEBUG", raising=False)

    def run_here(*arguments: str) -> Told:
        monkeypatch.setattr(sys, "argv", ["followup", *arguments])
        code = run_guarded(followup)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_here


@pytest.fixture(scope="module")
def content() -> bytes:
    return build_with({"tblLeads": [open_lead(), open_lead(2, group="very hot")]}, "en")


@pytest.fixture
def book(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    return path


def test_a_refresh_says_what_it_did(run: Followup, book: Path) -> None:
    code, out, err = run("refresh", "book.xlsx", "--today", DAY)
    assert (code, err) == (1, "")
    assert "2 leads: 2 coming." in out
    assert "The file as it was: book.backup-1.xlsx" in out
    assert "1 issue needs a person:" in out
    assert "Leads!P6" in out
    assert openpyxl.load_workbook(book)["Leads"]["AK5"].value.date() == date(2026, 11, 18)


def test_a_second_refresh_leaves_the_bytes(run: Followup, book: Path) -> None:
    run("refresh", "book.xlsx", "--today", DAY)
    before = book.read_bytes()
    code, out, _ = run("refresh", "book.xlsx", "--today", DAY)
    assert (code, book.read_bytes()) == (1, before)
    assert "Nothing to change" in out


def test_a_dry_run_writes_nothing(run: Followup, book: Path, content: bytes) -> None:
    code, out, _ = run("refresh", "book.xlsx", "--today", DAY, "--dry-run")
    assert (code, book.read_bytes()) == (1, content)
    assert "tblLeads.due: 2" in out
    assert not list(book.parent.glob("*backup*"))


def test_json_is_one_object_a_file(run: Followup, book: Path) -> None:
    shutil.copy(book, book.with_name("other.xlsx"))
    code, out, err = run("refresh", "book.xlsx", "other.xlsx", "nothing.xlsx", "--json", "--today", DAY)
    first, second, refused = map(json.loads, out.splitlines())
    assert (code, err) == (3, "nothing.xlsx cannot be read: No such file or directory.\n")
    assert set(first) == {
        *("file", "status", "run", "leads", "due", "changes", "cells", "issues", "backup"),
    }
    assert (first["status"], first["leads"], first["due"]["coming"]) == ("done", 2, 2)
    assert first["changes"]["tblLeads.due"] == 2
    assert first["cells"] == sum(first["changes"].values())
    assert [(issue["code"], issue["severity"], issue["where"]) for issue in first["issues"]] == [
        ("unknown-code", "error", "Leads!P6")
    ]
    assert first["backup"].endswith("book.backup-1.xlsx")
    assert second["file"] == "other.xlsx"
    assert (refused["status"], refused["code"]) == ("refused", "missing-file")


def test_a_pattern_is_looked_up_and_backups_are_left_alone(run: Followup, book: Path) -> None:
    for name in ("b2.xlsx", "b2.backup-1.xlsx", "~$b2.xlsx"):
        shutil.copy(book, book.with_name(name))
    book.with_name("~$b2.xlsx").unlink()
    _, out, _ = run("refresh", "b*.xlsx", "--json", "--today", DAY)
    assert [json.loads(line)["file"] for line in out.splitlines()] == ["b2.xlsx", "book.xlsx"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"no workbook", "book.xlsx is not an .xlsx or .xlsm workbook; it was left as it is.\n"),
        (b"PK\x03\x04", "book.xlsx is damaged; open and save it in Excel or LibreOffice first.\n"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(run: Followup, tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(content)
    assert run("refresh", "book.xlsx") == (3, "", sentence)
    assert path.read_bytes() == content


def test_an_open_workbook_is_refused(run: Followup, book: Path, content: bytes) -> None:
    book.with_name("~$book.xlsx").write_bytes(b"\x04Sara")
    code, out, err = run("refresh", "book.xlsx", "--today", DAY)
    assert (code, out) == (3, "")
    assert err == "book.xlsx is open in Excel (Sara); close it there, then refresh again.\n"
    assert book.read_bytes() == content


def test_an_unsafe_refresh_is_refused_and_can_be_forced(run: Followup, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    leads = [open_lead(number, outcome="duplicate", due=date(2026, 11, 18)) for number in range(9)]
    path.write_bytes(build_with({"tblLeads": [*leads, open_lead(10, due=date(2026, 11, 18))]}, "en"))
    code, _, err = run("refresh", "book.xlsx", "--today", DAY)
    assert (code, "9 of 10 leads" in err, "--force" in err) == (3, True, True)
    assert run("refresh", "book.xlsx", "--today", DAY, "--force")[0] == 0


def test_a_refusal_is_said_in_the_language_asked_for(run: Followup) -> None:
    assert run("refresh", "x.xlsx", "--lang", "ro")[2].startswith("x.xlsx nu poate fi citit")


@pytest.mark.parametrize(
    "arguments",
    [
        ("refresh",),
        ("refresh", "x.xlsx", "--today", "tomorrow"),
        ("refresh", "x.xlsx", "--lang", "xx"),
        ("new", "x.csv"),
        ("new", "x.xlsx", "--country", "Narnia"),
        ("new", "x.xlsx", "--weekend", "mon"),
        ("fly",),
    ],
)
def test_wrong_usage(run: Followup, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err
    assert not list(tmp_path.iterdir())


def test_a_new_workbook(run: Followup, tmp_path: Path) -> None:
    assert run("new", "book", "--lang", "ro", "--country", "Ungaria", "--weekend", "sat-sun")[0] == 0
    assert (tmp_path / "book.xlsx").read_bytes() == build("ro", "HU", "sat-sun")


def test_a_file_that_is_there_is_not_replaced_without_force(run: Followup, book: Path, content: bytes) -> None:
    code, _, err = run("new", "book.xlsx")
    assert (code, err, book.read_bytes()) == (2, "book.xlsx is there already; --force replaces it.\n", content)
    assert run("new", "book.xlsx", "--force")[0] == 0
    assert book.read_bytes() == build()


def test_a_folder_that_is_not_there(run: Followup) -> None:
    code, _, err = run("new", "no/such/folder/book.xlsx")
    assert (code, "cannot be written" in err) == (3, True)


def test_the_template(run: Followup, tmp_path: Path) -> None:
    assert run("template")[0] == 0
    assert (tmp_path / "workbook_template.xlsx").read_bytes() == build()


def test_the_demo_ends_well_and_says_where_it_is(run: Followup, tmp_path: Path) -> None:
    code, out, _ = run("demo", "--today", DAY)
    assert code == 0
    assert str(tmp_path / "followup_demo.xlsx") in out
    assert "300 leads" in out
    assert openpyxl.load_workbook(tmp_path / "followup_demo.xlsx", read_only=True)["Today"].max_row > 20


def test_a_bug_leaves_a_file_and_a_sentence(
    run: Followup, book: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("on purpose")

    monkeypatch.setattr("followup_xl.cli.one_file.run", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code, out, err = run("refresh", str(book))
    report = next(tmp_path.glob("followup-error-*.txt"))
    assert (code, out, err.count("\n")) == (70, "", 1)
    assert str(report) in err
    assert "ZeroDivisionError: on purpose" in report.read_text(encoding="utf-8")
    monkeypatch.setenv("FOLLOWUP_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        run("refresh", str(book))


def test_an_interruption_says_so(run: Followup, book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("followup_xl.cli.one_file.run", interrupted)
    code, out, err = run("refresh", str(book))
    assert (code, out, err.strip()) == (130, "", "Interrupted; nothing was left half done.")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "fa_IR.UTF-8"}, "fa"),
        ({"LANG": "ro_RO.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_ALL": "", "LANG": "ro_RO"}, "ro"),
        ({"LANG": "de_DE"}, "en"),
        ({}, "en"),
    ],
)
def test_the_language_of_the_shell(environment: dict[str, str], language: str) -> None:
    assert language_of_environment(environment) == language


@pytest.mark.parametrize("arguments", [["x", "--lang", "fa"], ["x", "--lang=fa"]])
def test_the_language_asked_for(arguments: list[str]) -> None:
    assert language_of_arguments(arguments) == "fa"


def shell(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    program = str(Path(sysconfig.get_path("scripts")) / "followup")
    return subprocess.run([program, *arguments], env={**os.environ, **environment}, capture_output=True, check=False)


def test_the_program_speaks_utf_8_in_a_pipe_whatever_the_locale(book: Path) -> None:
    told = shell("refresh", str(book), "--lang", "fa", "--today", DAY, LC_ALL="C", PYTHONIOENCODING="ascii")
    assert (told.returncode, told.stderr) == (1, b"")
    assert "مشتری" in told.stdout.decode("utf-8")
    assert b"\x1b" not in told.stdout
