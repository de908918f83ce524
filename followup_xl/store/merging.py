"""Workbooks that came back: their rows, the touches typed in Today, and the snapshot they were handed out with."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from followup_xl.i18n import Catalog, load
from followup_xl.model.book import Book, CellValue, RawBook
from followup_xl.model.lexicon import Lexicon
from followup_xl.model.tables import TOUCHES
from followup_xl.ooxml import Workbook
from followup_xl.ooxml.ranges import Area
from followup_xl.plan.cells import canonical
from followup_xl.sharing.rows import SHARED, Rows, foreign_headers
from followup_xl.sharing.three_way import Returned
from followup_xl.store.file import FileStore
from followup_xl.store.refusals import refusals
from followup_xl.store.sharing import shared_rows, shared_sources
from followup_xl.store.split_snapshot import find_snapshot
from followup_xl.validate import peek, validate
from followup_xl.validate.logged import ORIGIN


@dataclass(frozen=True, slots=True)
class ReturnedBook:
    """A returned workbook, and the headings of the columns that are the team's own, by their names.

    ``below`` are the sheets on which something stands right below the table, where it is not read.
    """

    returned: Returned
    headings: Mapping[str, Mapping[str, str]]
    below: Sequence[str] = ()


def read_returned(path: Path, lexicon: Lexicon, today: date) -> ReturnedBook:
    """Read a workbook that came back; ``today`` is the day of touches typed in its sheet Today.

    Raises:
        NotAWorkbookError: it cannot be read.
        BadSnapshotError: it was not handed out by a split, or its snapshot is gone.
    """
    with refusals(path):
        content = path.read_bytes()
        workbook = Workbook.from_bytes(content)
        snapshot = find_snapshot(workbook)
        below = [workbook.tables[name].sheet for name in SHARED if name in workbook.tables and _below(workbook, name)]
    raw = FileStore(path).read()
    written = peek(raw, load("en"))
    catalog = load(written.language, written.calendar)
    logged = _logged(raw, catalog, lexicon, today)
    digest = hashlib.sha256(content).hexdigest()
    headings = {name: foreign_headers(source) for name, source in shared_sources(raw, catalog).items()}
    return ReturnedBook(Returned(path.name, digest, snapshot, shared_rows(raw, catalog), logged), headings, below)


def _below(workbook: Workbook, name: str) -> bool:
    """Whether rows were typed below a table that did not grow with them."""
    table = workbook.tables[name]
    first, _, last, end = table.ref
    rows = Area(end + 1, first, end + 2, last)
    return not table.xml.totals and next(workbook[table.sheet].filled(rows), None) is not None


def _logged(raw: RawBook, catalog: Catalog, lexicon: Lexicon, today: date) -> Rows:
    """The touches typed in Today that no refresh has moved to the touches yet."""
    columns = tuple(column.id for column in TOUCHES.columns)
    if not _is_typed_in(raw, catalog):
        return Rows("tblTouches", columns, {})
    book: Book = validate(raw, catalog, lexicon, today).book
    found = book.touches[book.touches["origin"] == ORIGIN]
    rows = enumerate(found[list(columns)].itertuples(index=False))
    return Rows("tblTouches", columns, {row: tuple(map(_plain, values)) for row, values in rows})


def _is_typed_in(raw: RawBook, catalog: Catalog) -> bool:
    table = raw.tables.get("tblToday")
    if table is None:
        return False
    places = [
        place
        for place, (known, header) in enumerate(zip(table.ids, table.headers, strict=True))
        if (known or catalog.column("tblToday", header)) == "result"
    ]
    return any(canonical(row[place]) is not None for place in places for row in table.rows)


def _plain(value: object) -> CellValue:
    """A typed value as a cell."""
    if isinstance(value, pd.Timestamp):
        return value.date()
    return canonical(value) if isinstance(value, str | int | float) else None


def unknown_columns(book: ReturnedBook, base: Mapping[str, Rows]) -> list[str]:
    """The headings of filled columns that the returned workbook has and the base has not."""
    found: list[str] = []
    for table, headings in book.headings.items():
        rows = book.returned.tables[table]
        for name, heading in headings.items():
            here = name in base[table].columns if table in base else False
            if not here and any(rows.cell(row, name) is not None for row in rows.rows):
                found.append(heading)
    return found
