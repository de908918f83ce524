"""The three stores give equal results: in memory, on disk, in an open spreadsheet."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from followup_xl.holiday_days import PackagedHolidays
from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.book import CellValue, RawBook
from followup_xl.model.changes import ColumnWrite, Plan, TableAppend, TableReplace
from followup_xl.model.columns import Kind
from followup_xl.model.ports import Store
from followup_xl.model.tables import TABLES
from followup_xl.pipeline import Request, Tools, run
from followup_xl.plan.cells import canonical
from followup_xl.store.file import FileStore
from followup_xl.store.live import LiveStore
from followup_xl.store.memory import MemoryStore
from followup_xl.store.refusals import CellInTheWayError
from tests.office.workbooks import built
from tests.support import big

KINDS = ("memory", "file", "live")
HOSTILE = (
    "=1+1",
    "+989121234567",
    "-5",
    "@home",
    "'quoted",
    "007",
    "1-2",
    "12%",
    "TRUE",
    "2026-01-05",
    "5 mai",
    "#N/A?",
)
TODAY = date(2026, 11, 17)
Make = Callable[[str, bytes], Store]


@pytest.fixture
def make(tmp_path: Path, open_book: Callable[[Path], Any]) -> Make:
    """Make a store of a kind over a workbook given as bytes."""

    def make_(kind: str, data: bytes) -> Store:
        path = tmp_path / "Book.xlsx"
        path.write_bytes(data)
        if kind == "memory":
            return MemoryStore(FileStore(path).read())
        return FileStore(path) if kind == "file" else LiveStore(open_book(path))

    return make_


def rows_of(raw: RawBook, table: str) -> list[list[CellValue]]:
    """The rows of a table as they are compared, without links that the sheet calculates; a lone blank row is none."""
    typed = [place for place, column in enumerate(TABLES[table].columns) if column.kind is not Kind.LINK]
    rows = [[canonical(row[place]) for place in typed] for row in raw.tables[table].rows]
    blank = len(rows) == 1 and all(value is None for value in rows[0])
    return [] if blank else rows


def book_with(language: str = "en", **rows: Any) -> bytes:  # noqa: ANN401  # rows by column id
    return built(language, rows)


@pytest.mark.parametrize("language", ["en", "fa", "ro"])
def test_an_open_book_reads_like_the_closed_one(make: Make, language: str) -> None:
    data = book_with(language, tblLeads=[{"id": "007", "phone": "+98912", "created": TODAY, "annual_need": 12.5}])
    closed, opened = make("file", data).read(), make("live", data).read()
    assert list(opened.tables) == list(closed.tables)
    for name, table in closed.tables.items():
        other = opened.tables[name]
        assert (other.sheet, other.header_row, other.first_column) == (
            table.sheet,
            table.header_row,
            table.first_column,
        )
        assert (other.headers, other.ids) == (table.headers, table.ids)
        assert other.formulas == table.formulas
        assert rows_of(opened, name) == rows_of(closed, name), name


@pytest.mark.parametrize("kind", KINDS)
def test_texts_stay_texts(make: Make, kind: str) -> None:
    store = make(kind, book_with(tblLeads=[{"id": "1"}] * len(HOSTILE)))
    table = store.read().tables["tblLeads"]
    count = len(HOSTILE)
    changes = tuple(
        ColumnWrite("tblLeads", column, table.headers[place], tuple(range(count)), (None,) * count, HOSTILE)
        for place, column in ((0, "id"), (1, "company"), (38, "why"))
    )
    store.apply(Plan("r", writes=changes))
    rows = rows_of(store.read(), "tblLeads")
    for place in (0, 1, 38):
        assert [row[place] for row in rows] == list(HOSTILE)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [0, 1, 2, 9])
def test_a_replaced_table_holds_the_new_rows_alone(make: Make, kind: str, count: int) -> None:
    store = make(kind, book_with(tblTouches=[{"lead": f"L{n}", "date": TODAY, "minutes": n} for n in range(4)]))
    headers = store.read().tables["tblTouches"].headers
    rows = tuple((TODAY, f"00{n}", "Sara", "call", None, "=", None, "n", 2.5, n) for n in range(count))
    store.apply(Plan("r", replaces=(TableReplace("tblTouches", headers, rows, 40),)))
    assert rows_of(store.read(), "tblTouches") == [list(row) for row in rows]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("before", [0, 3])
def test_appended_rows_follow_the_last_one(make: Make, kind: str, before: int) -> None:
    old = [{"lead": f"L{n}", "note": "old"} for n in range(before)]
    store = make(kind, book_with(tblTouches=old))
    headers = store.read().tables["tblTouches"].headers
    rows = tuple((TODAY, f"00{n}", None, None, None, None, None, "new", None, None) for n in range(3))
    for _ in range(2):
        store.read()
        store.apply(Plan("r", appends=(TableAppend("tblTouches", headers, rows),)))
    found = rows_of(store.read(), "tblTouches")
    assert [row[7] for row in found] == ["old"] * before + ["new"] * 6
    assert [row[1] for row in found[before:]] == ["000", "001", "002"] * 2


@pytest.mark.parametrize("kind", ["file", "live"])
def test_a_table_does_not_grow_over_another(make: Make, kind: str) -> None:
    store = make(kind, book_with())
    table = store.read().tables["tblHeadline"]
    rows = tuple(("measure", 1, "why") for _ in range(60))
    before = rows_of(store.read(), "tblConversion")
    with pytest.raises(CellInTheWayError):
        store.apply(Plan("r", replaces=(TableReplace("tblHeadline", table.headers, rows, 180),)))
    assert rows_of(store.read(), "tblConversion") == before


def test_a_refresh_gives_the_same_workbook_everywhere(make: Make) -> None:
    data = book_with(tblLeads=big.leads(60), tblTouches=big.touches(150, 60))
    tools = Tools(load, load_lexicon(), PackagedHolidays)
    found = {}
    for kind in KINDS:
        store = make(kind, data)
        assert run(store, tools, Request(TODAY)).receipt is not None
        found[kind] = store.read()
        again = run(store, tools, Request(TODAY))
        assert again.plan.is_empty, f"{kind}: {again.plan.by_column()}"
    for name in found["file"].tables:
        assert rows_of(found["live"], name) == rows_of(found["file"], name), name
        assert rows_of(found["memory"], name) == rows_of(found["file"], name), name
