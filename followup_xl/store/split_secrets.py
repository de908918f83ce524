"""What a handed out workbook must not tell: names of other people's customers outside of the rows handed out."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from followup_xl.model.tables import TABLES
from followup_xl.ooxml import Sheet, Workbook
from followup_xl.ooxml.errors import CannotKeepRows
from followup_xl.ooxml.scrub import drop_thumbnail, drop_unused_strings, empty_sheet, forget_charts, forget_results
from followup_xl.ooxml.xmltext import character_data
from followup_xl.sharing.mentions import Names
from followup_xl.sharing.rows import SHARED

_TEXT: Final = re.compile(
    rb"<(?:\w+:)?(?:t|text|title|subject|description|keywords|category|lpstr|lpwstr)(?:\s[^>]*)?>([^<]+)<"
)
_OTHER: Final = ("xl/drawings/", "xl/charts/", "xl/diagrams/", "xl/comments", "xl/threadedComments/", "docProps/")
_COMMENTS: Final = ("comments", "threadedComment")
_OWN: Final = frozenset(name.casefold() for name in TABLES)


def remove_secrets(workbook: Workbook, names: Names) -> list[str]:
    """Empty what names customers of others, and forget what formulas and charts showed; returns the sheets emptied.

    A sheet of the team's own that names one of them is emptied as a whole; on our sheets only the cell is.
    Raises CannotKeepRows when a drawing, comment or heading for print names one.
    """
    emptied = []
    for name in workbook.sheets:
        page = workbook[name]
        if not _is_ours(workbook, name):
            forget_results(page)
            if _tells(workbook, page, names):
                empty_sheet(workbook, page)
                emptied.append(name)
            continue
        forget_results(page, [table.data for table in workbook.tables_on(name)])
        if _blank_outside(workbook, page, names):
            emptied.append(name)
    forget_charts(workbook)
    drop_thumbnail(workbook)
    drop_unused_strings(workbook)
    _check_parts(workbook, names)
    return emptied


def _is_ours(workbook: Workbook, sheet: str) -> bool:
    return any(table.name.casefold() in _OWN for table in workbook.tables_on(sheet))


def _tells(workbook: Workbook, page: Sheet, names: Names) -> bool:
    texts = [str(page.get(row, col) or "") for row, col, _ in page.xml.grid.all_cells()]
    parts = [part for kind in ("comments", "threadedComment", "drawing") for part in _parts(workbook, page, kind)]
    formulas = page.xml.data.decode("utf-8", "replace") if page.mentions_formulas() else ""
    texts += [text for part in parts for text in _texts_of(workbook, part)]
    return any(map(names.found_in, texts)) or any(map(names.found_in, re.findall(r"<f[^>]*>([^<]+)", formulas)))


def _blank_outside(workbook: Workbook, page: Sheet, names: Names) -> bool:
    """Empty cells beside our tables that name a customer of others; whether there was one."""
    boxes = [table.area for table in workbook.tables_on(page.name)]
    found = [
        (row, col)
        for row, col in _filled(page)
        if not any(box.holds(row, col) for box in boxes) and names.found_in(str(page.get(row, col) or ""))
    ]
    for row, col in found:
        page.put(row, col, None, replace_formula=True)
    return bool(found)


def _filled(page: Sheet) -> Iterator[tuple[int, int]]:
    """The cells of rows that say anything at all; rows of mere formats are passed over."""
    data, grid = page.xml.data, page.xml.grid
    for row, span in grid.rows.items():
        if data.find(b"</" + page.xml.prefix + b"c>", *span) >= 0:
            yield from ((row, col) for col, _ in grid.cells(row))


def _check_parts(workbook: Workbook, names: Names) -> None:
    """Texts that are not in cells: drawings, charts, headings, tabs, and comments but for those beside the rows."""
    tables = [workbook.tables[table] for table in SHARED if table in workbook.tables]
    beside = {part for table in tables for kind in _COMMENTS for part in _parts(workbook, workbook[table.sheet], kind)}
    for part in workbook.package.names():
        if part.startswith(_OTHER) and part.endswith(".xml") and part not in beside:
            _check(names, part.rpartition("/")[2], _texts_of(workbook, part))
    for name in workbook.sheets:
        headings = workbook[name].xml.root.find("headerFooter")
        _check(names, name, [child.text for child in headings.children] if headings is not None else [])
    for tab in workbook.book.tabs:
        _check(names, tab.name, [tab.name])
    for defined in workbook.book.names:
        _check(names, defined.name, re.findall(r'"([^"]+)"', defined.text))


def _check(names: Names, place: str, texts: Iterable[str]) -> None:
    if any(map(names.found_in, texts)):
        raise CannotKeepRows(sheet=place, cause="names", reason="something beside the cells names a customer")


def _parts(workbook: Workbook, page: Sheet, kind: str) -> list[str]:
    return workbook.package.targets(page.part, kind)


def _texts_of(workbook: Workbook, part: str) -> Iterator[str]:
    return (character_data(text) for text in _TEXT.findall(workbook.package.xml(part)))
