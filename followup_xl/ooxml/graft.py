"""Sheets of one workbook brought into another, with everything they need, so that the other is otherwise untouched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .bookxml import DefinedName, Tab
from .errors import CannotGraft, NoSuchSheet
from .formulas import tokens
from .graftparts import PartCopy
from .graftsheet import Fitting, Renames, calendar_days, fitted
from .namespaces import RELATIONSHIPS, STRICT_RELATIONSHIPS, to_strict
from .sheetxml import SheetXml
from .stylemerge import StyleMerge
from .xmltree import Splices, parse

if TYPE_CHECKING:
    from .workbook import Workbook

_LONGEST_NAME = 31
"""Characters of a sheet's name (Microsoft, Excel specifications and limits)."""


class Graft:
    """One round of grafting: sheets that go together keep their references to each other."""

    def __init__(self, source: Workbook, target: Workbook, sheets: list[str]) -> None:
        """Check, and choose the new names. Raises CannotGraft, NoSuchSheet."""
        self._source, self._target = source, target
        if target.book.structure_locked:
            raise CannotGraft(sheet=sheets[0], reason="the structure of the workbook is protected")
        self._tabs = [self._tab(name) for name in sheets]
        taken = {tab.name.casefold() for tab in target.book.tabs}
        self.names = {tab.name: _free_sheet_name(tab.name, taken) for tab in self._tabs}
        self._renames = Renames(
            {old.casefold(): new for old, new in self.names.items() if old != new}, self._table_names()
        )
        self._strict = target.book.strict
        self._parts = PartCopy(source.package, target.package, self._rewritten)
        for tab in self._tabs:
            self._parts.check(tab.name, tab.part or "")
        self._next_table = max([0, *(t.id for n in target.sheets for t in target.tables_on(n))])
        self._styles = StyleMerge(source.styles_part(), target.styles_part())

    def _tab(self, name: str) -> Tab:
        for tab in self._source.book.tabs:
            if tab.name.casefold() == name.casefold() and tab.kind == "worksheet" and tab.part:
                return tab
        raise NoSuchSheet(sheet=name)

    def _table_names(self) -> dict[str, str]:
        """Tables that have to take another name: names of tables and of cells must not be equal."""
        taken = {name.casefold() for name in self._target.tables} | {n.name.casefold() for n in self._target.book.names}
        renamed = {}
        for table in [t for tab in self._tabs for t in self._source.tables_on(tab.name)]:
            new, number = table.name, 2
            while new.casefold() in taken:
                new, number = f"{table.name}_{number}", number + 1
            taken.add(new.casefold())
            if new != table.name:
                renamed[table.name.casefold()] = new
        return renamed

    def run(self) -> dict[str, str]:
        """Bring the sheets over; returns the name each got."""
        for tab in self._tabs:
            self._source[tab.name].flush()
        names = self._names_along()
        for tab in self._tabs:
            part = tab.part or ""
            xml = SheetXml(self._source.package.xml(part), part)
            copy = self._parts.copy(part, "worksheet", fitted(xml, self._fitting()))
            self._add_tab(tab, copy)
        self._styles.write()
        self._add_names(names)
        return self.names

    def _fitting(self) -> Fitting:
        source, target = self._source, self._target
        days = calendar_days(source1904=source.book.date1904, target1904=target.book.date1904)
        return Fitting(self._styles.format, self._styles.differential, source.string_xml, source.shows_date, days)

    def _rewritten(self, kind: str, content: bytes) -> bytes:
        """A part on its way: new names in its formulas, a table's id, and the namespaces of a strict workbook."""
        if kind == "table":
            content = self._table(content)
        if kind in {"worksheet", "chart", "chartEx", "table"}:
            content = self._renames.formulas(content)
        return to_strict(content) if self._strict and kind != "image" else content

    def _table(self, data: bytes) -> bytes:
        root = parse(data, "table")
        self._next_table += 1
        splices = Splices()
        splices.attribute(data, root, "id", str(self._next_table))
        old = root.attributes.get("displayName", "")
        new = self._renames.tables.get(old.casefold(), old)
        if new != old:
            splices.attribute(data, root, "name", new)
            splices.attribute(data, root, "displayName", new)
        for element in root.walk():
            for name in [n for n in element.attributes if n.endswith(("DxfId", "dxfId"))]:
                splices.attribute(data, element, name, str(self._styles.differential(int(element.attributes[name]))))
        return splices.apply(data)

    def _add_tab(self, tab: Tab, part: str) -> None:
        book, package = self._target.book, self._target.package
        kind = f"{STRICT_RELATIONSHIPS if self._strict else RELATIONSHIPS}/worksheet"
        link = package.relate(book.part, kind, part)
        number = max(t.sheet_id for t in book.tabs) + 1 if book.tabs else 1
        book.add_sheet(self.names[tab.name], number, link, tab.state)

    def _names_along(self) -> list[DefinedName]:
        """Names for cells of the grafted sheets, their formulas in the new words. Raises CannotGraft."""
        moving = {tab.name.casefold() for tab in self._tabs}
        taken = {n.name.casefold() for n in self._target.book.names if n.sheet is None}
        along = []
        for name in self._source.book.names:
            if name.sheet is not None and name.sheet.casefold() not in moving:
                continue
            if name.sheet is None and not _mentions(name.text, moving):
                continue
            if name.sheet is None and name.name.casefold() in taken:
                raise CannotGraft(sheet=self._tabs[0].name, reason=f"the name {name.name} is taken")
            along.append(replace(name, text=self._renames.formula(name.text)))
        return along

    def _add_names(self, names: list[DefinedName]) -> None:
        places = {tab.name: index for index, tab in enumerate(self._target.book.tabs)}
        self._target.book.add_names(
            (one.name, one.text, places[self.names[one.sheet]] if one.sheet else None, one.hidden) for one in names
        )


def _mentions(formula: str, sheets: set[str]) -> bool:
    prefixes = [
        piece[:-1].strip("'").replace("''", "'").casefold() for kind, piece in tokens(formula) if kind == "sheet"
    ]
    return any(prefix in sheets for prefix in prefixes)


def _free_sheet_name(name: str, taken: set[str]) -> str:
    """The name, or `name (2)` and so on; noted as taken."""
    new, number = name, 2
    while new.casefold() in taken:
        tail = f" ({number})"
        new, number = name[: _LONGEST_NAME - len(tail)] + tail, number + 1
    taken.add(new.casefold())
    return new
