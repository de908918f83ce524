"""45,211 real leads with real outcomes, through the whole line: written to a file, refreshed, read back by openpyxl.

Job stands as Source, way of contact as Owner, outcome of the campaign before as Product; the contacts of the campaign
are the follow-ups. The true numbers were counted without any code of the product.
"""

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from followup_xl.holiday_days import PackagedHolidays
from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.changes import Plan, TableAppend
from followup_xl.pipeline import Request, Tools, run
from followup_xl.store.file import FileStore
from followup_xl.template import build
from tests.support.shared import shared

pytestmark = pytest.mark.slow
TODAY = date(2026, 11, 17)
CREATED = TODAY - timedelta(days=80)
DIMENSIONS = {"Source": "by_job", "Owner": "by_contact", "Product": "by_poutcome"}
LEADS = ("ID", "Company", "Market", "Product kind", "Product", "Source", "Owner", "Created", "Group")
TOUCHES = ("Date", "Lead", "Channel", "Outcome")


def client_rows() -> list[dict[str, str]]:
    with shared("data/uci_bank.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lead(number: int, client: Mapping[str, str]) -> tuple[Any, ...]:
    name = f"U{number:05}"
    words = (client["poutcome"], client["job"], client["contact"])
    return (name, f"Client {number}", "domestic", "goods", *words, CREATED, "unhurried")


def calls(number: int, client: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    """One call a day; the last one of a client who bought ends with an order."""
    count = int(client["campaign"])
    for call in range(1, count + 1):
        outcome = "ordered" if call == count and client["y"] == "yes" else "answered"
        yield CREATED + timedelta(days=call), f"U{number:05}", "call", outcome


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    clients = client_rows()
    path = tmp_path_factory.mktemp("uci") / "uci.xlsx"
    path.write_bytes(build("en"))
    leads = tuple(lead(number, client) for number, client in enumerate(clients, 1))
    touches = tuple(row for number, client in enumerate(clients, 1) for row in calls(number, client))
    appends = (TableAppend("tblLeads", LEADS, leads), TableAppend("tblTouches", TOUCHES, touches))
    FileStore(path).apply(Plan("fill", appends=appends))
    run(FileStore(path), Tools(load, load_lexicon(), PackagedHolidays), Request(TODAY))
    return path


@pytest.fixture(scope="module")
def report(book: Path) -> dict[str, list[dict[str, Any]]]:
    """The tables of the saved Report sheet: their rows by header."""
    workbook = openpyxl.load_workbook(book, read_only=True, data_only=True)
    cells = [list(row) for row in workbook["Report"].iter_rows(values_only=True)]
    starts = {"tblConversion": "By", "tblFollowUps": "Follow-up"}
    return {table: table_below(cells, header) for table, header in starts.items()}


def table_below(cells: list[list[Any]], header: str) -> list[dict[str, Any]]:
    """The rows below the last header row that begins with ``header``, down to the first empty one."""
    top = max(number for number, row in enumerate(cells) if row[0] == header)
    names = [name for name in cells[top] if name]
    found = []
    for row in cells[top + 1 :]:
        if row[0] is None:
            break
        found.append(dict(zip(names, row, strict=False)))
    return found


def truth() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(shared("data/GROUND_TRUTH.json").read_text(encoding="utf-8"))[
        "uci_bank"
    ]
    return found


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_conversion_is_that_of_the_data(report: dict[str, list[dict[str, Any]]], dimension: str) -> None:
    rows = {row["Value"]: row for row in report["tblConversion"] if row["By"] == dimension}
    expected = truth()[DIMENSIONS[dimension]]
    assert set(rows) == set(expected)
    for value, counts in expected.items():
        assert (rows[value]["Leads"], rows[value]["Won"]) == (counts["n"], counts["won"])
        assert rows[value]["Conversion"] == pytest.approx(counts["rate"], abs=1e-6)


def test_the_value_of_one_more_contact_is_that_of_the_data(report: dict[str, list[dict[str, Any]]]) -> None:
    rows = {row["Follow-up"]: row for row in report["tblFollowUps"]}
    for contact, (reached, won) in truth()["hazard_by_touch"].items():
        row = rows[int(contact)]
        assert (row["Reached"], row["Won"]) == (reached, won)
        assert row["One more is worth"] == pytest.approx(won / reached, abs=1e-6)
