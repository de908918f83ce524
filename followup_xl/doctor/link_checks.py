"""References that lead out of the workbook, or nowhere."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from followup_xl.doctor.patient import Patient, finding
from followup_xl.model.issues import Issue, Severity, Where
from followup_xl.ooxml import Sheet
from followup_xl.ooxml.ranges import cell_place

_REF: Final = re.compile(rb"""\sr\s*=\s*["']([A-Z]+[0-9]+)["']""")
_FORMULA: Final = rb"<(?:[\w.-]+:)?f(?:\s[^>]*)?>[^<]*"


def other_workbooks(patient: Patient) -> Iterator[Issue]:
    """References to other workbooks, one finding for each workbook."""
    package, book = patient.workbook.package, patient.workbook.book
    links = {link.id: link for link in package.relationships(book.part)}
    references = [r for parent in book.root.all("externalReferences") for r in parent.all("externalReference")]
    for number, reference in enumerate(references, 1):
        link = links.get(reference.attributes.get("r:id", ""))
        part = package.target(book.part, link) if link else None
        if part is not None:
            target = next((r.target for r in package.relationships(part) if r.external), "")
            yield finding("other-workbook", Severity.NOTE, _first_use(patient, number), target=_readable(target))


def _readable(target: str) -> str:
    return unquote(target.removeprefix("file:///")) or "?"


def _first_use(patient: Patient, number: int) -> Where | None:
    """The first cell with a formula that names the link; None when a name, a chart or nothing does."""
    used = re.compile(_FORMULA + rb"\[%d\]" % number)
    for sheet in patient.sheets:
        cells = _formula_cells(sheet, used)
        if cells:
            return Where(sheet.name, cells[0])
    return None


def lost_references(patient: Patient) -> Iterator[Issue]:
    """Sheets with formulas that say ``#REF!``, one finding a sheet; in our tables each is told by itself."""
    lost = re.compile(_FORMULA + b"#REF!")
    for sheet in patient.sheets:
        own = [table.area for owner, table in patient.own_tables if owner is sheet]
        cells = [c for c in _formula_cells(sheet, lost) if not any(area.holds(*cell_place(c)) for area in own)]
        if cells:
            yield finding("lost-reference", Severity.ASK, Where(sheet.name, cells[0]), n=len(cells))


def _formula_cells(sheet: Sheet, pattern: re.Pattern[bytes]) -> list[str]:
    """The cells whose formula a pattern finds."""
    data, opening = sheet.xml.data, b"<%bc " % sheet.xml.prefix
    places = (match.start() for match in pattern.finditer(data, *sheet.xml.rows_span))
    refs = (_REF.search(data, max(data.rfind(opening, 0, place), 0), place) for place in places)
    return [ref[1].decode() for ref in refs if ref]
