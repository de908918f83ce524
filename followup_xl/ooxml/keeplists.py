"""What stands around the rows of a sheet when some of them leave it: formats, validations, links, filters, views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import BadReference
from .ranges import cell_name, cell_place
from .xmltext import escape
from .xmltree import Element, Splices

if TYPE_CHECKING:
    from .rowmap import RowMap
    from .sheetxml import SheetXml

_LISTS = {"conditionalFormatting", "dataValidation", "ignoredError", "protectedRange"}
_EXTENDED = {"x14:conditionalFormatting", "x14:dataValidation", "x14:sparkline"}
_AREAS = {"dimension", "mergeCell", "hyperlink", "autoFilter", "sortState", "sortCondition"}
_FORMULAS = {"formula", "formula1", "formula2", "xm:f"}
_WRAPPERS = {
    "mergeCells", "hyperlinks", "dataValidations", "ignoredErrors", "protectedRanges", "rowBreaks", "extLst", "ext",
    "x14:conditionalFormattings", "x14:dataValidations", "x14:sparklines", "x14:sparklineGroup", "x14:sparklineGroups",
}  # fmt: skip
"""Elements that mean nothing once all they held is gone."""
_VIEWED = {"selection", "pane", "sheetView"}
_VIEWS = {"activeCell", "sqref", "topLeftCell"}


class Surroundings:
    """The elements around the rows of one sheet; `own` is its name, `dropped` the links that no cell has any more.

    `blank` says that the first row stays for form's sake and loses its links.
    """

    def __init__(self, xml: SheetXml, rows: RowMap, own: str, *, blank: bool) -> None:
        self._xml, self._rows, self._own, self._blank = xml, rows, own, blank
        self._here = own.casefold() == rows.sheet.casefold()
        self.dropped: set[str] = set()

    def splices(self) -> Splices:
        """The changes to the sheet's bytes; none of them lies among the rows."""
        found = Splices()
        for child in self._xml.root.children:
            self._visit(child, "", found)
        return found

    def _visit(self, element: Element, sqref: str, out: Splices) -> bool:
        """Note the changes of an element; whether it stays."""
        inner = Splices()
        sqref = _sqref(element) or sqref
        stays = not self._here or self._place(element, inner)
        left = [child for child in element.children if self._visit(child, sqref, inner)] if stays else []
        if element.name in _WRAPPERS and element.children and not left:
            stays = False
        if not stays:
            self._drop(element)
            out.put(element.start, element.end, b"")
            return False
        if element.name in _WRAPPERS and len(left) < len(element.children) and "count" in element.attributes:
            inner.attribute(self._xml.data, element, "count", str(len(left)))
        if element.name in _FORMULAS and element.text:
            self._formula(element, sqref, inner)
        out.items += [(start, end, len(out.items), content) for start, end, _, content in inner.items]
        return True

    def _place(self, element: Element, out: Splices) -> bool:
        """Set where an element applies; whether that place is still there."""
        name = element.name
        if name == "filterColumn" or (name == "hyperlink" and self._blank and self._on_blank(element)):
            return False
        if name in _LISTS:
            return self._moved(element, "sqref", out)
        if name in _EXTENDED:
            return self._moved_inside(element, out)
        if name in _AREAS and "ref" in element.attributes:
            return self._moved(element, "ref", out)
        if name in _VIEWED:
            self._view(element, out)
        return name != "brk" or self._break(element, out)

    def _on_blank(self, element: Element) -> bool:
        return self._rows.sqref(element.attributes.get("ref", "")).endswith(str(self._rows.first))

    def _moved(self, element: Element, name: str, out: Splices) -> bool:
        before = element.attributes.get(name, "")
        after = self._rows.sqref(before)
        if after and after != before:
            out.attribute(self._xml.data, element, name, after)
        return bool(after)

    def _moved_inside(self, element: Element, out: Splices) -> bool:
        inner = element.find("xm:sqref")
        if inner is None:
            return True
        after = self._rows.sqref(inner.text)
        if after and after != inner.text:
            out.put(inner.open_end, inner.close, after.encode())
        return bool(after)

    def _break(self, element: Element, out: Splices) -> bool:
        number = element.attributes.get("id", "")
        after = self._rows.row(int(number)) if number.isdecimal() else None
        if after is not None:
            out.attribute(self._xml.data, element, "id", str(after))
        return after is not None

    def _view(self, element: Element, out: Splices) -> None:
        """A view that stood on a row that leaves stands on the first one."""
        for name in _VIEWS & element.attributes.keys():
            before = element.attributes[name]
            after = self._rows.sqref(before) or self._first_row(before)
            if after != before:
                out.attribute(self._xml.data, element, name, after)

    def _first_row(self, ref: str) -> str:
        try:
            return cell_name(self._rows.first, cell_place(ref.split(maxsplit=1)[0].partition(":")[0])[1])
        except BadReference:
            return cell_name(self._rows.first, 1)

    def _formula(self, element: Element, sqref: str, out: Splices) -> None:
        relative = self._here and sqref and element.name != "xm:f"
        text = element.text
        after = self._rows.relative(text, sqref, self._own) if relative else self._rows.formula(text, self._own)
        if after != text:
            out.put(element.open_end, element.close, escape(after).encode())

    def _drop(self, element: Element) -> None:
        self.dropped |= {one.attributes["r:id"] for one in element.walk() if "r:id" in one.attributes}


def _sqref(element: Element) -> str:
    """Where the formulas inside of an element count from."""
    if element.name in _LISTS:
        return element.attributes.get("sqref", "")
    inner = element.find("xm:sqref") if element.name in _EXTENDED - {"x14:sparkline"} else None
    return inner.text if inner is not None else ""
