"""References that lead out of the workbook, or nowhere."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from followup_xl.doctor.patient import Patient, finding
from followup_xl.model.issues import Issue, Severity, Where
from followup_xl.ooxml.ranges import cell_place

_REF: Final = re.compile(rb"""\sr\s*=\s*["']([A-Z]+[0-9]+)["']""")


def other_workbooks(patient: Patient) -> Iterator[Issue]:
    """Formulas that read other workbooks, one finding for each workbook."""
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
    """The first cell with a formula that names the link."""
    used = re.compile(rb"<(?:[\w.-]+:)?f(?:\s[^>]*)?>[^<]*\[%d\]" % number)
    for sheet in patient.sheets:
        match = used.search(sheet.xml.data)
        if match:
            start = sheet.xml.data.rfind(b"<%bc " % sheet.xml.prefix, 0, match.start())
            cell = _REF.search(sheet.xml.data, max(start, 0), match.start())
            return Where(sheet.name, cell[1].decode() if cell else "")
    return None


def lost_references(patient: Patient) -> Iterator[Issue]:
    """Sheets with cells that show ``#REF!``, one finding a sheet; in our tables each is told by itself."""
    for sheet in patient.sheets:
        own = [table.area for owner, table in patient.own_tables if owner is sheet]
        lost = [cell for cell, text in sheet.error_cells().items() if text == "#REF!"]
        lost = [cell for cell in lost if not any(area.holds(*cell_place(cell)) for area in own)]
        if lost:
            yield finding("lost-reference", Severity.ASK, Where(sheet.name, lost[0]), n=len(lost))
