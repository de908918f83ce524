"""A search for duplicates in a closed workbook."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from followup_xl.cli.editing import Edited, EditedBook
from followup_xl.duplicates import Duplicates, plan_duplicates
from followup_xl.i18n import Catalog


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
    opened = EditedBook.with_today_logged(path, today, language, dry_run=dry_run or not merge)
    found = plan_duplicates(opened.book, opened.rules.options.country, today, opened.in_sheet, merge=merge)
    edited = opened.apply(found.edits, dry_run=dry_run)
    return Searched(path, found, edited, opened.catalog, opened.in_sheet.sheet("Duplicates"), merge, dry_run)
