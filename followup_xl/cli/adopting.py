"""One list adopted from the command line: what is said and asked on the way."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from followup_xl.adopt.adoption import Adoption, adoption_of
from followup_xl.adopt.answers import Answers, read_answers
from followup_xl.adopt.proposal import Finder, Proposal, language_of_sheets
from followup_xl.adopt.sheets import SheetGrid
from followup_xl.cli.adopting_words import Teller
from followup_xl.i18n import Catalog, load
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.errors import EXIT_DONE, EXIT_ISSUES, UsageError
from followup_xl.store import adopting as store
from followup_xl.store.adopting_rows import NoRoomForHeadingsError
from followup_xl.template.adopted import AdoptedTexts, build_adopted
from followup_xl.template.rows import COUNTRIES, options_for
from followup_xl.validate.texts import text_of

_MOST_OWNERS = 50


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for; "" and None where it was not said."""

    language: str
    country: str
    map_file: Path | None
    ask: bool
    dry_run: bool


class Adopter:
    """Adopts one file, or puts it back; ``language`` is that of what is said."""

    def __init__(self, path: Path, wish: Wish, language: str, today: date) -> None:
        self.path = path
        self.wish = wish
        self.chrome = load(language)
        self.today = today

    def undo(self) -> int:
        """Put the file back as it was."""
        copy = store.copy_before(self.path)
        try:
            kept = store.undo(self.path)
        except store.NothingToUndoError:
            reason = self.chrome.text("adopt.refusal.nothing-to-undo", kept=copy.name, file=self.path.name)
            raise store.NothingToUndoError(reason=reason) from None
        click.echo(self.chrome.text("adopt.say.undone", file=self.path.name, kept=kept.name))
        return EXIT_DONE

    def adopt(self) -> int:
        """Find the list, ask what is not sure, and adopt it."""
        sheets = self._sheets()
        language = self.wish.language or language_of_sheets(sheets) or self.chrome.language
        catalog = load(language, options_for(language, self._country() or None, None).calendar)
        if not self.wish.language:
            self.chrome = catalog
        teller = Teller(self.chrome, self.today)
        proposal = self._propose(sheets, catalog)
        teller.show(proposal)
        if self.wish.ask and sys.stdin.isatty():
            proposal = teller.ask(proposal)
        adoption = adoption_of(proposal, catalog, self.today)
        if not self.wish.dry_run:
            self._write(proposal, adoption, catalog, teller)
        return EXIT_ISSUES if teller.list_rest(proposal) else EXIT_DONE

    def _sheets(self) -> list[SheetGrid]:
        try:
            return store.read_grids(self.path)
        except store.AdoptedError:
            reason = self.chrome.text("adopt.refusal.adopted", file=self.path.name)
            raise store.AdoptedError(reason=reason) from None

    def _propose(self, sheets: list[SheetGrid], catalog: Catalog) -> Proposal:
        answers = read_answers(self.wish.map_file, self.chrome) if self.wish.map_file else Answers()
        country = self._country() or COUNTRIES.get(catalog.language, "IR")
        return Finder(self.chrome, load_lexicon(), country, self.today).propose(sheets, answers)

    def _country(self) -> str:
        if not self.wish.country:
            return ""
        found = self.chrome.country(self.wish.country)
        if found is None:
            raise UsageError(reason=self.chrome.text("cli.unknown-country", value=self.wish.country))
        return found

    def _write(self, proposal: Proposal, adoption: Adoption, catalog: Catalog, teller: Teller) -> None:
        headings = {
            **{m.column_id: adoption.headings.get(m.column, m.heading) for m in proposal.matches if m.is_sure},
            **dict(adoption.added),
        }
        texts = AdoptedTexts(catalog.language, adoption.sheet, headings["id"])
        template = build_adopted(texts, self._country() or None, None, _owners(proposal, adoption))
        try:
            _, sheets = store.adopt(self.path, adoption, template)
        except NoRoomForHeadingsError:
            reason = self.chrome.text("adopt.refusal.no-headings", sheet=adoption.sheet, row=adoption.row_put_in)
            raise NoRoomForHeadingsError(reason=reason) from None
        teller.done(self.path, adoption, sheets, headless=proposal.region.headless)


def _owners(proposal: Proposal, adoption: Adoption) -> list[str]:
    """The salespeople the list names, each once."""
    column = adoption.columns.get("owner")
    if column is None:
        return []
    sheet = proposal.region.sheet
    names = dict.fromkeys(text_of(sheet.value(row, column)) for row in proposal.region.filled_rows)
    return [name for name in names if name][:_MOST_OWNERS]
