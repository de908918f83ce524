import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from followup_xl.cli import followup
from followup_xl.cli.ending import run_guarded
from followup_xl.template.demo import build_demo

Told = tuple[int, str, str]
Followup = Callable[..., Told]
DAY = "2026-11-17"


@pytest.fixture(scope="module")
def content() -> bytes:
    return build_demo("ro", date.fromisoformat(DAY))


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, content: bytes
) -> Followup:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    (tmp_path / "book.xlsx").write_bytes(content)

    def run_here(*arguments: str) -> Told:
        monkeypatch.setattr(sys, "argv", ["followup", "report", *arguments])
        code = run_guarded(followup)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_here


def test_it_prints_the_short_text_and_leaves_the_book_alone(run: Followup, tmp_path: Path, content: bytes) -> None:
    code, out, err = run("book.xlsx", "--today", DAY)
    assert (code, err) == (0, "")
    assert out.startswith("book.xlsx, 11 nov. 2026 – 17 nov. 2026")
    assert len(out) <= 900
    assert (tmp_path / "book.xlsx").read_bytes() == content
    assert sorted(file.name for file in tmp_path.iterdir()) == ["book.xlsx"]


def test_it_writes_a_page_and_a_mail_and_says_where(run: Followup, tmp_path: Path) -> None:
    code, out, err = run("book.xlsx", "--today", DAY, "--html", "page.html", "--mail", "letter.eml", "--lang", "en")
    assert (code, out) == (0, "")
    assert "page.html" in err
    assert '<html lang="en" dir="ltr">' in (tmp_path / "page.html").read_text(encoding="utf-8")
    assert b"multipart/alternative" in (tmp_path / "letter.eml").read_bytes()


def test_a_week_is_chosen_by_one_of_its_days(run: Followup) -> None:
    _, out, _ = run("book.xlsx", "--today", DAY, "--week", "2026-11-05", "--text", "--lang", "en")
    assert "2 Nov 2026 to 8 Nov 2026" in out


def test_nothing_is_printed_of_a_week_in_which_nothing_happened(run: Followup) -> None:
    assert run("book.xlsx", "--today", DAY, "--week", "2019-01-01")[:2] == (0, "")


def test_a_file_that_is_no_workbook_is_refused(run: Followup, tmp_path: Path) -> None:
    (tmp_path / "other.xlsx").write_text("no workbook")
    code, out, err = run("other.xlsx")
    assert (code, out) == (3, "")
    assert "other.xlsx" in err
