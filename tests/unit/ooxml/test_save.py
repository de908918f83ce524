"""At every moment the old file or the new one is there, and nobody's work is overwritten."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from followup_xl.ooxml import Workbook, backups
from followup_xl.ooxml.errors import ChangedOnDisk, DiskFull, Locked, OoxmlError, ReadOnly, SelfCheckFailed
from followup_xl.ooxml.locks import only_saver
from tests.unit.ooxml.books import leads, saved


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook in a folder of its own."""
    file = tmp_path / "Kunden [1].xlsx"
    file.write_bytes(saved(leads()))
    return file


def changed(path: Path, value: object = "new") -> Workbook:
    """An open workbook with one change to save."""
    book = Workbook.open(path)
    book["Leads"]["B2"] = value
    return book


def refused(path: Path, book: Workbook, kind: type[OoxmlError]) -> OoxmlError:
    """The save is refused, the file stands, nothing is left behind."""
    before, names = path.read_bytes(), sorted(path.parent.iterdir())
    with pytest.raises(kind) as caught:
        book.save(backup=2)
    assert path.read_bytes() == before
    assert [n for n in sorted(path.parent.iterdir()) if "backup" not in n.name] == names
    return caught.value


def test_a_save_changes_the_file_and_tells_what_it_did(path: Path) -> None:
    receipt = changed(path).save()
    assert (receipt.path, receipt.cells, receipt.backup) == (path, 1, None)
    assert "xl/worksheets/sheet1.xml" in receipt.parts
    assert Workbook.open(path)["Leads"]["B2"] == "new"
    assert list(path.parent.iterdir()) == [path]


def test_without_a_change_the_file_is_not_touched(path: Path) -> None:
    before = path.stat()
    receipt = Workbook.open(path).save(backup=3)
    after = path.stat()
    assert (receipt.parts, receipt.backup) == ((), None)
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_a_second_equal_edit_leaves_the_bytes_as_they_are(path: Path) -> None:
    changed(path).save()
    before = path.read_bytes()
    assert changed(path).save().parts == ()
    assert path.read_bytes() == before


def test_a_workbook_is_saved_again_and_again(path: Path) -> None:
    book = changed(path, 1)
    book.save()
    book["Leads"]["B2"] = 2
    book.save()
    assert Workbook.open(path)["Leads"]["B2"] == 2


def test_saving_under_another_name_leaves_the_first_file(path: Path) -> None:
    before = path.read_bytes()
    other = path.with_name("other.xlsx")
    changed(path).save(other)
    assert path.read_bytes() == before
    assert Workbook.open(other)["Leads"]["B2"] == "new"


def test_a_workbook_from_bytes_needs_a_path(path: Path) -> None:
    book = Workbook.from_bytes(path.read_bytes())
    with pytest.raises(ReadOnly):
        book.save()
    book.save(path.with_name("made.xlsx"))
    assert path.with_name("made.xlsx").read_bytes() == path.read_bytes()


def test_open_in_excel_is_refused_with_the_name(path: Path) -> None:
    lock = path.with_name("~$" + path.name)
    lock.write_bytes(b"\x05Maria" + b" " * 49)
    error = refused(path, changed(path), Locked)
    assert (error.data["program"], error.data["user"]) == ("Excel", "Maria")


def test_open_in_libreoffice_is_refused_with_the_name(path: Path) -> None:
    path.with_name(f".~lock.{path.name}#").write_text(",maria,host,22.11.2026 10:00,file:///x;")
    error = refused(path, changed(path), Locked)
    assert (error.data["program"], error.data["user"]) == ("LibreOffice", "maria")


def test_changed_since_it_was_read_is_refused(path: Path) -> None:
    book = changed(path)
    other = changed(path, "someone else")
    other.save()
    refused(path, book, ChangedOnDisk)
    assert Workbook.open(path)["Leads"]["B2"] == "someone else"


def test_gone_since_it_was_read_is_refused(path: Path) -> None:
    book = changed(path)
    path.unlink()
    with pytest.raises(ChangedOnDisk):
        book.save()
    assert not path.exists()


def test_of_two_savers_at_once_the_second_is_told(path: Path) -> None:
    with only_saver(path):
        refused(path, changed(path), Locked)


def test_write_protected_is_refused(path: Path) -> None:
    path.chmod(0o444)
    refused(path, changed(path), ReadOnly)


@pytest.mark.parametrize(
    ("code", "kind"), [(errno.ENOSPC, DiskFull), (errno.EROFS, ReadOnly), (errno.EACCES, ReadOnly)]
)
def test_a_system_that_refuses_is_quoted(
    path: Path, monkeypatch: pytest.MonkeyPatch, code: int, kind: type[OoxmlError]
) -> None:
    def fail(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    refused(path, changed(path), kind)


def test_a_full_disk_is_refused(path: Path, tmp_path: Path) -> None:
    import resource  # noqa: PLC0415
    import signal  # noqa: PLC0415

    book = changed(path)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
        refused(path, book, DiskFull)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert tmp_path.exists()


def test_a_failed_check_keeps_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = changed(path)
    real = book.package.to_bytes
    monkeypatch.setattr(book.package, "to_bytes", lambda: real().replace(b"PK\x01\x02", b"PK\x01\x03", 1))
    refused(path, book, SelfCheckFailed)


@pytest.mark.parametrize("damage", ["untouched", "cell"])
def test_the_check_finds_what_is_wrong(path: Path, monkeypatch: pytest.MonkeyPatch, damage: str) -> None:
    book = changed(path)
    if damage == "untouched":
        other = changed(path).to_bytes().replace(b"xl/theme/theme1.xml", b"xl/theme/theme9.xml")
        monkeypatch.setattr(book.package, "to_bytes", lambda: other)
    else:
        book["Leads"].flush()
        book["Leads"].written[0][2][2] = book["Leads"].written[0][2][2]._replace(value="meant")
    refused(path, book, SelfCheckFailed)


def test_backups_rotate_and_the_newest_is_first(path: Path) -> None:
    states = [path.read_bytes()]
    for number in range(4):
        changed(path, number).save(backup=3)
        states.append(path.read_bytes())
    assert [b.read_bytes() for b in backups(path)] == [states[3], states[2], states[1]]
    assert [b.name for b in backups(path)] == [f"Kunden [1].backup-{n}.xlsx" for n in (1, 2, 3)]


def test_permissions_and_links_stay(path: Path) -> None:
    path.chmod(0o600)
    link = path.with_name("link.xlsx")
    link.symlink_to(path)
    changed(link).save()
    assert link.is_symlink()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert Workbook.open(path)["Leads"]["B2"] == "new"


def test_what_a_killed_run_left_is_swept(path: Path) -> None:
    left = path.with_name(f".{path.name}.followup-abc123.tmp")
    left.write_bytes(b"half")
    changed(path).save()
    assert list(path.parent.iterdir()) == [path]


def test_leaving_the_block_without_saving_changes_nothing(path: Path) -> None:
    before = path.read_bytes()
    with Workbook.open(path) as book:
        book["Leads"]["B2"] = 1
    assert path.read_bytes() == before
