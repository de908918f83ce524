"""A range of cells made a table, and a table made wider."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .errors import CannotMakeTable
from .namespaces import MAIN, RELATIONSHIPS, STRICT_MAIN, STRICT_RELATIONSHIPS
from .ranges import Area, area, cell_name
from .values import column_text
from .xmltext import quoteattr
from .xmltree import Splices

if TYPE_CHECKING:
    from .sheet import Sheet
    from .workbook import Workbook

_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"
_NAME = re.compile(r"[^\W\d][\w.]{0,254}")
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]+|[RrCc][0-9]*(?:[Cc][0-9]*)?")


def make_table(workbook: Workbook, sheet: Sheet, ref: str, name: str, style: str) -> str:
    """Describe `ref`, headers in its first row, as a table; returns the part. Raises CannotMakeTable, BadReference."""
    box = area(ref)
    headers = _headers(sheet, box)
    reason = _obstacle(sheet, box) or _name_trouble(workbook, name)
    if reason:
        raise CannotMakeTable(sheet=sheet.name, ref=str(box), reason=reason)
    sheet.flush()
    part = _free_part(workbook)
    numbers = [table.id for other in workbook.sheets for table in workbook.tables_on(other)]
    kept = _take_filter(workbook, sheet, box)
    strict = workbook.book.strict
    xml = _table_xml(STRICT_MAIN if strict else MAIN, max([0, *numbers]) + 1, name, box, headers, kept, style)
    workbook.package.add(part, xml, _TYPE)
    kind = STRICT_RELATIONSHIPS if strict else RELATIONSHIPS
    _point_to(sheet, workbook.package.relate(sheet.part, f"{kind}/table", part), kind)
    return part


def _headers(sheet: Sheet, box: Area) -> list[str]:
    found = [sheet.get(box.min_row, col) for col in range(box.min_col, box.max_col + 1)]
    texts = [text for text in found if isinstance(text, str) and text.strip()]
    formulas = any(sheet.has_formula(box.min_row, col) for col in range(box.min_col, box.max_col + 1))
    if formulas or len(texts) < len(found) or len({text.casefold() for text in texts}) < len(texts):
        reason = "its first row must hold a different text in every cell"
        raise CannotMakeTable(sheet=sheet.name, ref=str(box), reason=reason)
    return texts


def _obstacle(sheet: Sheet, box: Area) -> str:
    if box.min_row == box.max_row:
        return "it needs a row below its headers"
    for name, other in sheet.tables_here():
        if other.meets(box):
            return f"the table {name} is there"
    for merged in (*sheet.xml.merged, *sheet.xml.arrays):
        if merged.meets(box):
            return f"the merged cell or array formula {merged} is there"
    return ""


def _name_trouble(workbook: Workbook, name: str) -> str:
    taken = {n.casefold() for n in workbook.tables} | {n.name.casefold() for n in workbook.book.names}
    if not _NAME.fullmatch(name) or _LIKE_A_CELL.fullmatch(name):
        return f"{name!r} is not a name a table can have"
    return f"the name {name} is taken" if name.casefold() in taken else ""


def _free_part(workbook: Workbook) -> str:
    number = 1
    while workbook.package.find(f"xl/tables/table{number}.xml"):
        number += 1
    return f"xl/tables/table{number}.xml"


def _take_filter(workbook: Workbook, sheet: Sheet, box: Area) -> bytes:
    """What the sheet's own filter holds on to goes into the table; a sheet cannot have both in one place."""
    element = sheet.xml.root.find("autoFilter")
    if element is None or not area(element.attributes.get("ref", "A1")).meets(box):
        return b""
    data = sheet.xml.data
    inner = data[element.open_end : element.close]
    if area(element.attributes.get("ref", "A1"))[1::2] != box[1::2] and inner.strip():
        reason = "a filter is set on other columns; clear it first"
        raise CannotMakeTable(sheet=sheet.name, ref=str(box), reason=reason)
    splices = Splices()
    splices.put(element.start, element.end, b"")
    sheet.replace_data(splices.apply(data))
    workbook.book.drop_names("_xlnm._FilterDatabase", sheet.name)
    return re.sub(rb"<(/?)" + re.escape(sheet.xml.prefix), rb"<\1", inner) if sheet.xml.prefix else inner


def _table_xml(  # noqa: PLR0913, PLR0917 - a table has this many sides
    namespace: str, number: int, name: str, box: Area, headers: list[str], kept: bytes, style: str
) -> bytes:
    named = "".join(f'<tableColumn id="{i}" name={quoteattr(column_text(h))}/>' for i, h in enumerate(headers, 1))
    shown = f'<tableStyleInfo name={quoteattr(style)} showRowStripes="1"/>' if style else ""
    head = (
        f'<table xmlns="{namespace}" id="{number}" name="{name}" displayName="{name}" ref="{box}" totalsRowShown="0">'
    )
    columns = f'<tableColumns count="{len(headers)}">{named}</tableColumns>{shown}</table>'
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    opening = f'{declaration}{head}<autoFilter ref="{box}"'.encode()
    return opening + (b">" + kept + b"</autoFilter>" if kept else b"/>") + columns.encode()


def _point_to(sheet: Sheet, link: str, namespace: str) -> None:
    """Name the table in the sheet's list of tables."""
    xml = sheet.xml
    prefix = xml.prefix.decode()
    entry = f'<{prefix}tablePart xmlns:r="{namespace}" r:id="{link}"/>'
    parent = xml.root.find("tableParts")
    splices = Splices()
    if parent is None:
        place = xml.place_for("tableParts")
        splices.put(place, place, f'<{prefix}tableParts count="1">{entry}</{prefix}tableParts>'.encode())
    else:
        splices.attribute(xml.data, parent, "count", str(len(parent.children) + 1))
        splices.inside(xml.data, parent, entry.encode())
    sheet.replace_data(splices.apply(xml.data))


def check_width(sheet: Sheet, box: Area, names: list[str], known: list[str]) -> None:
    """Whether a table at `box` can take more columns on its right. Raises CannotMakeTable."""
    right = Area(box.min_row, box.max_col + 1, box.max_row, box.max_col + len(names))
    folded = [name.casefold() for name in (*known, *names)]
    reason = "" if len(set(folded)) == len(folded) and all(n.strip() for n in names) else "its headers must all differ"
    for name, other in sheet.tables_here():
        if other.meets(right):
            reason = f"the table {name} is there"
    for merged in (*sheet.xml.merged, *sheet.xml.arrays):
        if merged.meets(right):
            reason = f"the merged cell or array formula {merged} is there"
    place = next(sheet.filled(right), None)
    if place:
        reason = f"{cell_name(*place)} is not empty"
    if reason:
        raise CannotMakeTable(sheet=sheet.name, ref=str(right), reason=reason)
