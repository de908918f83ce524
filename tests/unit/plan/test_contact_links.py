from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from followup_xl.compute.links import LONGEST
from followup_xl.holiday_days import PackagedHolidays
from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.pipeline import Request, Tools, run
from followup_xl.store.file import FileStore
from followup_xl.template import build_with

TODAY = date(2026, 11, 17)
CHANNEL, LEAD = 5, 16


def lead(number: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401  # values by column id
    known = {"id": f"L{number:02}", "company": "Alborz", "phone": f"091212345{number:02}", "market": "domestic"}
    return {**known, "product_kind": "goods", "created": TODAY - timedelta(9), **more}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "Team.xlsx"
    path.write_bytes(build_with({"tblLeads": [lead(number) for number in range(1, 41)]}, "fa"))
    return path


def refresh(path: Path, day: date = TODAY) -> bool:
    """Refresh a book; returns whether anything was written."""
    return run(FileStore(path), Tools(load, load_lexicon(), PackagedHolidays), Request(day)).receipt is not None


def links(path: Path) -> dict[str, str | None]:
    """The links on the channels of Today by lead."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = ((sheet.cell(row, CHANNEL), sheet.cell(row, LEAD).value) for row in range(5, sheet.max_row + 1))
    return {str(of): cell.hyperlink.target for cell, of in rows if cell.hyperlink}


def test_a_closed_book_gets_links_for_a_days_work(book: Path) -> None:
    refresh(book)
    found = links(book)
    assert len(found) == 25
    assert found["L01"] == "tel:+989121234501"
    assert all(target and len(target) <= LONGEST for target in found.values())


def test_links_follow_their_leads(book: Path) -> None:
    refresh(book)
    assert not refresh(book)
    data = openpyxl.load_workbook(book)
    data.worksheets[1].cell(5, 21, load("fa").label("outcome", "fake"))
    data.save(book)
    refresh(book)
    found = links(book)
    assert "L01" not in found
    assert len(found) == 25
    assert all(target == f"tel:+9891212345{of[1:]}" for of, target in found.items())
