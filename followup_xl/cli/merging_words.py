"""What a merge did, as lines for people and as an object for programs: what needs a person first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from followup_xl.cli.editing import Edited
from followup_xl.i18n import Catalog
from followup_xl.model.errors import EXIT_DONE, EXIT_ISSUES
from followup_xl.sharing.edits import told
from followup_xl.sharing.exceptions import MergeException
from followup_xl.sharing.merging import Merge
from followup_xl.sharing.rows import SHARED
from followup_xl.store.merging import ReturnedBook

SHOWN: Final = 20
"""So many exceptions are listed; the sheet Exceptions has them all."""


@dataclass(frozen=True, slots=True)
class ReadBook:
    """A returned file: the workbook, or why it was not merged; ``columns`` are headings that the base does not have."""

    path: Path
    book: ReturnedBook | None = None
    refused: MergeException | None = None
    columns: Sequence[str] = ()

    @property
    def exceptions(self) -> list[MergeException]:
        """Why it was not merged, or what in it was not."""
        below = self.book.below if self.book else ()
        found = [MergeException("unreadable-book", "below-table", self.path.name, note=sheet) for sheet in below]
        return [self.refused] if self.refused else found


@dataclass(frozen=True, slots=True)
class Merged:
    """What was merged and written; ``catalog`` has the words of what is said."""

    output: Path
    books: Sequence[ReadBook]
    merge: Merge
    edited: Edited
    catalog: Catalog

    @property
    def exit_code(self) -> int:
        """1 when something needs a person."""
        return EXIT_ISSUES if any(one.needs_a_person for one in self.merge.exceptions) else EXIT_DONE

    def count(self, table: str) -> dict[str, int]:
        """Changed cells and added rows of a table."""
        changed = sum(cell.table == table for cell in self.merge.cells)
        return {"changed": changed, "added": len(self.merge.rows[table])}

    def as_json(self) -> dict[str, Any]:
        """The object of ``--json``."""
        receipt = self.edited.receipt
        return {
            "file": str(self.output),
            "status": self.edited.status,
            "run": self.edited.plan.run if self.edited.refreshed else None,
            "books": [_book_object(one) for one in self.books],
            **{table.removeprefix("tbl").lower(): self.count(table) for table in SHARED},
            "exceptions": [
                {**told(one, self.catalog), "needs_a_person": one.needs_a_person} for one in self.merge.exceptions
            ],
            "backup": receipt.backup if receipt else None,
        }

    def as_lines(self) -> Iterator[str]:
        """What a person is told."""
        yield from self._exceptions()
        say = self.catalog.text
        for one in self.books:
            if one.book:
                snapshot = one.book.returned.snapshot
                yield say("sharing.merge.book", book=one.path.name, owner=snapshot.owner or "–", when=snapshot.when)
            else:
                yield say("sharing.merge.unread", book=one.path.name)
            if one.columns:
                yield say("sharing.merge.columns", book=one.path.name, columns=self.catalog.comma.join(one.columns))
        for table in SHARED:
            yield say(f"sharing.merge.{table.removeprefix('tbl').lower()}", **self.count(table))
        yield self._end()

    def _exceptions(self) -> Iterator[str]:
        found = self.merge.exceptions
        if not found:
            return
        yield self.catalog.text("sharing.merge.exceptions", n=len(found))
        for one in found[:SHOWN]:
            row = told(one, self.catalog)
            yield f"  {self.catalog.label('exception', one.kind)}: {row['what']} {row['mend']}"
        if len(found) > SHOWN:
            sheet = self.catalog.sheet("Exceptions")
            yield "  " + self.catalog.text("sharing.merge.more", n=len(found) - SHOWN, sheet=sheet)

    def _end(self) -> str:
        status = self.edited.status
        key = "done" if status == "done" else "planned" if status == "planned" else "unchanged"
        return self.catalog.text(f"sharing.merge.{key}", file=self.output.name)


def _book_object(one: ReadBook) -> dict[str, Any]:
    snapshot = one.book.returned.snapshot if one.book else None
    return {
        "file": str(one.path),
        "status": "merged" if one.book else "unreadable",
        "owner": snapshot.owner if snapshot else None,
        "split": snapshot.when.isoformat() if snapshot else None,
        "columns": list(one.columns),
    }
