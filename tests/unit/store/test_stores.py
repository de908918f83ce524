"""What every store does, in memory and on disk alike."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from followup_xl.model.book import CellValue, RawBook
from followup_xl.model.changes import ColumnWrite, Plan, TableAppend, TableReplace
from followup_xl.model.ports import Store
from followup_xl.store.file import FileStore
from followup_xl.store.memory import MemoryStore
from followup_xl.template import build_with
from tests.support.books import Rows, raw_book

Open = Callable[[Mapping[str, Rows]], Store]
LEADS: Rows = [
    {"id": "1", "company": "=A & B", "created": date(2026, 11, 1), "nps": 9},
    {"id": "2", "company": "شرکت", "notes": "two\nlines"},
]
DAY = date(2026, 11, 17)


@pytest.fixture(params=["memory", "file"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    def in_memory(tables: Mapping[str, Rows]) -> Store:
        return MemoryStore(raw_book(tables))

    def on_disk(tables: Mapping[str, Rows]) -> Store:
        path = tmp_path / "book.xlsx"
        path.write_bytes(build_with(tables, "en"))
        return FileStore(path)

    return in_memory if request.param == "memory" else on_disk


def cells(raw: RawBook, table: str, *headers: str) -> list[list[Any]]:
    found = raw.tables[table]
    positions = [found.headers.index(header) for header in headers]
    return [[row[position] or None for position in positions] for row in found.rows]


def written(column: str, header: str, rows: tuple[int, ...], new: tuple[Any, ...]) -> Plan:
    return Plan("r", writes=(ColumnWrite("tblLeads", column, header, rows, (None,) * len(rows), new),))


def test_what_people_typed_is_read(opened: Open) -> None:
    raw = opened({"tblLeads": LEADS}).read()
    assert cells(raw, "tblLeads", "ID", "Company", "Created", "NPS", "Notes") == [
        ["1", "=A & B", date(2026, 11, 1), 9, None],
        ["2", "شرکت", None, None, "two\nlines"],
    ]


def test_cells_of_a_column_are_written(opened: Open) -> None:
    store = opened({"tblLeads": LEADS})
    store.read()
    receipt = store.apply(written("due", "Due", (1,), (DAY,)))
    assert receipt.cells == 1
    assert cells(store.read(), "tblLeads", "ID", "Due") == [["1", None], ["2", DAY]]


def test_cells_are_emptied(opened: Open) -> None:
    store = opened({"tblLeads": [{**LEADS[0], "why": "x"}, LEADS[1]]})
    store.read()
    store.apply(written("why", "Why", (0,), (None,)))
    assert cells(store.read(), "tblLeads", "Why") == [[None], [None]]


def test_text_like_a_formula_is_written_as_text(opened: Open) -> None:
    store = opened({"tblLeads": LEADS})
    store.read()
    store.apply(written("say", "Say", (0, 1), ("=1+1", "+49 30 @x")))
    assert cells(store.read(), "tblLeads", "Say") == [["=1+1"], ["+49 30 @x"]]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_rows_of_a_table_are_replaced(opened: Open, count: int) -> None:
    store = opened({"tblChanges": [{"run": "a", "lead": "1"}, {"run": "b", "lead": "2"}]})
    headers = store.read().tables["tblChanges"].headers
    rows = tuple((f"run {number}", "1", "due", None, "x", "cadence") for number in range(count))
    store.apply(Plan("r", replaces=(TableReplace("tblChanges", headers, rows, 1),)))
    found = [row for row in cells(store.read(), "tblChanges", *headers) if any(row)]
    assert found == [list(row) for row in rows]


@pytest.mark.parametrize("before", [[], [{"lead": "1", "date": DAY}]])
def test_rows_are_added_below_the_last_one(opened: Open, before: Rows) -> None:
    store = opened({"tblTouches": before})
    table = store.read().tables["tblTouches"]
    cells_of_row: dict[str, CellValue] = {"Date": DAY, "Lead": "2"}
    row = tuple(cells_of_row.get(header) for header in table.headers)
    store.apply(Plan("r", appends=(TableAppend("tblTouches", table.headers, (row, row)),)))
    found = [row for row in cells(store.read(), "tblTouches", "Lead", "Date") if any(row)]
    assert found == [[row["lead"], DAY] for row in before] + [["2", DAY]] * 2


def test_other_tables_stay_as_they_are(opened: Open) -> None:
    store = opened({"tblLeads": LEADS})
    before = store.read().tables
    store.apply(written("due", "Due", (0,), (DAY,)))
    after = store.read().tables
    assert set(before) == set(after)
    for name in set(before) - {"tblLeads"}:
        assert [list(row) for row in after[name].rows] == [list(row) for row in before[name].rows], name
