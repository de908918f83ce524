"""A closed workbook that a command changes: read and typed, edited, and refreshed in the same step."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Self

from followup_xl.i18n import Catalog, load
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.book import Book
from followup_xl.model.changes import Plan, Receipt
from followup_xl.model.edits import Edits
from followup_xl.model.rules import Rules
from followup_xl.packaged import packaged_tools
from followup_xl.pipeline import Request, RunResult, run
from followup_xl.plan.edits import plan_edits
from followup_xl.store.file import FileStore
from followup_xl.store.memory import MemoryStore
from followup_xl.template import build_with_reviews
from followup_xl.validate import peek, validate
from followup_xl.validate.logged import ORIGIN


@dataclass(frozen=True, slots=True)
class Edited:
    """What was planned, the refresh after it (None where there was nothing to edit), and what was written.

    ``receipt`` is None in a dry run, and where nothing changed.
    """

    plan: Plan
    refreshed: RunResult | None
    receipt: Receipt | None

    @property
    def status(self) -> str:
        """``done``, ``planned`` (a dry run) or ``unchanged``."""
        if self.refreshed is None:
            return "unchanged"
        return "done" if self.receipt else "planned"


class EditedBook:
    """The workbook at ``path``, typed.

    ``catalog`` has the words of ``language``, by default the workbook's; ``in_sheet`` those of the workbook. Raises
    ``FollowupError`` for a workbook that cannot be used.
    """

    def __init__(self, path: Path, today: date, language: str = "") -> None:
        self.path = path
        self.today = today
        self.store = FileStore(path, lambda: build_with_reviews(self.in_sheet.language))
        self.raw = self.store.read()
        settings = peek(self.raw, load("en"))
        self.catalog: Catalog = load(language or settings.language, settings.calendar)
        self.in_sheet: Catalog = load(settings.language, settings.calendar)
        self.book: Book
        self.rules: Rules
        self.book, self.rules, self.issues = validate(self.raw, self.in_sheet, load_lexicon(), today)

    @classmethod
    def with_today_logged(cls, path: Path, today: date, language: str = "", *, dry_run: bool = False) -> Self:
        """The workbook after a refresh that logs what was typed into Today, where there is something.

        Such a touch then goes along with its lead, and is its owner's of now. Not in a dry run.
        """
        opened = cls(path, today, language)
        if dry_run or not opened.book.touches["origin"].eq(ORIGIN).any():
            return opened
        run(FileStore(path), packaged_tools(), Request(today, force=True))
        return cls(path, today, language)

    def plan(self, edits: Edits) -> Plan:
        """The edits as one run, not written yet."""
        return plan_edits(self.book, edits, self.in_sheet, self.rules.options, self.today)

    def apply(self, edits: Edits, *, dry_run: bool = False) -> Edited:
        """Write the edits and what follows from them, as one run, in one step.

        Raises:
            LockedError, ChangedOnDiskError, CannotWriteError: the file stands as it was.
        """
        return self.write([self.plan(edits)], dry_run=dry_run)

    def write(self, plans: Sequence[Plan], *, dry_run: bool = False, backup: bool = True) -> Edited:
        """Write plans of one run, the first one that of its edits, and what follows from them, in one step.

        Raises:
            LockedError, ChangedOnDiskError, CannotWriteError: the file stands as it was.
        """
        first = plans[0]
        if all(plan.is_empty for plan in plans):
            return Edited(first, None, None)
        memory = MemoryStore(self.raw)
        for plan in plans:
            memory.apply(plan)
        # A command may stop many leads at once, and was given by a person: the plan is not held up as unsafe.
        request = Request(self.today, force=True, run=first.run)
        refreshed = run(memory, packaged_tools(), request)
        last = refreshed.plan if backup else replace(refreshed.plan, backups=0)
        receipt = None if dry_run else self.store.apply_all([*plans, last])
        return Edited(first, refreshed, receipt)
