import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from followup_xl.batch.history import SCHEMA
from tests.support import many
from tests.support.big import TODAY
from tests.support.shell import Shell, shell_in


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return shell_in(tmp_path, monkeypatch, capsys)


def refresh(shell: Shell, day: date) -> None:
    assert shell("refresh", "**/leads-????.xlsx", "--today", day.isoformat(), "--history", "history")[0] in {0, 1}


def ask(folder: Path, kind: str, query: str) -> list[Any]:
    files = (folder / "history" / kind / "*" / "*.parquet").as_posix()
    source = f"read_parquet('{files}', hive_partitioning = true)"
    return rows(query.replace("ROWS", source))


def rows(query: str) -> list[Any]:
    with duckdb.connect() as connection:
        return connection.execute(query).fetchall()


def test_a_row_a_lead_and_a_row_a_value(shell: Shell, tmp_path: Path) -> None:
    books = many.write(tmp_path / "books", 2)
    refresh(shell, TODAY)
    found = ask(
        tmp_path, "leads", "SELECT week, book, count(*), sum(orders), max(day) FROM ROWS GROUP BY ALL ORDER BY 2"
    )
    assert found == [("2026-W47", book.resolve().as_posix(), many.LEADS, 3, TODAY) for book in books]
    total = ask(tmp_path, "counts", "SELECT dimension, sum(leads), sum(open + won + lost) FROM ROWS GROUP BY ALL")
    sums = {dimension: (leads, parts) for dimension, leads, parts in total}
    assert set(sums) >= {"group", "market", "owner", "source", "tag"}
    assert sums["group"] == sums["market"] == sums["owner"]
    assert all(leads == parts for leads, parts in sums.values())


def test_the_schema_is_the_documented_one(shell: Shell, tmp_path: Path) -> None:
    many.write(tmp_path / "books", 1)
    refresh(shell, TODAY)
    for kind, columns in SCHEMA.items():
        (file,) = (tmp_path / "history" / kind).rglob("*.parquet")
        described = rows(f"DESCRIBE FROM read_parquet('{file.as_posix()}', hive_partitioning = false)")
        assert {name: type_ for name, type_, *_ in described} == dict(columns)
        readme = (Path(sys.modules["followup_xl.batch"].__path__[0]) / "README.md").read_text(encoding="utf-8")
        assert [name for name in columns if f"`{name}`" not in readme] == []


def test_the_same_week_is_replaced_and_weeks_gather(shell: Shell, tmp_path: Path) -> None:
    (book,) = many.write(tmp_path / "books", 1)
    refresh(shell, TODAY)
    refresh(shell, TODAY + timedelta(days=1))
    days = "SELECT week, max(day), count(*) FROM ROWS GROUP BY week ORDER BY week"
    assert ask(tmp_path, "leads", days) == [("2026-W47", TODAY + timedelta(days=1), many.LEADS)]
    refresh(shell, TODAY + timedelta(days=7))
    assert [row[0] for row in ask(tmp_path, "leads", days)] == ["2026-W47", "2026-W48"]
    assert len(list((tmp_path / "history").rglob("*.*"))) == 4, book


def test_days_to_win_and_codes(shell: Shell, tmp_path: Path) -> None:
    many.write(tmp_path / "books", 1)
    refresh(shell, TODAY)
    won = ask(tmp_path, "leads", "SELECT days_to_win, stopped - entered FROM ROWS WHERE result = 'won'")
    assert won
    assert all(days == span for days, span in won)
    assert ask(tmp_path, "leads", "SELECT count(*) FROM ROWS WHERE result <> 'won' AND days_to_win IS NOT NULL") == [
        (0,)
    ]
    assert {row[0] for row in ask(tmp_path, "leads", "SELECT DISTINCT market FROM ROWS")} == {"domestic", "export"}


def test_books_of_one_name_are_told_apart(shell: Shell, tmp_path: Path) -> None:
    for number, folder in enumerate(("tehran", "cluj"), 1):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "leads-0000.xlsx").write_bytes(many.book(number))
    refresh(shell, TODAY)
    assert ask(tmp_path, "leads", "SELECT count(DISTINCT book), count(*) FROM ROWS") == [(2, 2 * many.LEADS)]


def test_a_dry_run_keeps_no_history(shell: Shell, tmp_path: Path) -> None:
    many.write(tmp_path / "books", 1)
    shell("refresh", "**/leads-*.xlsx", "--today", TODAY.isoformat(), "--history", "history", "--dry-run")
    assert not (tmp_path / "history").exists()


def test_without_the_extra_a_history_is_refused(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (book,) = many.write(tmp_path / "books", 1)
    monkeypatch.setattr("followup_xl.batch.history.find_spec", lambda _: None)
    code, out, err = shell("refresh", "**/leads-*.xlsx", "--history", "history")
    assert (code, out) == (3, "")
    assert err == "To keep a history, first install what writes it: pip install followup_xl[history]\n"
    assert book.read_bytes() == many.book(1)
