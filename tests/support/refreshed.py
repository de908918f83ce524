"""Books refreshed in memory, in one line."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Final

from followup_xl.holiday_days import PackagedHolidays
from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.book import CellValue, RawBook
from followup_xl.pipeline import Request, RunResult, Tools, run
from followup_xl.store.memory import MemoryStore
from tests.support.books import Rows, raw_book

TODAY: Final = date(2026, 11, 17)


@lru_cache(maxsize=1)
def tools() -> Tools:
    """Return what every run is given."""
    return Tools(load, load_lexicon(), PackagedHolidays)


@dataclass
class Desk:
    """A workbook in memory that is refreshed, typed into, and refreshed again."""

    store: MemoryStore

    def refresh(self, day: date = TODAY, **request: Any) -> RunResult:  # noqa: ANN401  # fields of Request
        """Refresh the book."""
        return run(self.store, tools(), Request(day, **request))

    def rows(self, table: str) -> list[dict[str, CellValue]]:
        """Return the rows of a table by the headers as they stand."""
        raw = self.store.raw.tables[table]
        return [dict(zip(raw.headers, row, strict=True)) for row in raw.rows]

    def type(self, table: str, row: int, **cells: CellValue) -> None:
        """Type into cells of a 0-based row, named by their header with underscores."""
        raw = self.store.raw.tables[table]
        rows = [list(values) for values in raw.rows]
        for name, value in cells.items():
            rows[row][raw.headers.index(name.replace("_", " "))] = value
        tables = {**self.store.raw.tables, table: replace(raw, rows=rows)}
        self.store.raw = RawBook(self.store.raw.name, tables)


def desk(leads: Rows = (), touches: Rows = (), language: str = "en", **tables: Rows) -> Desk:
    """Return a book of these rows, not refreshed yet."""
    return Desk(MemoryStore(raw_book({"tblLeads": leads, "tblTouches": touches, **tables}, language)))


def open_lead(number: int = 1, **cells: CellValue) -> dict[str, CellValue]:
    """Return an open domestic lead."""
    lead: dict[str, CellValue] = {"id": f"L{number}", "company": f"Company {number}", "owner": "Sara"}
    return {**lead, "market": "domestic", "product_kind": "goods", "group": "unhurried", "created": TODAY, **cells}
