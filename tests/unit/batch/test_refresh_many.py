import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from followup_xl.batch.engine import Engine
from followup_xl.batch.engines import started
from followup_xl.batch.ledger import Ledger
from followup_xl.cli.many_files import Order, refresh_all
from followup_xl.cli.one_file import Refresher, Told
from followup_xl.pipeline import Request, RunResult
from tests.support import many
from tests.support.big import TODAY
from tests.support.deadly import Deadly
from tests.support.shell import Shell, shell_in

DAY = TODAY.isoformat()
ORDER = Order(Request(TODAY), "en", as_json=True)


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return shell_in(tmp_path, monkeypatch, capsys)


def statuses(out: str) -> dict[str, str]:
    return {Path(line["file"]).name: line["status"] for line in map(json.loads, out.splitlines())}


def backups(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*.backup-*"))


def runs(path: Path) -> set[bytes]:
    """Return the runs that a book has a record of."""
    with ZipFile(path) as archive:
        return set(re.findall(rb"2026-11-\d\d\.\d+", b"".join(archive.read(name) for name in archive.namelist())))


def test_all_below_a_folder_but_backups(shell: Shell, tmp_path: Path) -> None:
    first, second = many.write(tmp_path / "branches", 2)
    deep = tmp_path / "branches" / "a" / "b" / "c.xlsx"
    deep.parent.mkdir(parents=True)
    shutil.copy(first, deep)
    shutil.copy(first, first.with_name("leads-0001.backup-3.xlsx"))
    _, out, err = shell("refresh", "branches/**/*.xlsx", "branches/**/leads*.xlsx", "--json", "--today", DAY)
    assert (statuses(out), err) == ({first.name: "done", second.name: "done", "c.xlsx": "done"}, "")
    assert first.with_name("leads-0001.backup-4.xlsx").read_bytes() == many.book(1)


def test_a_restart_skips_what_is_done(shell: Shell, tmp_path: Path) -> None:
    books = many.write(tmp_path, 3)
    command = ("refresh", "**/leads-*.xlsx", "--json", "--today", DAY, "--resume", "state.jsonl")
    code, out, _ = shell(*command)
    assert set(statuses(out).values()) == {"done"}
    again, out, _ = shell(*command)
    assert (again, set(statuses(out).values())) == (code, {"skipped"})
    books[1].write_bytes(many.book(2))
    assert statuses(shell(*command)[1])[books[1].name] == "done"
    assert list(statuses(shell(*command)[1]).values()) == ["skipped"] * 3


@pytest.mark.parametrize("other", [("--today", "2026-11-18"), ("--lang", "ro")])
def test_another_day_or_language_is_done_again(shell: Shell, tmp_path: Path, other: tuple[str, ...]) -> None:
    many.write(tmp_path, 1)
    command = ("refresh", "**/leads-*.xlsx", "--json", "--resume", "state.jsonl", "--today", DAY)
    assert statuses(shell(*command)[1]) == {"leads-0001.xlsx": "done"}
    assert statuses(shell(*command, *other)[1]) == {"leads-0001.xlsx": "done"}


def test_a_dry_run_notes_nothing(shell: Shell, tmp_path: Path) -> None:
    many.write(tmp_path, 1)
    command = ("refresh", "**/leads-*.xlsx", "--json", "--resume", "state.jsonl", "--today", DAY)
    shell(*command, "--dry-run")
    assert not (tmp_path / "state.jsonl").exists()
    assert statuses(shell(*command)[1]) == {"leads-0001.xlsx": "done"}


def test_a_refused_book_is_tried_again(shell: Shell, tmp_path: Path) -> None:
    (book,) = many.write(tmp_path, 1)
    book.write_bytes(b"PK\x03\x04")
    command = ("refresh", "**/leads-*.xlsx", "--json", "--resume", "state.jsonl", "--today", DAY)
    assert (shell(*command)[0], statuses(shell(*command)[1])) == (3, {book.name: "refused"})
    book.write_bytes(many.book(1))
    assert statuses(shell(*command)[1]) == {book.name: "done"}


def test_a_person_reads_what_was_skipped(shell: Shell, tmp_path: Path) -> None:
    many.write(tmp_path, 1)
    command = ("refresh", "**/leads-*.xlsx", "--resume", "state.jsonl", "--today", DAY)
    shell(*command)
    assert shell(*command)[1] == "leads-0001.xlsx\n  Up to date since an earlier run; skipped.\n"


def test_an_error_of_the_program_over_one_book_does_not_stop_the_others(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many.write(tmp_path, 3)
    run = Refresher.run

    def broken(self: Refresher, path: Path) -> RunResult:
        if path.name == "leads-0002.xlsx":
            raise ZeroDivisionError("on purpose")
        return run(self, path)

    monkeypatch.setattr(Refresher, "run", broken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    code, out, err = shell("refresh", "**/leads-*.xlsx", "--json", "--today", DAY)
    assert (code, list(statuses(out).values())) == (70, ["done", "refused", "done"])
    assert (err.startswith("leads-0002.xlsx: Something went wrong"), err.count("\n")) == (True, 1)
    assert "on purpose" in next(tmp_path.glob("followup-error-*.txt")).read_text(encoding="utf-8")


@pytest.fixture
def processes() -> Iterator[Engine]:
    with started("processes", 2) as engine:
        yield engine


def refreshed(engine: Engine, books: list[Path], state: Path | None = None) -> list[Told]:
    return list(refresh_all(ORDER, books, engine, Ledger(state)))


@pytest.mark.slow
def test_a_dead_worker_and_poisoned_files_leave_the_others_refreshed_once(processes: Engine, tmp_path: Path) -> None:
    """The worker over book 4 dies after it has written; books 7 and 9 are beyond help."""
    books = many.write(tmp_path / "books", 12)
    books[8].write_bytes(many.book(9)[:20_000])
    told = refreshed(Deadly(processes, tmp_path, always=("leads-0007",), once=("leads-0004",)), books)
    lines = [json.loads(each.out) for each in told]
    bad = {Path(line["file"]).name: line["code"] for line in lines if line["status"] == "refused"}
    assert sorted(line["file"] for line in lines) == sorted(map(str, books))
    assert bad == {"leads-0007.xlsx": "worker-died", "leads-0009.xlsx": "damaged"}
    assert max(each.exit_code for each in told) == 3
    good = [book for book in books if book.name not in bad]
    assert backups(tmp_path) == [f"{book.stem}.backup-1.xlsx" for book in good]
    assert all(runs(book) == {b"2026-11-17.1"} for book in good)
    assert (books[6].read_bytes(), books[8].read_bytes()) == (many.book(7), many.book(9)[:20_000])
