import json
from pathlib import Path

import pytest

from followup_xl.batch.ledger import Done, Ledger, fingerprint
from followup_xl.model.errors import CannotWriteError


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"one")
    return path


def test_what_is_noted_is_known_to_the_next_run(tmp_path: Path, book: Path) -> None:
    Ledger(tmp_path / "state").note(book, Done("abc", 1))
    assert Ledger(tmp_path / "state").known(book) == Done("abc", 1)
    assert Ledger(tmp_path / "state").known(tmp_path / "b.xlsx") is None


def test_the_later_line_holds(tmp_path: Path, book: Path) -> None:
    ledger = Ledger(tmp_path / "state")
    ledger.note(book, Done("abc", 1))
    ledger.note(book, Done("def", 0))
    assert Ledger(tmp_path / "state").known(book) == Done("def", 0)


def test_a_torn_line_is_none(tmp_path: Path, book: Path) -> None:
    state = tmp_path / "state"
    Ledger(state).note(book, Done("abc", 1))
    for torn in ('{"book": "x', "null", "[]", '{"book": "y"}', "\x00\xff"):
        state.write_text(state.read_text(encoding="utf-8") + "\n" + torn, encoding="utf-8")
    assert Ledger(state).known(book) == Done("abc", 1)


def test_a_line_after_a_torn_one_is_whole(tmp_path: Path, book: Path) -> None:
    state = tmp_path / "state"
    state.write_text('{"book": "x', encoding="utf-8")
    Ledger(state).note(book, Done("abc", 1))
    assert Ledger(state).known(book) == Done("abc", 1)


def test_without_a_file_nothing_is_kept(book: Path, tmp_path: Path) -> None:
    ledger = Ledger(None)
    ledger.note(book, Done("abc", 1))
    assert ledger.known(book) is None
    assert list(tmp_path.iterdir()) == [book]


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path, book: Path) -> None:
    with pytest.raises(CannotWriteError):
        Ledger(tmp_path / "no" / "state").note(book, Done("abc", 1))


def test_the_file_is_json_lines(tmp_path: Path, book: Path) -> None:
    Ledger(tmp_path / "state").note(book, Done("abc", 1))
    line = json.loads((tmp_path / "state").read_text(encoding="utf-8"))
    assert line == {"book": book.resolve().as_posix(), "fingerprint": "abc", "exit_code": 1}


def test_a_fingerprint_is_of_the_content_and_the_conditions(book: Path, tmp_path: Path) -> None:
    first = fingerprint(book, "today")
    assert first == fingerprint(book, "today")
    assert first != fingerprint(book, "tomorrow")
    book.write_bytes(b"two")
    assert first != fingerprint(book, "today")
    assert not fingerprint(tmp_path / "gone.xlsx", "today")
