"""A sheet's XML made fit for another workbook: formats renumbered, shared strings written out, names replaced."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from .cells import kind_of
from .formulas import escaped, tokens
from .grid import Span
from .sheetxml import SheetXml
from .xmltext import character_data
from .xmltree import Element, Splices

_FORMULAS = re.compile(
    rb"(<(?:[^\s<>/:?!]+:)?(?:f|formula|formula[12]|calculatedColumnFormula|totalsRowFormula)(?:\s[^>]*)?>)([^<]+)(</)"
)
_SHARED = re.compile(rb"""\st\s*=\s*["']s["']""")
_DATE1904_SHIFT = 1462
"""Days between the two calendars (18.17.4.1)."""


@dataclass(frozen=True, slots=True)
class Renames:
    """Old -> new names of sheets and tables, casefolded on the left."""

    sheets: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, str] = field(default_factory=dict)

    def formula(self, text: str) -> str:
        """The formula with the new names."""
        return "".join(self._piece(kind, piece) for kind, piece in tokens(text))

    def formulas(self, data: bytes) -> bytes:
        """A part with the new names in all of its formulas."""
        if not self.sheets and not self.tables:
            return data
        return _FORMULAS.sub(lambda m: m[1] + escaped(self.formula(character_data(m[2]))) + m[3], data)

    def _piece(self, kind: str, piece: str) -> str:
        if kind == "name":
            return self.tables.get(piece.casefold(), piece)
        if kind != "sheet":
            return piece
        name = piece[:-1].strip("'").replace("''", "'")
        new = self.sheets.get(name.casefold())
        return piece if new is None else f"{quoted(new)}!"


def quoted(sheet: str) -> str:
    """A sheet's name as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


@dataclass(frozen=True, slots=True)
class Fitting:
    """What moving cells takes: new format numbers, the strings' XML, which formats show dates, days to add."""

    cell_format: Callable[[int], int]
    differential: Callable[[int], int]
    string: Callable[[int], bytes]
    is_date: Callable[[int], bool]
    days: int


def fitted(sheet: SheetXml, fitting: Fitting) -> bytes:
    """The sheet's bytes, fit for the other workbook."""
    out = Splices()
    for row, span in sheet.grid.rows.items():
        _fit_row(sheet, span, fitting, out)
        for _, cell in sheet.grid.cells(row):
            content = sheet.data[cell.start : cell.end]
            out.put(cell.start, cell.end, _fit_cell(content, sheet.prefix, fitting))
    for element in sheet.root.walk():
        _fit_element(sheet.data, element, fitting, out)
    return out.apply(sheet.data)


def _fit_row(sheet: SheetXml, span: Span, fitting: Fitting, out: Splices) -> None:
    end = sheet.grid.row_content(span)
    found = re.search(rb"""\ss\s*=\s*["']([0-9]+)["']""", sheet.data[span.start : end])
    if found:
        out.put(span.start + found.start(1), span.start + found.end(1), b"%d" % fitting.cell_format(int(found[1])))


def _fit_cell(cell: bytes, prefix: bytes, fitting: Fitting) -> bytes:
    """New format number; a shared string becomes an inline one; a date moves with the calendar."""
    end = cell.index(b">") + 1
    head, rest = cell[:end], cell[end:]
    found = re.search(rb"""\ss\s*=\s*["']([0-9]+)["']""", head)
    style = int(found[1]) if found else 0
    value = re.search(rb"(<%bv(?:\s[^>]*)?>)([^<]*)(</%bv\s*>)" % (re.escape(prefix), re.escape(prefix)), rest)
    if value and _SHARED.search(head):
        text = re.sub(rb"<(/?)", rb"<\1" + prefix, fitting.string(int(value[2])))
        names = (prefix, text, prefix)
        rest = rest[: value.start()] + b"<%bis>%b</%bis>" % names + rest[value.end() :]
        head = _SHARED.sub(b' t="inlineStr"', head)
    elif value and fitting.days and kind_of(head) == b"n" and fitting.is_date(style):
        rest = rest[: value.start(2)] + _moved(value[2], fitting.days) + rest[value.end(2) :]
    head = re.sub(rb"""(\ss\s*=\s*["'])[0-9]+""", rb"\g<1>%d" % fitting.cell_format(style), head)
    if not found and fitting.cell_format(0):
        head = re.sub(rb"(\s*/?>)$", rb' s="%d"\1' % fitting.cell_format(0), head)
    return re.sub(rb"""\s(?:cm|vm)\s*=\s*["'][^"']*["']""", b"", head) + rest


def _moved(number: bytes, days: int) -> bytes:
    value = float(number) + days
    return repr(int(value) if value == int(value) else value).encode()


def _fit_element(data: bytes, element: Element, fitting: Fitting, out: Splices) -> None:
    attributes = element.attributes
    if element.name == "col" and "style" in attributes:
        out.attribute(data, element, "style", str(fitting.cell_format(int(attributes["style"]))))
    elif element.name == "cfRule" and "dxfId" in attributes:
        out.attribute(data, element, "dxfId", str(fitting.differential(int(attributes["dxfId"]))))
    elif element.name == "sheetView" and "tabSelected" in attributes:
        out.attribute(data, element, "tabSelected", "0")


def calendar_days(*, source1904: bool, target1904: bool) -> int:
    """Days to add to a serial number on its way."""
    return _DATE1904_SHIFT * (int(source1904) - int(target1904))
