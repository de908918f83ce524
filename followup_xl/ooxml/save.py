"""Put new bytes in place of a file so that at every moment either the old file or the new one is there."""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import ChangedOnDisk, DiskFull, ReadOnly
from .locks import check_unlocked, only_saver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_MARK = ".followup-"
"""In the names of temporary files, so that those of a killed run are recognised."""


def replace_file(path: Path, old: bytes, new: bytes, check: Callable[[bytes], None], keep: int) -> Path | None:
    """Write `new` over `path`, which must still hold `old`; returns the backup made when `keep` is not 0.

    `check` gets the bytes as they were read back from the disk, before they take the place of the old ones.
    Raises Locked, ChangedOnDisk, ReadOnly, DiskFull and whatever `check` raises; the old file stands then.
    """
    path = path.resolve()
    check_unlocked(path)
    with _refusals(path), only_saver(path):
        if path.read_bytes() != old:
            raise ChangedOnDisk(path=str(path))
        if not path.stat().st_mode & stat.S_IWUSR:
            raise ReadOnly(path=str(path), reason="it is write-protected")
        _sweep(path)
        backup = _backup(path, old, keep) if keep else None
        with _temporary(path, new) as temporary:
            check(temporary.read_bytes())
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
            check_unlocked(path)
            temporary.replace(path)
        _sync_folder(path.parent)
    return backup


def write_file(path: Path, new: bytes, check: Callable[[bytes], None]) -> None:
    """Write a file under another name; one that is there is replaced, unless it is open or write-protected."""
    path = path.resolve()
    check_unlocked(path)
    with _refusals(path):
        if path.exists() and not path.stat().st_mode & stat.S_IWUSR:
            raise ReadOnly(path=str(path), reason="it is write-protected")
        with _temporary(path, new) as temporary:
            check(temporary.read_bytes())
            temporary.chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644)
            temporary.replace(path)
        _sync_folder(path.parent)


def backups(path: Path) -> list[Path]:
    """The backups of a file, newest first."""
    path = path.resolve()
    names = [backup_name(path, n) for n in range(1, _MOST_BACKUPS + 1)]
    return [name for name in names if name.exists()]


def backup_name(path: Path, number: int) -> Path:
    """`Leads.xlsx` -> `Leads.backup-1.xlsx`; 1 is the newest."""
    return path.with_name(f"{path.stem}.backup-{number}{path.suffix}")


_MOST_BACKUPS = 99


def _backup(path: Path, old: bytes, keep: int) -> Path:
    """Move the backups there are one number up, the oldest out, and write the file's bytes as number 1."""
    newest = backup_name(path, 1)
    if newest.exists() and newest.read_bytes() == old:
        return newest
    with _temporary(path, old) as temporary:
        for number in range(min(keep, _MOST_BACKUPS) - 1, 0, -1):
            if backup_name(path, number).exists():
                backup_name(path, number).replace(backup_name(path, number + 1))
        temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        temporary.replace(newest)
    return newest


@contextmanager
def _temporary(path: Path, content: bytes) -> Iterator[Path]:
    """A file with that content beside `path`, on the disk for sure; gone afterwards unless it was moved."""
    temporary = path.with_name(f".{path.name}{_MARK}{os.getpid()}-{time.monotonic_ns()}.tmp")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Remove what a killed run left behind. Only called while holding the file, so no other run is using them."""
    for left in path.parent.glob(f".{_literal(path.name)}{_MARK}*.tmp"):
        with suppress(OSError):
            left.unlink()


def _literal(name: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """Say in our words why the system refused."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(path=str(path)) from error
        raise ReadOnly(path=str(path), reason=error.strerror or str(error)) from error
