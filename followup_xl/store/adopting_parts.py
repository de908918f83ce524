"""Small changes to parts of a workbook that adoption needs, each on its own."""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from followup_xl.adopt.sheets import Box
from followup_xl.model.book import column_letters
from followup_xl.ooxml import Sheet, Workbook
from followup_xl.ooxml.graftsheet import Renames, quoted
from followup_xl.ooxml.xmltree import Element, Splices, parse

ADOPTED: Final = "fx.adopted"
"""The hidden name that marks somebody's own workbook which our sheets were brought into."""
_OWN: Final = "fx."
_SOURCE_NAME: Final = "worksheetSource"


def formula_cells(sheet: Sheet) -> frozenset[tuple[int, int]]:
    """The (row, column) of every formula of a sheet."""
    if not re.search(rb"<%bf[\s/>]" % sheet.xml.prefix, sheet.xml.data):
        return frozenset()
    cells = ((row, column) for row, column, _ in sheet.xml.grid.all_cells())
    return frozenset((row, column) for row, column in cells if sheet.has_formula(row, column))


def rename_table(workbook: Workbook, old: str, new: str) -> None:
    """Give a table another name, in every formula too. No table of the workbook may have been asked for before."""
    renames = Renames({}, {old.casefold(): new})
    for part in [name for name in workbook.package.names() if name.endswith(".xml")]:
        data = workbook.package.xml(part)
        if old.encode() in data:
            renamed = renames.formulas(data)
            workbook.package.put(part, _renamed_parts(renamed, part, old, new))
    workbook.book.read()
    texts = {index: renames.formula(name.text) for index, name in enumerate(workbook.book.names)}
    workbook.book.rename_texts({i: text for i, text in texts.items() if text != workbook.book.names[i].text})


def _renamed_parts(data: bytes, part: str, old: str, new: str) -> bytes:
    """The name of the table itself, and of the table a pivot table is made of."""
    root = parse(data, part) if "/tables/" in part or "/pivotCache/" in part else None
    if root is None:
        return data
    splices = Splices()
    for element in root.walk():
        names = {"table": ("name", "displayName"), _SOURCE_NAME: ("name",)}.get(element.name, ())
        for name in names:
            if element.attributes.get(name, "").casefold() == old.casefold():
                splices.attribute(data, element, name, new)
    return splices.apply(data)


def unmerge(sheet: Sheet, boxes: Collection[Box]) -> None:
    """Part merged cells; what they show stays in the first of them."""
    parent = sheet.xml.root.find("mergeCells")
    if parent is None or not boxes:
        return
    gone = {str(box) for box in boxes}
    kept = [cell for cell in parent.all("mergeCell") if cell.attributes.get("ref") not in gone]
    data, splices = sheet.xml.data, Splices()
    if kept:
        inner = b"".join(data[cell.start : cell.end] for cell in kept)
        splices.put(parent.open_end, parent.close, inner)
        splices.attribute(data, parent, "count", str(len(kept)))
    else:
        splices.put(parent.start, parent.end, b"")
    sheet.replace_data(splices.apply(data))


def set_widths(sheet: Sheet, widths: Mapping[int, float]) -> None:
    """Set the widths of columns, in characters; those of other columns stay."""
    data, root, prefix = sheet.xml.data, sheet.xml.root, sheet.xml.prefix.decode()
    parent = root.find("cols")
    kept = [piece for old in (parent.all("col") if parent else []) for piece in _without(old, widths)]
    new = [(column, column, f' width="{width}" customWidth="1"') for column, width in widths.items()]
    inner = "".join(
        f'<{prefix}col min="{low}" max="{high}"{rest}/>' for low, high, rest in sorted([*kept, *new])
    ).encode()
    splices = Splices()
    if parent is None:
        place = sheet.xml.place_for("cols")
        splices.put(place, place, b"<%bcols>%b</%bcols>" % (sheet.xml.prefix, inner, sheet.xml.prefix))
    else:
        splices.put(parent.open_end, parent.close, inner)
    sheet.replace_data(splices.apply(data))


def hide_column(sheet: Sheet, column: int, *, hidden: bool) -> None:
    """Hide a column that has a width of its own, or show it again."""
    data, splices = sheet.xml.data, Splices()
    found = [one for parent in sheet.xml.root.all("cols") for one in parent.all("col")]
    for element in found:
        if element.attributes.get("min") == element.attributes.get("max") == str(column):
            splices.attribute(data, element, "hidden", "1" if hidden else "0")
    sheet.replace_data(splices.apply(data))


def _without(element: Element, columns: Collection[int]) -> Iterable[tuple[int, int, str]]:
    """What a description of columns says of the others: (first, last, its other attributes)."""
    low, high = int(element.attributes["min"]), int(element.attributes["max"])
    rest = "".join(f' {k}="{v}"' for k, v in element.attributes.items() if k not in {"min", "max"} and ":" not in k)
    inside = sorted(column for column in columns if low <= column <= high)
    for column in inside:
        if low < column:
            yield low, column - 1, rest
        low = column + 1
    if low <= high:
        yield low, high, rest


def add_validations(sheet: Sheet, entries: Iterable[bytes]) -> None:
    """Add drop-downs and hints, given as elements without a prefix."""
    prefix = sheet.xml.prefix
    found = [re.sub(rb"<(/?)(?=[A-Za-z])", rb"<\1" + prefix, entry) for entry in entries]
    if not found:
        return
    parent = sheet.xml.root.find("dataValidations")
    splices = Splices()
    if parent is None:
        place = sheet.xml.place_for("dataValidations")
        inner = b"".join(found)
        tag = b'<%bdataValidations count="%d">%b</%bdataValidations>' % (prefix, len(found), inner, prefix)
        splices.put(place, place, tag)
    else:
        splices.attribute(sheet.xml.data, parent, "count", str(len(parent.children) + len(found)))
        splices.inside(sheet.xml.data, parent, b"".join(found))
    sheet.replace_data(splices.apply(sheet.xml.data))


def name_header(workbook: Workbook, name: str, sheet: str, row: int, column: int) -> None:
    """Mark a header cell with a hidden name."""
    workbook.book.add_name(name, f"{quoted(sheet)}!${column_letters(column)}${row}", None, hidden=True)


def bring_names(ours: Workbook, workbook: Workbook) -> None:
    """Our names that speak of tables alone, which no sheet brings along; all of ours hidden."""
    there = {name.name.casefold() for name in workbook.book.names}
    own = [name for name in ours.book.names if name.name.startswith(_OWN) and name.sheet is None]
    new = [name for name in own if not name.name.startswith("fx.leads.") and name.name.casefold() not in there]
    workbook.book.add_names((name.name, name.text, None, True) for name in new)
    book, splices = workbook.book, Splices()
    for element in (element for parent in book.root.all("definedNames") for element in parent.all("definedName")):
        if element.attributes.get("name", "").startswith(_OWN):
            splices.attribute(book.data, element, "hidden", "1")
    book.write(splices)
