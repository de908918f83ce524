"""Built workbooks, read back the way the tool and a spreadsheet program read them."""

from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.store.file import FileStore
from followup_xl.template import build, build_with_reviews
from followup_xl.validate import Validated, validate


@cache
def built(language: str) -> Workbook:
    """Return the empty workbook of a language, as openpyxl reads it; not to be changed."""
    return load_workbook(BytesIO(build(language)))


@cache
def built_whole(language: str) -> Workbook:
    """Return the empty workbook with its review sheets; not to be changed."""
    return load_workbook(BytesIO(build_with_reviews(language)))


def tables(book: Workbook) -> dict[str, tuple[Worksheet, Table]]:
    """Return every table by its name, with its sheet."""
    return {table.displayName: (sheet, table) for sheet in book.worksheets for table in sheet.tables.values()}


def rows(book: Workbook, table: str) -> list[tuple[Cell, ...]]:
    """Return the cells of a table, its header row first."""
    sheet, found = tables(book)[table]
    cells: Any = sheet[found.ref]  # more than one cell: openpyxl gives rows of them
    return list(cells)


def validated(path: Path, language: str, today: date) -> Validated:
    """Return what the tool reads from the file at `path`."""
    return validate(FileStore(path).read(), load(language), load_lexicon(), today)
