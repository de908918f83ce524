"""A search for duplicates in a closed workbook."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from followup_xl.cli.editing import Edited, EditedBook
from followup_xl.duplicates import Duplicates, plan_duplicates
from followup_xl.holiday_days import PackagedHolidays
from followup_xl.i18n import Catalog, load
from followup_xl.i18n_words import load_lexicon
from followup_xl.pipeline import Request, Tools, run
from followup_xl.store.file import FileStore
from followup_xl.validate.logged import ORIGIN


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found and written; ``catalog`` has the words of what is said, ``sheet`` is where the pairs stand."""

    path: Path
    found: Duplicates
    edited: Edited
    catalog: Catalog
    sheet: str
    merge: bool
    dry_run: bool


def search(path: Path, today: date, language: str, *, merge: bool, dry_run: bool) -> Searched:
    """Find the duplicates of the workbook at ``path``, and with ``merge`` merge the sure and the decided ones.

    Raises:
        FollowupError: the workbook cannot be used or written; it stands as it was.
    """
    opened = EditedBook(path, today, language)
    if merge and not dry_run and opened.book.touches["origin"].eq(ORIGIN).any():
        # What was logged in Today becomes a touch first: it goes along with its lead.
        run(FileStore(path), Tools(load, load_lexicon(), PackagedHolidays), Request(today, force=True))
        opened = EditedBook(path, today, language)
    in_sheet = load(opened.written)
    found = plan_duplicates(opened.book, opened.rules.options.country, today, in_sheet, merge=merge)
    edited = opened.apply(found.edits, dry_run=dry_run)
    return Searched(path, found, edited, opened.catalog, in_sheet.sheet("Duplicates"), merge, dry_run)
