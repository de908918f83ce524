"""Texts of cells: longer than a cell holds, with more lines than it shows, or looking like a formula."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from followup_xl.doctor.patient import Patient, finding, place
from followup_xl.model.issues import Issue, Severity
from followup_xl.ooxml import Sheet
from followup_xl.ooxml.cells import kind_of, style_of
from followup_xl.ooxml.limits import MAX_TEXT
from followup_xl.ooxml.sharedstrings import SharedStrings

LINE_FEEDS: Final = 253
"""A cell shows no more line breaks than these (Microsoft, Excel specifications and limits)."""

_INLINE: Final = re.compile(rb"<(?:[\w.-]+:)?t(?:\s[^>]*)?>(?:=|[^<]{253})")
_INDEX: Final = re.compile(rb"<(?:[\w.-]+:)?v>\s*(\d+)\s*<")


def odd_texts(patient: Patient) -> Iterator[Issue]:
    """Every text cell that could bite."""
    texts = _Texts(patient)
    for sheet in patient.sheets:
        for row, column, text, style in texts.odd_cells(sheet):
            code = _complaint(text)
            if code == "formula-like" and style in texts.quoted:
                continue
            shown = " ".join(text[:60].split())
            params = {"text": shown, "length": _units(text), "lines": text.count("\n")}
            severity = Severity.NOTE if code == "formula-like" else Severity.ERROR
            yield finding(code, severity, place(sheet, row, column), **params)


def _complaint(text: str) -> str:
    """The code of what is wrong with a text, "" when nothing is."""
    if _units(text) > MAX_TEXT:
        return "long-text"
    if text.count("\n") >= LINE_FEEDS:
        return "many-lines"
    return "formula-like" if text.startswith("=") and len(text) > 1 else ""


def _units(text: str) -> int:
    """The length as Excel counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class _Texts:
    """The texts of a workbook; the odd ones among the shared strings are known by their numbers."""

    def __init__(self, patient: Patient) -> None:
        self.patient = patient

    @cached_property
    def shared(self) -> frozenset[bytes]:
        """The numbers of the odd shared strings."""
        package = self.patient.workbook.package
        parts = package.targets(self.patient.workbook.book.part, "sharedStrings")
        strings = SharedStrings(package.xml(parts[0])) if parts else ()
        return frozenset(b"%d" % number for number in range(len(strings)) if _complaint(strings[number]))

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The cell formats that mark a text as text, as an apostrophe in front of it does."""
        parts = self.patient.workbook.package.targets(self.patient.workbook.book.part, "styles")
        formats = self.patient.tree(parts[0]).find("cellXfs") if parts else None
        found = enumerate(formats.children if formats else ())
        return frozenset(number for number, xf in found if xf.attributes.get("quotePrefix") in {"1", "true"})

    def odd_cells(self, sheet: Sheet) -> Iterator[tuple[int, int, str, int]]:
        """The cells of a sheet with odd texts: row, column, text, format."""
        if not self._may_have_odd(sheet.xml.data):
            return
        for row, column, span in sheet.xml.grid.all_cells():
            cell = sheet.xml.data[span.start : span.end]
            text = self._odd_text(sheet, cell)
            if text:
                yield row, column, text, style_of(cell)

    def _may_have_odd(self, data: bytes) -> bool:
        """A quick look; hardly any sheet has one."""
        if _INLINE.search(data):
            return True
        return bool(self.shared) and any(match[1] in self.shared for match in _INDEX.finditer(data))

    def _odd_text(self, sheet: Sheet, cell: bytes) -> str:
        kind = kind_of(cell)
        if kind == b"s":
            index = _INDEX.search(cell)
            if index is None or index[1] not in self.shared:
                return ""
        elif kind != b"inlineStr" or not _INLINE.search(cell):
            return ""
        value = sheet.codec.value(cell)
        return value if isinstance(value, str) and _complaint(value) and not sheet.codec.has_formula(cell) else ""
