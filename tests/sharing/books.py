"""Workbooks on disk, typed into as a salesperson does."""

import html
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from followup_xl.i18n import load
from followup_xl.model.tables import TABLES
from followup_xl.template import build_with
from followup_xl.template.rows import option_rows, options_for, worded
from followup_xl.template.texts import Texts

DAY = date(2026, 11, 17)
OWNERS = {"en": ("Ali", "Sara"), "fa": ("علی", "سارا"), "ro": ("Ioana", "Ștefan")}
COMPANIES = {
    "en": ("Pars Steel", "Arvin Foods", "Sepanta Group", "Tiva Trading"),
    "fa": ("فولاد پارس", "صنایع آروین", "گروه سپنتا", "بازرگانی تیوا"),
    "ro": ("Oțelul Pars", "Arvin Alimente", "Grupul Sepanta", "Tiva Comerț"),
}


def small(language: str) -> bytes:
    """Return a book of four leads, two of each owner, with touches and orders."""
    texts = Texts(language)
    leads = [_lead(number, language) for number in range(1, 5)]
    touches = [_touch(lead, day) for lead in leads for day in (4, 2)]
    orders = [{"date": DAY - timedelta(9), "lead": f"L{n}", "amount": 100 * n, "state": "paid"} for n in (1, 3)]
    rows: Mapping[str, Sequence[Mapping[str, Any]]] = {"tblLeads": leads, "tblTouches": touches, "tblOrders": orders}
    shown = {table: [worded(table, row, texts) for row in found] for table, found in rows.items()}
    return build_with({**shown, "tblOptions": option_rows(texts, options_for(language))}, language)


def _lead(number: int, language: str) -> dict[str, Any]:
    owner = OWNERS[language][(number - 1) // 2]
    known = {"id": f"L{number}", "company": COMPANIES[language][number - 1], "owner": owner, "phone": f"07{number}0001"}
    more = {"market": "domestic", "product_kind": "goods", "group": "unhurried", "created": DAY - timedelta(20)}
    return {
        **known,
        **more,
        "contact": f"Contact Number{number}",
        "notes": f"note of {COMPANIES[language][number - 1]}",
    }


def _touch(lead: Mapping[str, Any], days: int) -> dict[str, Any]:
    known = {"date": DAY - timedelta(days), "lead": lead["id"], "owner": lead["owner"], "channel": "call"}
    return {**known, "outcome": "answered", "note": f"talked {days} days ago"}


class Desk:
    """A workbook opened in another program: cells by column id, rows from 0, saved by ``close``."""

    def __init__(self, path: Path, language: str) -> None:
        self.path, self.catalog = path, load(language)
        self.book = openpyxl.load_workbook(path)

    def _place(self, table: str) -> tuple[Worksheet, int, int, int]:
        sheet = next(s for s in self.book.worksheets if table in s.tables)
        low, _, high = sheet.tables[table].ref.partition(":")
        return sheet, sheet[low].row, sheet[low].column, sheet[high].row

    def _column(self, table: str, column: str) -> int:
        sheet, header, first, _ = self._place(table)
        wanted = self.catalog.header(table, column)
        for col in range(first, sheet.max_column + 1):
            if sheet.cell(header, col).value == wanted:
                return col
        raise KeyError(column)

    def type(self, table: str, row: int, **cells: object) -> None:
        """Type into cells of a row; a code is typed as its label."""
        sheet, header, _, _ = self._place(table)
        for name, value in cells.items():
            column = TABLES[table].by_id[name]
            text: Any = self.catalog.label(column.family, str(value)) if column.family and value else value
            cell = sheet.cell(header + 1 + row, self._column(table, name))
            cell.value = text
            if str(text).startswith("="):
                cell.data_type = "s"

    def add(self, table: str, **cells: object) -> None:
        """Type a new row below the last one."""
        sheet, header, _, last = self._place(table)
        found = sheet.tables[table]
        low, high = found.ref.split(":")
        letters = high.rstrip("0123456789")
        found.ref = f"{low}:{letters}{last + 1}"
        if found.autoFilter:
            found.autoFilter.ref = found.ref
        self.type(table, last - header, **cells)

    def rows(self, table: str, *columns: str) -> list[tuple[Any, ...]]:
        """Return cells of all rows."""
        sheet, header, _, last = self._place(table)
        places = [self._column(table, column) for column in columns]
        return [tuple(sheet.cell(row, place).value for place in places) for row in range(header + 1, last + 1)]

    def close(self) -> None:
        """Save the workbook."""
        self.book.save(self.path)


def desk(path: Path, language: str) -> Desk:
    return Desk(path, language)


def everything(path: Path) -> str:
    """Return all text of a package."""
    with zipfile.ZipFile(path) as archive:
        return "\n".join(html.unescape(archive.read(name).decode("utf-8", "replace")) for name in archive.namelist())
