"""The parts a sheet leads to (tables, drawings, charts, pictures, comments ...), copied under free names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from . import relationships
from .errors import CannotGraft
from .relationships import Relationship, relative, rels_name

if TYPE_CHECKING:
    from .package import Package

Rewrite = Callable[[str, bytes], bytes]
"""(kind of relationship, content) -> content for the other workbook."""
_BOUND_TO_WORKBOOK = {
    "pivotTable": "a pivot table",
    "slicer": "a slicer",
    "timeline": "a timeline",
    "queryTable": "a query",
    "threadedComment": "a threaded comment",
}
"""What needs more of its workbook than the sheet itself."""


class PartCopy:
    """Copies parts from `source` into `target`; a part reached twice is copied once."""

    def __init__(self, source: Package, target: Package, rewrite: Rewrite) -> None:
        self._source, self._target, self._rewrite = source, target, rewrite
        self._copied: dict[str, str] = {}

    def check(self, sheet: str, part: str) -> None:
        """Raises CannotGraft when the sheet leads to something that cannot come along."""
        for link in self._reachable(part):
            if link.kind in _BOUND_TO_WORKBOOK:
                raise CannotGraft(sheet=sheet, reason=f"it holds {_BOUND_TO_WORKBOOK[link.kind]}")

    def _reachable(self, part: str) -> Iterable[Relationship]:
        seen, waiting = set(), [part]
        while waiting:
            current = waiting.pop()
            seen.add(current)
            for link in self._source.relationships(current):
                yield link
                target = self._source.target(current, link)
                if target is not None and target not in seen:
                    waiting.append(target)

    def copy(self, part: str, kind: str, content: bytes | None = None) -> str:
        """Copy a part with all it leads to; returns its name in the target."""
        if part in self._copied:
            return self._copied[part]
        name = free_name(self._target, part)
        self._copied[part] = name
        given = self._source.raw(part) if content is None else content
        self._target.add(name, self._rewrite(kind, given), self._source.content_type(part))
        self._copy_links(part, name)
        return name

    def _copy_links(self, part: str, name: str) -> None:
        """The .rels part with its ids kept and its targets renamed."""
        links = [link for link in self._source.relationships(part) if self._goes_along(part, link)]
        data = self._target.new_relationships() if links else b""
        for link in links:
            target = self._source.target(part, link)
            place = link.target if target is None else relative(name, self.copy(target, link.kind))
            kind = self._rewrite("relationship", link.type.encode()).decode()
            entry = Relationship(link.id, kind, place, link.external)
            data = relationships.add_relationship(data, rels_name(name), entry)
        if links:
            self._target.put(rels_name(name), data)

    def _goes_along(self, part: str, link: Relationship) -> bool:
        return link.external or self._source.target(part, link) is not None


def free_name(package: Package, part: str) -> str:
    """`xl/charts/chart1.xml` -> the same with the first number no part has."""
    folder, name = posixpath.split(part.replace("\\", "/").lstrip("/"))
    stem, dot, extension = name.partition(".")
    base = re.sub("[0-9]+$", "", stem) or "part"
    number = 1
    while package.find(posixpath.join(folder, f"{base}{number}{dot}{extension}")):
        number += 1
    return posixpath.join(folder, f"{base}{number}{dot}{extension}")
