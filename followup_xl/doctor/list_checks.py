"""Drop-down lists and hyperlinks beyond what Excel takes."""

from collections.abc import Iterator
from typing import Final

from followup_xl.doctor.patient import Patient, finding
from followup_xl.model.issues import Issue, Severity, Where
from followup_xl.ooxml.xmltree import Element

LONGEST_LIST: Final = 255
"""Characters of a list typed into a validation; with more Excel calls the file damaged (openpyxl, XlsxWriter)."""

MOST_LINKS: Final = 65_530
"""Hyperlinks of a worksheet (Microsoft, Excel specifications and limits)."""

LONGEST_LINK: Final = 2_079
"""Characters of a hyperlink's target (XlsxWriter's measure of what Excel opens)."""


def long_lists(patient: Patient) -> Iterator[Issue]:
    """Lists typed into a validation that are too long."""
    for sheet in patient.sheets:
        for element in sheet.xml.root.walk():
            if element.name.removeprefix("x14:") == "dataValidation" and element.attributes.get("type") == "list":
                length = len(_typed_list(element))
                if length > LONGEST_LIST:
                    where = Where(sheet.name, _first_cell(element))
                    yield finding("long-list", Severity.ERROR, where, length=length, most=LONGEST_LIST)


def _typed_list(validation: Element) -> str:
    """The choices as typed, "" when they come from cells."""
    formulas = [child for child in validation.walk() if child.name.removeprefix("x14:") == "formula1"]
    text = "".join(part.text for formula in formulas for part in formula.walk()).strip()
    return text[1:-1].replace('""', '"') if len(text) > 1 and text[0] == text[-1] == '"' else ""


def _first_cell(validation: Element) -> str:
    areas = [validation.attributes.get("sqref", "")]
    areas += [child.text for child in validation.walk() if child.name == "xm:sqref"]
    return next((part.partition(":")[0] for part in " ".join(areas).split()), "")


def hyperlinks(patient: Patient) -> Iterator[Issue]:
    """Sheets with too many hyperlinks, and hyperlinks that are too long."""
    for sheet in patient.sheets:
        parent = sheet.xml.root.find("hyperlinks")
        links = parent.all("hyperlink") if parent else []
        if len(links) > MOST_LINKS:
            yield finding("many-links", Severity.ERROR, Where(sheet.name), n=len(links), most=MOST_LINKS)
        targets = {link.id: link.target for link in patient.workbook.package.relationships(sheet.part)}
        for link in links:
            length = len(targets.get(link.attributes.get("r:id", ""), ""))
            if length > LONGEST_LINK:
                where = Where(sheet.name, link.attributes.get("ref", "").partition(":")[0])
                yield finding("long-link", Severity.ERROR, where, length=length, most=LONGEST_LINK)
