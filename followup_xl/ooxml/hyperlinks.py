"""Links of cells that lead out of the workbook (18.3.1.47): those of one column set as a whole, all others kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import relationships
from .namespaces import RELATIONSHIPS, STRICT_RELATIONSHIPS
from .ranges import Area, areas, cell_name
from .relationships import Relationship, rels_name
from .xmltext import quoteattr
from .xmltree import Element, Splices, parse, prefix_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .package import Package
    from .sheetxml import SheetXml
    from .workbook import Workbook

MOST_ON_A_SHEET = 65_530
"""Links a sheet can have (Microsoft, Excel specifications and limits)."""


def set_links(workbook: Workbook, sheet: str, column: Area, links: Mapping[int, str]) -> None:
    """Make `links` (by row) the only links of the cells in `column`, one column wide; the cells keep their values.

    What is beyond the number of links a sheet can have is left out.
    """
    page = workbook[sheet]
    page.flush()
    there = _Links(workbook.package, page.xml, column, strict=workbook.book.strict)
    if there.targets() == dict(links):
        return
    page.replace_data(there.replaced(links))


class _Links:
    """The links of a sheet, those inside the column apart."""

    def __init__(self, package: Package, xml: SheetXml, column: Area, *, strict: bool) -> None:
        self._package, self._xml, self._column = package, xml, column
        self._space = STRICT_RELATIONSHIPS if strict else RELATIONSHIPS
        self._parent = xml.root.find("hyperlinks")
        links = self._parent.all("hyperlink") if self._parent else []
        self._ours = [link for link in links if self._inside(link)]
        self._others = len(links) - len(self._ours)
        kept = {link.attributes.get("r:id", "") for link in links if link not in self._ours}
        self._free = {link.attributes.get("r:id", "") for link in self._ours} - kept - {""}

    def _inside(self, link: Element) -> bool:
        found = areas(link.attributes.get("ref", ""))
        return bool(found) and all(self._column.meets(one) and one.min_col == one.max_col for one in found)

    def targets(self) -> dict[int, str]:
        """Where the links of the column lead, by row."""
        known = {link.id: link.target for link in self._package.relationships(self._xml.part)}
        rows = ((areas(link.attributes["ref"])[0].min_row, link.attributes.get("r:id", "")) for link in self._ours)
        return {row: known.get(one, "") for row, one in rows}

    def replaced(self, links: Mapping[int, str]) -> bytes:
        """The sheet with the new links of the column; the relationships are written."""
        rows = list(links)[: max(0, MOST_ON_A_SHEET - self._others)]
        ids = self._relate([links[row] for row in rows])
        prefix = self._xml.prefix.decode()
        tags = "".join(
            f'<{prefix}hyperlink xmlns:r="{self._space}" ref="{cell_name(row, self._column.min_col)}" r:id="{one}"/>'
            for row, one in zip(rows, ids, strict=True)
        )
        return self._written(tags.encode())

    def _relate(self, targets: list[str]) -> list[str]:
        """New relationships in place of those of the old links; returns their ids."""
        part = self._xml.part
        name = rels_name(part)
        data = self._package.xml(name) if self._package.find(name) else self._package.new_relationships()
        data = relationships.drop_relationships(data, name, self._free)
        taken = {link.id for link in relationships.read_relationships(data, name)}
        free = (f"rId{number}" for number in range(1, len(taken) + len(targets) + 1) if f"rId{number}" not in taken)
        new = [
            Relationship(one, f"{self._space}/hyperlink", target, external=True)
            for one, target in zip(free, targets, strict=False)
        ]
        root = parse(data, name)
        prefix = prefix_of(data, root).decode()
        xml = "".join(_relationship(prefix, link) for link in new)
        splices = Splices()
        splices.inside(data, root, xml.encode())
        self._package.put(name, splices.apply(data) if new else data)
        return [link.id for link in new]

    def _written(self, tags: bytes) -> bytes:
        splices, data = Splices(), self._xml.data
        if self._parent is None:
            wrapper, place = self._xml.prefix + b"hyperlinks", self._xml.place_for("hyperlinks")
            splices.put(place, place, b"<%b>%b</%b>" % (wrapper, tags, wrapper))
        elif not tags and not self._others:
            splices.put(self._parent.start, self._parent.end, b"")
        else:
            for link in self._ours:
                splices.put(link.start, link.end, b"")
            splices.inside(data, self._parent, tags)
        return splices.apply(data)


def _relationship(prefix: str, link: Relationship) -> str:
    known = f"Id={quoteattr(link.id)} Type={quoteattr(link.type)} Target={quoteattr(link.target)}"
    return f'<{prefix}Relationship {known} TargetMode="External"/>'
