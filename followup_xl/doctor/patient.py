"""The workbook under examination: its file, its parts, its tables, and where a finding stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from followup_xl.model.book import column_letters
from followup_xl.model.issues import Issue, Severity, Where
from followup_xl.model.tables import LEADS, TABLES
from followup_xl.ooxml import Sheet, Workbook
from followup_xl.ooxml.errors import DamagedPart
from followup_xl.ooxml.tablexml import TableXml
from followup_xl.ooxml.xmltree import Element, parse

HEADER_NAME: Final = "fx."
"""How the hidden names of our header cells begin."""


@dataclass(frozen=True)
class Patient:
    """An opened workbook; nothing of it is ever written."""

    path: Path
    workbook: Workbook

    @cached_property
    def sheets(self) -> list[Sheet]:
        """The sheets that can be read, in the order of their tabs."""
        return [self.workbook[name] for name in self.workbook.sheets if not self.is_damaged(name)]

    def is_damaged(self, sheet: str) -> bool:
        """Whether the part of a sheet cannot be read."""
        try:
            _ = self.workbook[sheet].xml.grid
        except DamagedPart:
            return True
        return False

    def table_parts(self, sheet: Sheet) -> list[str]:
        """The names of the table parts of a sheet. Raises DamagedPart."""
        return self.workbook.package.targets(sheet.part, "table")

    def tree(self, part: str) -> Element:
        """A part as a tree. Raises DamagedPart."""
        return parse(self.workbook.package.xml(part), part)

    @cached_property
    def tables(self) -> list[tuple[Sheet, TableXml]]:
        """The tables whose parts make sense, with their sheets."""
        return list(self._tables())

    def _tables(self) -> Iterator[tuple[Sheet, TableXml]]:
        for sheet in self.sheets:
            try:
                parts = self.table_parts(sheet)
            except DamagedPart:
                continue
            found = (self.table(part) for part in parts)
            yield from ((sheet, table) for table in found if table is not None)

    def table(self, part: str) -> TableXml | None:
        """The table of a part; None when the part makes no sense."""
        try:
            return TableXml(self.workbook.package, part)
        except DamagedPart:
            return None

    @cached_property
    def is_ours(self) -> bool:
        """Whether the workbook is one of this program: it has the leads, or names that mark our headers."""
        names = (name.casefold() for name in self.workbook.defined_names)
        has_leads = any(table.name.casefold() == LEADS.name.casefold() for _, table in self.tables)
        return has_leads or any(name.startswith(HEADER_NAME) for name in names)

    @cached_property
    def own_tables(self) -> list[tuple[Sheet, TableXml]]:
        """The tables whose names are ours; none in a workbook of somebody else."""
        known = {name.casefold() for name in TABLES} if self.is_ours else set()
        return [(sheet, table) for sheet, table in self.tables if table.name.casefold() in known]


def finding(code: str, severity: Severity, where: Where | None = None, **params: object) -> Issue:
    """A finding; its sentences are ``doctor.<code>.what``, ``.why`` and ``.cure``."""
    return Issue(code, severity, where, params)


def place(sheet: Sheet, row: int, column: int) -> Where:
    """A cell of a sheet by row and column, both from 1."""
    return Where(sheet.name, f"{column_letters(column)}{row}")
