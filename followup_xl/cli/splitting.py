"""One workbook split from the command line: what is written, and what is said about it."""

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from followup_xl.cli.editing import EditedBook
from followup_xl.cli.progress import told_on_terminal
from followup_xl.i18n import Catalog
from followup_xl.model.columns import Owner
from followup_xl.model.errors import CannotWriteError, UsageError
from followup_xl.model.tables import LEADS
from followup_xl.packaged import packaged_tools
from followup_xl.pipeline import Request, run
from followup_xl.sharing.file_names import file_names
from followup_xl.sharing.groups import Group, column_named, groups_of, last_run, without_lead
from followup_xl.sharing.snapshot import Snapshot
from followup_xl.store.file import FileStore
from followup_xl.store.refusals import CannotSplitError, refusals
from followup_xl.store.sharing import shared_rows
from followup_xl.store.splitting import Splitter, add_snapshot


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for; ``language`` is "" where it was not said."""

    file: Path
    by: str
    folder: Path
    today: date
    language: str
    dry_run: bool


@dataclass(frozen=True, slots=True)
class Part:
    """One workbook handed out; ``emptied`` are sheets on which customers of others were named."""

    path: Path
    group: Group
    emptied: Sequence[str] = ()

    def count(self, table: str) -> int:
        """How many rows of a table it holds."""
        return len(self.group.rows[table])


@dataclass(frozen=True, slots=True)
class Split:
    """What was handed out; ``left`` rows have no known lead and stay in the base."""

    wish: Wish
    column: str
    parts: Sequence[Part]
    left: int
    catalog: Catalog

    def as_json(self) -> dict[str, Any]:
        """The object of ``--json``."""
        return {
            "file": str(self.wish.file),
            "status": "planned" if self.wish.dry_run else "done",
            "by": self.column,
            "folder": str(self.wish.folder),
            "books": [
                {
                    "file": str(part.path),
                    "owner": part.group.owner,
                    **{table.removeprefix("tbl").lower(): len(rows) for table, rows in part.group.rows.items()},
                    "emptied": list(part.emptied),
                }
                for part in self.parts
            ],
            "left": self.left,
        }

    def as_lines(self) -> Iterator[str]:
        """What a person is told."""
        say, file = self.catalog.text, self.wish.file.name
        key = "sharing.split.planned" if self.wish.dry_run else "sharing.split.done"
        yield say(key, file=file, n=len(self.parts), folder=self.wish.folder)
        for part in self.parts:
            counts = {table: part.count(f"tbl{table.title()}") for table in ("leads", "touches", "orders")}
            yield "  " + say("sharing.split.book", book=part.path.name, **counts)
        for part in self.parts:
            if part.emptied:
                sheets = self.catalog.comma.join(part.emptied)
                yield say("sharing.split.emptied", book=part.path.name, sheets=sheets)
        if self.left:
            yield say("sharing.split.left", n=self.left, file=file)


class Splitting:
    """Splits one workbook."""

    def __init__(self, wish: Wish) -> None:
        """Raises ``FollowupError`` for a workbook that cannot be used."""
        self.wish = wish
        with refusals(wish.file):
            self.content = wish.file.read_bytes()
        opened = EditedBook(wish.file, wish.today, wish.language)
        self.catalog, self.sheet, self.book = opened.catalog, opened.in_sheet, opened.book
        self._tools = packaged_tools()

    def run(self) -> Split:
        """Write the workbooks, all or none.

        Raises:
            UsageError: there is no such column, or one of the files is there already.
            CannotSplitError: rows cannot be taken out of the workbook cleanly.
        """
        column = self._column()
        groups = groups_of(self.book, column)
        if not groups:
            raise UsageError(reason=self.catalog.text("sharing.split.no-leads"))
        names = file_names([group.owner for group in groups], self.sheet.text("sharing.split.nobody"))
        suffix = self.wish.file.suffix
        paths = [self.wish.folder / f"{name}{suffix}" for name in names]
        self._check_free(paths)
        parts = [Part(path, group) for path, group in zip(paths, groups, strict=True)]
        if not self.wish.dry_run:
            parts = self._write(parts)
        return Split(self.wish, column, parts, without_lead(self.book), self.catalog)

    def _column(self) -> str:
        column = column_named(self.book, self.wish.by, self.sheet)
        if column is None:
            own = [one.id for one in LEADS.owned_by(Owner.PEOPLE)]
            headings = self.catalog.comma.join(self.sheet.header("tblLeads", one) for one in own)
            raise UsageError(reason=self.catalog.text("sharing.split.no-column", name=self.wish.by, columns=headings))
        return column

    def _check_free(self, paths: Sequence[Path]) -> None:
        """Nothing that came back with somebody's work is written over."""
        if self.wish.folder.exists() and not self.wish.folder.is_dir():
            raise UsageError(reason=self.catalog.text("sharing.split.no-folder", folder=self.wish.folder))
        taken = next((path for path in paths if path.exists()), None)
        if taken is not None:
            raise UsageError(reason=self.catalog.text("sharing.split.exists", file=taken))

    def _write(self, parts: Sequence[Part]) -> list[Part]:
        folder = self.wish.folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".followup-", dir=folder) as drafts:
                ready = {part.path: Path(drafts) / part.path.name for part in parts}
                by_path = {part.path: part for part in parts}
                splitter = Splitter(self.wish.file, self.content, self.book)
                done = [
                    self._part(splitter, by_path[path], ready[path])
                    for path in told_on_terminal(list(ready), self.catalog)
                ]
                for part in done:
                    ready[part.path].replace(part.path)
        except CannotSplitError as error:
            reason = self.catalog.text(f"sharing.cannot.{error.params['cause']}", sheet=error.params["sheet"])
            raise CannotSplitError(file=self.wish.file.name, reason=reason) from None
        except OSError as error:
            raise CannotWriteError(file=str(folder), reason=error.strerror or str(error)) from error
        return done

    def _part(self, splitter: Splitter, part: Part, draft: Path) -> Part:
        emptied = splitter.write_part(part.group, draft)
        run(FileStore(draft), self._tools, Request(self.wish.today, force=True))
        add_snapshot(draft, self._snapshot(part.group, draft))
        return Part(part.path, part.group, tuple(emptied))

    def _snapshot(self, group: Group, draft: Path) -> Snapshot:
        base = hashlib.sha256(self.content).hexdigest()
        tables = shared_rows(FileStore(draft).read(), self.sheet)
        return Snapshot(base, group.owner, self.wish.today, last_run(self.book), tables)
