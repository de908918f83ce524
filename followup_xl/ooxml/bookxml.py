"""The workbook part: tabs, defined names, calendar, calculation flags."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from . import schema
from .errors import DamagedPart
from .namespaces import RELATIONSHIPS, STRICT_MAIN, STRICT_RELATIONSHIPS
from .xmltext import escape, quoteattr
from .xmltree import Element, Splices, parse, prefix_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .package import Package

_TRUE = {"1", "true", "on"}


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its name, the part it shows (None when missing), its kind (`worksheet`, `chartsheet`, ...) and state."""

    name: str
    part: str | None
    kind: str
    state: str
    sheet_id: int


@dataclass(frozen=True, slots=True)
class DefinedName:
    """`text` is the formula it stands for; `sheet` the tab it belongs to, None when to the whole workbook."""

    name: str
    text: str
    sheet: str | None
    hidden: bool


NewName = tuple[str, str, int | None, bool]
"""A name to add: itself, its formula, the place of the tab it belongs to (None for the whole workbook), hidden."""


class BookXml:
    """The workbook part of a package."""

    def __init__(self, package: Package, part: str) -> None:
        """Read tabs and names. Raises DamagedPart."""
        self._package, self.part = package, part
        self.read()

    def read(self) -> None:
        """Read the part again, after a change."""
        self.data = self._package.xml(self.part)
        self.root = parse(self.data, self.part)
        self.prefix = prefix_of(self.data, self.root)
        links = {r.id: r for r in self._package.relationships(self.part)}
        self.tabs = []
        for sheet in [s for parent in self.root.all("sheets") for s in parent.all("sheet")]:
            link = links.get(sheet.attributes.get("r:id", ""))
            target = self._package.target(self.part, link) if link else None
            number = sheet.attributes.get("sheetId", "0")
            state = sheet.attributes.get("state", "visible")
            tab_id = int(number) if number.isdecimal() else 0
            self.tabs.append(Tab(sheet.attributes.get("name", ""), target, link.kind if link else "", state, tab_id))
        self.names = [self._name(n) for parent in self.root.all("definedNames") for n in parent.all("definedName")]

    def _name(self, element: Element) -> DefinedName:
        local = element.attributes.get("localSheetId", "")
        sheet = self.tabs[int(local)].name if local.isdecimal() and int(local) < len(self.tabs) else None
        return DefinedName(
            element.attributes.get("name", ""), element.text, sheet, element.attributes.get("hidden") in _TRUE
        )

    @property
    def date1904(self) -> bool:
        """Whether day 0 is the first of January 1904."""
        element = self.root.find("workbookPr")
        return element is not None and element.attributes.get("date1904") in _TRUE

    @property
    def structure_locked(self) -> bool:
        """Whether adding sheets is forbidden."""
        element = self.root.find("workbookProtection")
        return element is not None and element.attributes.get("lockStructure") in _TRUE

    @property
    def recalculates_on_load(self) -> bool:
        """Whether Excel calculates every formula when it opens the file."""
        element = self.root.find("calcPr")
        return element is not None and element.attributes.get("fullCalcOnLoad") in _TRUE

    def recalculate_on_load(self) -> None:
        """Ask Excel to do so."""
        element = self.root.find("calcPr")
        splices = Splices()
        if element is not None:
            splices.attribute(self.data, element, "fullCalcOnLoad", "1")
        else:
            self.insert(splices, "calcPr", b'<%bcalcPr fullCalcOnLoad="1"/>' % self.prefix)
        self.write(splices)

    def insert(self, splices: Splices, name: str, xml: bytes) -> None:
        """Put a new child where the schema wants it."""
        later = set(schema.WORKBOOK[schema.WORKBOOK.index(name) + 1 :])
        following = next((c for c in self.root.children if c.name in later), None)
        place = following.start if following else self.root.close
        splices.put(place, place, xml)

    def write(self, splices: Splices) -> None:
        """Apply changes and read the part again."""
        self._package.put(self.part, splices.apply(self.data))
        self.read()

    def add_sheet(self, name: str, sheet_id: int, link: str, state: str) -> None:
        """One more tab, after the last one."""
        parent = self.root.find("sheets")
        if parent is None or not parent.children:
            raise DamagedPart(part=self.part, reason="it has no sheets")
        shown = f" state={quoteattr(state)}" if state != "visible" else ""
        # The prefix is declared here, because the part may have none for this namespace, or one of another name.
        place = f'xmlns:r="{STRICT_RELATIONSHIPS if self.strict else RELATIONSHIPS}" r:id="{link}"'
        tag = f'{self.prefix.decode()}sheet name={quoteattr(name)} sheetId="{sheet_id}"{shown} {place}'
        splices = Splices()
        splices.inside(self.data, parent, f"<{tag}/>".encode())
        self.write(splices)

    def add_name(self, name: str, text: str, sheet: int | None, *, hidden: bool = False) -> None:
        """One more defined name; `sheet` is the place of its tab when it belongs to one."""
        self.add_names([(name, text, sheet, hidden)])

    def add_names(self, names: Iterable[NewName]) -> None:
        """More defined names."""
        xml = b"".join(map(self._name_element, names))
        parent = self.root.find("definedNames")
        splices = Splices()
        if parent is not None:
            splices.inside(self.data, parent, xml)
        elif xml:
            wrapper = self.prefix + b"definedNames"
            self.insert(splices, "definedNames", b"<%b>%b</%b>" % (wrapper, xml, wrapper))
        self.write(splices)

    def _name_element(self, new: NewName) -> bytes:
        name, text, sheet, hidden = new
        local = f' localSheetId="{sheet}"' if sheet is not None else ""
        shown = ' hidden="1"' if hidden else ""
        prefix = self.prefix.decode()
        return (
            f"<{prefix}definedName name={quoteattr(name)}{local}{shown}>{escape(text)}</{prefix}definedName>".encode()
        )

    def drop_names(self, name: str, sheet: str) -> None:
        """Take out the names of that spelling that belong to one sheet."""
        elements = [n for parent in self.root.all("definedNames") for n in parent.all("definedName")]
        splices = Splices()
        for element, defined in zip(elements, self.names, strict=True):
            if (defined.name, defined.sheet) == (name, sheet):
                splices.put(element.start, element.end, b"")
        if splices.items:
            self.write(splices)

    @property
    def strict(self) -> bool:
        """Whether the workbook is written in the strict variant."""
        return STRICT_MAIN.encode() in self.data[: self.root.open_end]

    def rename_texts(self, texts: dict[int, str]) -> None:
        """Set the formula of defined names, by their position."""
        elements = [n for parent in self.root.all("definedNames") for n in parent.all("definedName")]
        splices = Splices()
        for index, text in texts.items():
            splices.put(elements[index].open_end, elements[index].close, escape(text).encode())
        if splices.items:
            self.write(splices)


_SINGLE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!\[\]]+))!(\$?[A-Za-z]{1,3}\$?[0-9]+)")


def single_cell(text: str) -> tuple[str, str] | None:
    """`'My Sheet'!$B$2` -> (`My Sheet`, `B2`); None for anything else."""
    match = _SINGLE.fullmatch(text.strip().lstrip("="))
    if not match:
        return None
    return (match[1] or "").replace("''", "'") or match[2], match[3].replace("$", "")
