"""What other libraries read from a workbook: every value by sheet and cell, or None when they cannot open it."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path

import openpyxl
import python_calamine

LARGEST = 5_000_000
"""Cells of a rectangle; calamine gives them all, blank or not."""
Values = dict[str, dict[tuple[int, int], object]]


def by_openpyxl(path: Path) -> Values | None:
    """Values and formulas, as openpyxl sees them."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(path, keep_links=False)
    except Exception:  # noqa: BLE001 - it fails on odd files with whatever comes up
        return None
    found: Values = {}
    for sheet in book.worksheets:
        # `iter_rows` would walk a rectangle of 17 billion cells in a sheet with one in the last corner.
        cells = dict(sheet._cells)
        found[sheet.title] = {place: plain(cell.value) for place, cell in cells.items() if cell.value is not None}
    return found


def plain(value: object) -> object:
    """Something that can be compared: array formulas and the like by what is in them."""
    return getattr(value, "__dict__", value)


def by_calamine(path: Path) -> Values | None:
    """Values as calamine sees them."""
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        sheets = {name: grid(book, name) for name in book.sheet_names}
    except Exception:  # noqa: BLE001 - as above
        return None
    return {name: cells for name, cells in sheets.items() if cells is not None}


def grid(book: python_calamine.CalamineWorkbook, name: str) -> dict[tuple[int, int], object] | None:
    sheet = book.get_sheet_by_name(name)
    top, left = sheet.start or (0, 0)
    if sheet.height * sheet.width > LARGEST:
        return None
    rows = sheet.to_python(skip_empty_area=True)
    cells = ((r + top + 1, c + left + 1, v) for r, row in enumerate(rows) for c, v in enumerate(row))
    return {(r, c): v for r, c, v in cells if v != ""}


READERS: dict[str, Callable[[Path], Values | None]] = {"openpyxl": by_openpyxl, "calamine": by_calamine}


def differences(before: Path, after: Path, touched: dict[str, set[tuple[int, int]]]) -> list[str]:
    """Cells outside of `touched` that another library reads differently, or files it opens no longer."""
    found = []
    for name, read in READERS.items():
        old = read(before)
        if old is None:
            continue
        new = read(after)
        if new is None:
            found.append(f"{name} opens it no longer")
            continue
        found += [f"{name}: {where}" for where in unequal(old, new, touched)]
    return found


def unequal(old: Values, new: Values, touched: dict[str, set[tuple[int, int]]]) -> list[str]:
    if list(old) != list(new):
        return ["the sheets differ"]
    return [
        f"{sheet} {place}"
        for sheet, cells in old.items()
        for place in cells.keys() | new[sheet].keys()
        if place not in touched.get(sheet, set()) and cells.get(place) != new[sheet].get(place)
    ]
