from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from followup_xl.doctor import examine
from followup_xl.template import build

Found = list[tuple[str, str]]
Examined = Callable[[openpyxl.Workbook], Found]


def findings(path: Path) -> Found:
    """Return the codes found in a file with their places."""
    return [(issue.code, str(issue.where or "")) for issue in examine(path, "en", date(2026, 11, 17)).findings]


@pytest.fixture
def examined(tmp_path: Path) -> Examined:
    """Save a workbook and return what is found in it."""

    def save_and_look(workbook: openpyxl.Workbook) -> Found:
        path = tmp_path / "book.xlsx"
        workbook.save(path)
        return findings(path)

    return save_and_look


@pytest.fixture
def ours(tmp_path: Path) -> openpyxl.Workbook:
    """Return a fresh workbook of ours."""
    path = tmp_path / "fresh.xlsx"
    path.write_bytes(build("en"))
    return openpyxl.load_workbook(path)


@pytest.fixture
def plain() -> openpyxl.Workbook:
    """Return a workbook of somebody, with one healthy table."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in (("Name", "City"), ("Ana", "Iași"), ("Dan", "Cluj")):
        sheet.append(row)
    sheet.add_table(Table(displayName="People", ref="A1:B3"))
    return workbook


@pytest.fixture
def sheet(plain: openpyxl.Workbook) -> Worksheet:
    """Return its sheet."""
    return plain.worksheets[0]
