"""Is the file open in Excel or LibreOffice? Both leave a small file beside it that says who has it."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from .errors import ChangedOnDisk, Locked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def check_unlocked(path: Path) -> None:
    """Raises Locked when another program has the file open."""
    excel, office = path.with_name("~$" + path.name), path.with_name(f".~lock.{path.name}#")
    for lock, program, read in ((excel, "Excel", _excel_user), (office, "LibreOffice", _office_user)):
        if lock.exists():
            raise Locked(path=str(path), program=program, user=_user(lock, read))


def _user(lock: Path, read: object) -> str:
    try:
        data = lock.read_bytes()
    except OSError:
        return "unknown user"
    name = read(data) if callable(read) else ""
    return str(name) or "unknown user"


def _excel_user(data: bytes) -> str:
    """One byte with the length of the name, then the name (padded with spaces)."""
    return data[1 : 1 + data[0]].decode("cp1252", "replace").strip("\0 ") if data else ""


def _office_user(data: bytes) -> str:
    """Comma-separated: name, user and host, ..."""
    fields = data.decode("utf-8", "replace").split(",")
    return next((f.strip() for f in fields[:2] if f.strip()), "")


@contextmanager
def only_saver(path: Path) -> Iterator[None]:
    """Hold the file against other savers. Raises Locked when one is at work, ChangedOnDisk when it just won."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        raise ChangedOnDisk(path=str(path)) from None
    try:
        _hold(handle, path)
        if os.name == "posix" and not os.path.samestat(os.fstat(handle), path.stat()):
            raise ChangedOnDisk(path=str(path))
        if os.name != "posix":
            os.close(handle)  # Windows replaces no file that is open; there the check of the bytes alone decides.
            handle = -1
        yield
    finally:
        if handle >= 0:
            os.close(handle)


def _hold(handle: int, path: Path) -> None:
    if os.name != "posix":
        return
    import fcntl  # noqa: PLC0415 - POSIX only

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Locked(path=str(path), program="another run of this program", user="saving") from None
    except OSError:
        with suppress(OSError):  # A file system without such locks: the check of the bytes has to do.
            fcntl.flock(handle, fcntl.LOCK_UN)
