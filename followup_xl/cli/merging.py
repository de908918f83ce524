"""Returned workbooks merged into their base from the command line."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from followup_xl.cli.editing import Edited, EditedBook
from followup_xl.cli.ending import refusal_sentence
from followup_xl.cli.merging_words import Merged, ReadBook
from followup_xl.cli.progress import told_on_terminal
from followup_xl.compute.phones import numbers
from followup_xl.i18n import Catalog
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.book import CellValue
from followup_xl.model.errors import CannotWriteError, FollowupError, UsageError
from followup_xl.sharing.edits import edits_of, foreign_plan, in_order
from followup_xl.sharing.exceptions import MergeException
from followup_xl.sharing.merging import Merge, merge
from followup_xl.sharing.pairing import Base
from followup_xl.sharing.rows import SHARED, read_rows
from followup_xl.sharing.snapshot import BadSnapshotError
from followup_xl.store.merging import ReturnedBook, read_returned, unknown_columns
from followup_xl.store.refusals import refusals


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for; ``language`` is "" where it was not said."""

    files: Sequence[Path]
    base: Path
    output: Path
    today: date
    language: str
    dry_run: bool

    @property
    def in_place(self) -> bool:
        """Whether the base itself is changed."""
        return self.output.resolve() == self.base.resolve()


class Merging:
    """Merges into one base."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish

    def run(self) -> Merged:
        """Read, merge and write.

        Raises:
            UsageError: the base is among the files, or the result would replace another file.
            FollowupError: the base cannot be used, or not be written; it stands as it was.
        """
        wish = self.wish
        with _draft(wish) as path:
            book = EditedBook(path, wish.today, wish.language)
            self._check(book.catalog)
            base = Base(
                {name: read_rows(book.book.sources[name], book.in_sheet) for name in SHARED if name in book.raw.tables}
            )
            read = list(self._read(base, book.catalog))
            found = merge(base, [one.book.returned for one in read if one.book], _phones(book))
            found.exceptions = in_order([*found.exceptions, *(more for one in read for more in one.exceptions)])
            edited = self._apply(book, found)
            if not wish.in_place and not wish.dry_run:
                _move(path, wish.output)
        return Merged(wish.output, read, found, edited, book.catalog)

    def _check(self, catalog: Catalog) -> None:
        if self.wish.base.resolve() in {path.resolve() for path in self.wish.files}:
            raise UsageError(reason=catalog.text("sharing.merge.is-base", file=self.wish.base.name))
        if self.wish.output.exists() and not self.wish.in_place:
            raise UsageError(reason=catalog.text("sharing.merge.exists", file=self.wish.output))

    def _read(self, base: Base, catalog: Catalog) -> Iterator[ReadBook]:
        lexicon = load_lexicon()
        for path in told_on_terminal(self.wish.files, catalog):
            try:
                book = read_returned(path, lexicon, self.wish.today)
            except BadSnapshotError:
                yield ReadBook(path, refused=MergeException("unreadable-book", "no-snapshot", path.name))
            except FollowupError as error:
                note = refusal_sentence(error, catalog, path.name)
                yield ReadBook(path, refused=MergeException("unreadable-book", "unreadable-book", path.name, note=note))
            else:
                yield _fitting(path, book, base)

    def _apply(self, book: EditedBook, found: Merge) -> Edited:
        """The merge with the cells of columns that only this team has."""
        plan = book.plan(edits_of(found, book.in_sheet))
        foreign = foreign_plan(found, book.book, plan.run)
        return book.write([plan, foreign], dry_run=self.wish.dry_run, backup=self.wish.in_place)


def _fitting(path: Path, book: ReturnedBook, base: Base) -> ReadBook:
    """The book, unless none of its leads came from this base."""
    tables = book.returned.snapshot.tables
    if not tables.keys() <= book.returned.tables.keys():
        return ReadBook(path, refused=MergeException("unreadable-book", "no-table", path.name))
    handed_out = tables.get("tblLeads")
    if handed_out is None or (handed_out.rows and not base.pair(handed_out)):
        return ReadBook(path, refused=MergeException("unreadable-book", "other-base", path.name))
    return ReadBook(path, book, columns=unknown_columns(book, base.tables))


def _phones(book: EditedBook) -> Callable[[Mapping[str, CellValue]], Sequence[str]]:
    """The phone numbers of a lead in international form."""
    country = book.rules.options.country

    def phones(lead: Mapping[str, CellValue]) -> Sequence[str]:
        where = lead.get("country")
        region = book.catalog.country(str(where)) if where else None
        return numbers(str(lead.get("phone") or ""), region or country)

    return phones


@contextmanager
def _draft(wish: Wish) -> Iterator[Path]:
    """The file to work on: the base itself, or a copy beside the result, gone afterwards unless it was moved."""
    if wish.in_place or wish.dry_run:
        yield wish.base
        return
    with refusals(wish.base):
        content = wish.base.read_bytes()
    try:
        folder = tempfile.TemporaryDirectory(prefix=".followup-", dir=wish.output.parent)
    except OSError as error:
        raise CannotWriteError(file=wish.output.name, reason=error.strerror or str(error)) from error
    with folder as name:
        draft = Path(name) / wish.output.name
        draft.write_bytes(content)
        yield draft


def _move(draft: Path, output: Path) -> None:
    try:
        draft.replace(output)
    except OSError as error:
        raise CannotWriteError(file=output.name, reason=error.strerror or str(error)) from error
