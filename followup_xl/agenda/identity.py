"""Names that stay: of a workbook, however its file is called, and of a lead in it, whenever it is due."""

from collections import Counter
from hashlib import sha256
from typing import Final

from followup_xl.model.book import Book
from followup_xl.model.text import key
from followup_xl.plan.changes import FIRST_TIME, lead_names

_DOMAIN: Final = "followup-xl"


def identities(book: Book, file_name: str) -> tuple[str, ...]:
    """What a book may be known by, the best first.

    The first line of ``tblChanges`` that is kept for good (the run and the lead the tool computed first) outlives any
    renaming or moving of the file. A book that was never refreshed has only its file's name, without the ending.
    """
    first = book.changes[book.changes["column"].eq(FIRST_TIME)].head(1)
    recorded = [_digest(*row) for row in first[["run", "lead", "old"]].itertuples(index=False, name=None)]
    return (*recorded, _digest(key(file_name.rpartition(".")[0] or file_name)))


def uids(book: Book, identity: str) -> dict[int, str]:
    """The UID of each lead by its row: from the book and the lead's ID (its company without one), never from a date.

    Several leads of one ID are told apart by their order.
    """
    seen: Counter[str] = Counter()
    found: dict[int, str] = {}
    for row, name in lead_names(book).items():
        plain = key(name)
        seen[plain] += 1
        found[row] = f"{_digest(identity, plain, str(seen[plain]))}@{_DOMAIN}"
    return found


def _digest(*parts: str) -> str:
    return sha256("\x1f".join(parts).encode()).hexdigest()[:32]
