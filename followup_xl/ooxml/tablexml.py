"""A table part: what it says, and its range set anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .errors import BadReference, DamagedPart
from .ranges import Area, area
from .values import column_text, decode_text
from .xmltext import quoteattr
from .xmltree import Element, Splices, parse, prefix_of

if TYPE_CHECKING:
    from .package import Package


@dataclass(frozen=True, slots=True)
class Column:
    """A column's header text and, when it is calculated, its formula; `array` when that is an array formula."""

    name: str
    formula: str
    array: bool


class TableXml:
    """The part of one table."""

    def __init__(self, package: Package, part: str) -> None:
        """Raises DamagedPart when the part does not describe a table."""
        self._package, self.part = package, part
        self._read()

    def _read(self) -> None:
        self._data = self._package.xml(self.part)
        self._root = parse(self._data, self.part)
        attributes = self._root.attributes
        self.name = attributes.get("displayName") or attributes.get("name", "")
        try:
            self.area = area(attributes.get("ref", ""))
        except BadReference as error:
            raise DamagedPart(part=self.part, reason="its range is broken") from error
        number = attributes.get("id", "0")
        self.id = int(number) if number.isdecimal() else 0
        self.has_header = attributes.get("headerRowCount", "1") not in {"0", "false"}
        totals = attributes.get("totalsRowCount", "0")
        self.totals = int(totals) if totals.isdecimal() else 0
        parent = self._root.find("tableColumns")
        self.columns = [_column(c) for c in (parent.all("tableColumn") if parent else [])]
        if len(self.columns) != self.area.max_col - self.area.min_col + 1 or self.data.max_row < self.data.min_row - 1:
            raise DamagedPart(part=self.part, reason="its columns do not match its range")

    @property
    def data(self) -> Area:
        """The data rows, without headers and totals."""
        box = self.area
        return Area(box.min_row + self.has_header, box.min_col, box.max_row - self.totals, box.max_col)

    @property
    def header(self) -> Area | None:
        """The header cells."""
        return (
            Area(self.area.min_row, self.area.min_col, self.area.min_row, self.area.max_col)
            if self.has_header
            else None
        )

    def widen(self, names: list[str]) -> None:
        """Add columns on the right; the filter follows."""
        old = self.area
        parent = self._root.find("tableColumns")
        if parent is None:
            raise DamagedPart(part=self.part, reason="it has no columns")
        ids = [int(c.attributes.get("id", "0")) for c in parent.children]
        prefix = prefix_of(self._data, self._root).decode()
        texts = [quoteattr(column_text(name)) for name in names]
        xml = "".join(f'<{prefix}tableColumn id="{max(ids) + i}" name={t}/>' for i, t in enumerate(texts, 1))
        splices = Splices()
        splices.inside(self._data, parent, xml.encode())
        splices.attribute(self._data, parent, "count", str(len(ids) + len(names)))
        wide = old.max_col + len(names)
        splices.attribute(self._data, self._root, "ref", str(old._replace(max_col=wide)))
        own_filter = self._root.find("autoFilter")
        if own_filter is not None:
            box = area(own_filter.attributes.get("ref", ""))
            splices.attribute(self._data, own_filter, "ref", str(box._replace(max_col=wide)))
        self._package.put(self.part, splices.apply(self._data))
        self._read()

    def resize(self, max_row: int) -> None:
        """Set the last row, totals included; filter and sorting follow."""
        old = self.area
        splices = Splices()
        splices.attribute(self._data, self._root, "ref", str(old._replace(max_row=max_row)))
        for element in self._root.walk():
            if element.name in {"autoFilter", "sortState", "sortCondition"}:
                _follow(self._data, element, old.max_row - self.totals, max_row - self.totals, splices)
        self._package.put(self.part, splices.apply(self._data))
        self._read()

    def move(self, place: Callable[[Area], Area | None], *, clear: bool) -> None:
        """Set every range anew; `clear` takes filter and order out."""
        splices = Splices()
        gone = {"filterColumn", "sortState"} if clear else set()
        for element in _outside(self._root, gone):
            if element.name in gone:
                splices.put(element.start, element.end, b"")
                continue
            box = place(area(element.attributes["ref"])) if "ref" in element.attributes else None
            if box is not None:
                splices.attribute(self._data, element, "ref", str(box))
        self._package.put(self.part, splices.apply(self._data))
        self._read()


def _outside(element: Element, closed: Collection[str]) -> Iterator[Element]:
    """An element and what is below it, without what is below elements of those names."""
    yield element
    if element.name not in closed:
        for child in element.children:
            yield from _outside(child, closed)


def _follow(data: bytes, element: Element, old_last: int, new_last: int, splices: Splices) -> None:
    """Ranges that ended with the data end with it again."""
    try:
        box = area(element.attributes.get("ref", ""))
    except BadReference:
        return
    if box.max_row == old_last:
        splices.attribute(data, element, "ref", str(box._replace(max_row=new_last)))


def _column(element: Element) -> Column:
    formula = element.find("calculatedColumnFormula")
    array = formula is not None and formula.attributes.get("array") in {"1", "true"}
    return Column(decode_text(element.attributes.get("name", "")), formula.text if formula else "", array)
