"""One source imported into one book from the command line."""

import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from followup_xl.adopt.answers import Answers, read_answers
from followup_xl.adopt.matching import Match
from followup_xl.adopt.proposal import Proposal
from followup_xl.cli.adopting_words import Teller
from followup_xl.cli.editing import Edited, EditedBook
from followup_xl.compute.words.readings import Calendar
from followup_xl.i18n import Catalog
from followup_xl.i18n_words import load_lexicon
from followup_xl.intake.edits import Reject, edits_of, rejects_of
from followup_xl.intake.importing import Imported, bring_in
from followup_xl.intake.listing import propose, read_list
from followup_xl.intake.reading import read_text_source
from followup_xl.intake.records import Reading, Setting, SourceError
from followup_xl.model.errors import UsageError
from followup_xl.model.text import key
from followup_xl.store.source_file import chat_in, is_workbook, read_bytes, sheets_of


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for; "" and None where it was not said."""

    source: Path
    file: Path
    owner: str
    map_file: Path | None
    language: str
    ask: bool
    dry_run: bool


@dataclass(frozen=True, slots=True)
class Done:
    """What was read, decided and written; ``catalog`` has the words of what is said, ``sheet`` those of the book.

    ``open_matches`` are columns that were not imported because nobody said what they mean, ``also`` other sheets that
    look like lists.
    """

    wish: Wish
    reading: Reading
    imported: Imported
    edited: Edited
    catalog: Catalog
    rejects: tuple[Reject, ...]
    sheet: str
    open_matches: tuple[Match, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def needs_a_person(self) -> bool:
        """Whether a row, a column or a whole sheet was left to a person."""
        return bool(self.imported.told or self.open_matches or self.also)


class Importer:
    """Imports one source."""

    def __init__(self, wish: Wish, today: date) -> None:
        self.wish = wish
        self.today = today

    def run(self) -> Done:
        """Read the source, ask what is not sure, and write what it brings.

        Raises:
            FollowupError: the source or the book cannot be used; the book stands as it was.
        """
        data = read_bytes(self.wish.source)
        book = EditedBook(self.wish.file, self.today, self.wish.language)
        if self.wish.source.resolve() == self.wish.file.resolve():
            raise UsageError(reason=book.catalog.text("import.refusal.same-file", file=self.wish.file.name))
        setting = self._setting(book)
        found = self._read(data, replace(setting, catalog=book.catalog), book.catalog)
        if isinstance(found, Reading):
            return self._bring_in(found, book, setting)
        if self.wish.ask and sys.stdin.isatty():
            found = Teller(book.catalog, self.today).ask(found)
        done = self._bring_in(read_list(found, setting), book, setting)
        return replace(done, open_matches=tuple(found.open_matches), also=found.also)

    def _setting(self, book: EditedBook) -> Setting:
        answers = read_answers(self.wish.map_file, book.catalog) if self.wish.map_file else Answers()
        options = book.rules.options
        ours = {*book.book.leads["owner"], *(member.owner for member in book.rules.team), self.wish.owner}
        team = frozenset(key(name) for name in ours if name)
        calendar: Calendar = "jalali" if options.calendar == "jalali" else "gregorian"
        return Setting(book.in_sheet, load_lexicon(), calendar, self.today, options.country, team, answers)

    def _read(self, data: bytes, setting: Setting, catalog: Catalog) -> Reading | Proposal:
        name = self.wish.source.name
        data = chat_in(data)
        try:
            if is_workbook(data):
                return propose(sheets_of(data, name), setting)
            return read_text_source(data, name, setting)
        except SourceError as error:
            reason = catalog.text(f"import.refusal.{error.what}")
            raise SourceError(error.what, file=name, reason=reason) from None

    def _bring_in(self, reading: Reading, book: EditedBook, setting: Setting) -> Done:
        imported = bring_in(reading, book.book, setting, self.wish.owner)
        edits = edits_of(imported, book.book, self.wish.source.name, setting.catalog)
        edited = book.apply(edits, dry_run=self.wish.dry_run)
        rejects = tuple(rejects_of(imported.told, book.catalog))
        return Done(self.wish, reading, imported, edited, book.catalog, rejects, setting.catalog.sheet("Rejects"))
