"""What is done already: a file with one line a book, so that a run that was broken off goes on where it was."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from followup_xl.model.errors import CannotWriteError


@dataclass(frozen=True, slots=True)
class Done:
    """A book as it was left: its ``fingerprint`` and the ``exit_code`` it asked for (0, or 1 for open issues)."""

    fingerprint: str
    exit_code: int


def fingerprint(path: Path, conditions: str) -> str:
    """A hash (SHA-256, hexadecimal) of a file and of the conditions it was refreshed under; "" when it is not there."""
    try:
        return sha256(conditions.encode() + b"\0" + path.read_bytes()).hexdigest()
    except OSError:
        return ""


class Ledger:
    """The books noted in the file at ``path``; a later line about a book holds, a torn line is none.

    Only one process writes it. Without a path, nothing is known and nothing noted.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._done = dict(_lines(path)) if path else {}

    def known(self, book: Path) -> Done | None:
        """How a book was left by an earlier run."""
        return self._done.get(_name(book))

    def note(self, book: Path, done: Done) -> None:
        """Add a book, on the disk at once.

        Raises:
            CannotWriteError: the file cannot be written.
        """
        if self.path is None:
            return
        line = json.dumps({"book": _name(book), **asdict(done)}, ensure_ascii=False)
        try:
            with self.path.open("a", encoding="utf-8") as file:
                file.write(f"\n{line}")  # a line that was torn ends here
        except OSError as error:
            raise CannotWriteError(file=str(self.path), reason=error.strerror or str(error)) from error


def _name(book: Path) -> str:
    return book.resolve().as_posix()


def _lines(path: Path) -> Iterator[tuple[str, Done]]:
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        try:
            found = json.loads(line)
            yield str(found["book"]), Done(str(found["fingerprint"]), int(found["exit_code"]))
        except (ValueError, KeyError, TypeError):
            continue
