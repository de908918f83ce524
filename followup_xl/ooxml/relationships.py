"""Relationships of a part: who it points to, by id, type and target."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from .namespaces import PACKAGE_RELATIONSHIPS
from .xmltext import quoteattr
from .xmltree import Splices, parse, prefix_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPE = "application/vnd.openxmlformats-package.relationships+xml"
EMPTY = f'{_DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"/>'.encode()


@dataclass(frozen=True, slots=True)
class Relationship:
    """`target` as written; `external` when it leads out of the package."""

    id: str
    type: str
    target: str
    external: bool = False

    @property
    def kind(self) -> str:
        """The last word of the type: `worksheet`, `table`; equal in transitional, strict and Microsoft types."""
        return self.type.rstrip("/").rpartition("/")[2]


def rels_name(part: str) -> str:
    """`xl/workbook.xml` -> `xl/_rels/workbook.xml.rels`; the empty name is the package itself."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolve(source: str, target: str) -> str:
    """The part name a target means, seen from `source`."""
    path = unquote(target.replace("\\", "/")).partition("#")[0]
    base = "" if path.startswith("/") else posixpath.dirname(source)
    return posixpath.normpath(posixpath.join(base, path.lstrip("/"))).removeprefix("../")


def relative(source: str, part: str) -> str:
    """The target that leads from `source` to `part`."""
    return posixpath.relpath(part, posixpath.dirname(source) or ".")


def read_relationships(data: bytes, name: str) -> list[Relationship]:
    """All relationships of a .rels part, in order."""
    root = parse(data, name)
    return [
        Relationship(a.get("Id", ""), a.get("Type", ""), a.get("Target", ""), a.get("TargetMode", "") == "External")
        for a in (child.attributes for child in root.all("Relationship"))
    ]


def add_relationship(data: bytes, name: str, new: Relationship) -> bytes:
    """The .rels part with one relationship more."""
    root = parse(data, name)
    prefix = prefix_of(data, root).decode()
    mode = ' TargetMode="External"' if new.external else ""
    link = f"Id={quoteattr(new.id)} Type={quoteattr(new.type)} Target={quoteattr(new.target)}{mode}"
    splices = Splices()
    splices.inside(data, root, f"<{prefix}Relationship {link}/>".encode())
    return splices.apply(data)


def drop_relationships(data: bytes, name: str, ids: Iterable[str]) -> bytes:
    """The .rels part without those ids."""
    gone = set(ids)
    splices = Splices()
    for child in parse(data, name).all("Relationship"):
        if child.attributes.get("Id") in gone:
            splices.put(child.start, child.end, b"")
    return splices.apply(data)


def free_id(taken: Iterable[str]) -> str:
    """An id no one has."""
    used = set(taken)
    return next(f"rId{n}" for n in range(1, len(used) + 2) if f"rId{n}" not in used)
