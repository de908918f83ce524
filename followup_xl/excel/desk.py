"""What an action works with: the open workbook, its store, its language, the day."""

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from followup_xl.i18n import Catalog, load
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.book import RawBook
from followup_xl.model.changes import Plan, Receipt
from followup_xl.packaged import packaged_tools
from followup_xl.pipeline import Request, RunResult, run
from followup_xl.store.live import LiveStore
from followup_xl.validate import Validated, peek, validate


class Desk:
    """The workbook ``book`` (an xlwings Book) on the day ``today``; it is read once, and anew after it was written."""

    def __init__(self, book: Any, today: date) -> None:  # noqa: ANN401  # an xlwings Book
        self.book = book
        self.today = today
        self._store = LiveStore(book)
        self._is_written = False

    @cached_property
    def raw(self) -> RawBook:
        """The workbook as it was when the button was pressed."""
        return self._store.read()

    def read(self) -> RawBook:
        """The workbook as it is."""
        return self._store.read() if self._is_written else self.raw

    def apply(self, plan: Plan) -> Receipt:
        """Write a plan into the workbook."""
        self._is_written = True
        return self._store.apply(plan)

    @cached_property
    def words(self) -> Catalog:
        """The words of the workbook's language; English where it cannot be read."""
        try:
            written = peek(self.raw, load())
        except Exception:  # noqa: BLE001  # the sentence about it must be said in some language
            return load()
        return load(written.language, written.calendar)

    @cached_property
    def validated(self) -> Validated:
        """The typed book and its rules, as they were when the button was pressed."""
        return validate(self.raw, self.words, load_lexicon(), self.today)

    def run(self, request: Request | None = None) -> RunResult:
        """Refresh the workbook; raises a ``FollowupError`` when it cannot be."""
        tools = packaged_tools()
        return run(self, tools, replace(request or Request(self.today), today=self.today))

    def go_to(self, table: str, row: int, column: str) -> None:
        """Show a data row (from 0) of a table and choose its cell in a column given by id."""
        raw = self.raw.tables[table]
        sheet = self.book.sheets[raw.sheet]
        sheet.activate()
        position = self.validated.book.sources[table].positions.get(column, 0)
        sheet.range((raw.header_row + 1 + row, raw.first_column + position)).select()
