"""A sheet of plain text added behind the last one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .cells import cell_tags
from .graftparts import free_name
from .namespaces import MAIN, RELATIONSHIPS, STRICT_MAIN, STRICT_RELATIONSHIPS
from .values import encode_text

if TYPE_CHECKING:
    from .workbook import Workbook

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def add_text_sheet(workbook: Workbook, name: str, texts: Sequence[str], *, state: str = "visible") -> str:
    """Add a sheet with one text in each row of column A; `state` may be `hidden` or `veryHidden`.

    Returns the name it got, which is another one where that one is taken. Raises BadValue for a text that is too long.
    """
    book, package = workbook.book, workbook.package
    taken = {tab.name.casefold() for tab in book.tabs}
    free = next(one for number in range(1, len(taken) + 2) if (one := _numbered(name, number)).casefold() not in taken)
    part = free_name(package, "xl/worksheets/sheet1.xml")
    package.add(part, _sheet(texts, strict=book.strict), _TYPE)
    space = STRICT_RELATIONSHIPS if book.strict else RELATIONSHIPS
    link = package.relate(book.part, f"{space}/worksheet", part)
    book.add_sheet(free, max(tab.sheet_id for tab in book.tabs) + 1, link, state)
    return free


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name} ({number})"


def _sheet(texts: Sequence[str], *, strict: bool) -> bytes:
    spaced = cell_tags(b"", "A", 0)[4]
    rows = b"".join(
        b'<row r="%d">%b</row>' % (row, spaced % (row, encode_text(text).encode())) for row, text in enumerate(texts, 1)
    )
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="%b">'
    return head % (STRICT_MAIN if strict else MAIN).encode() + b"<sheetData>" + rows + b"</sheetData></worksheet>"
