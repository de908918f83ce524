"""One workbook of one person's rows, made from the whole one: what is not theirs is not in the file at all."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from followup_xl.model.book import Book
from followup_xl.model.tables import TOOL_TABLES
from followup_xl.ooxml import Table, Workbook
from followup_xl.ooxml.hyperlinks import set_links
from followup_xl.ooxml.keeprows import keep_rows
from followup_xl.plan.changes import lead_names
from followup_xl.sharing.groups import Group
from followup_xl.sharing.mentions import COLUMNS, Names, Words, names_of
from followup_xl.sharing.rows import SHARED
from followup_xl.sharing.snapshot import Snapshot
from followup_xl.store.refusals import refusals
from followup_xl.store.split_secrets import remove_secrets
from followup_xl.store.split_snapshot import drop_snapshots, put_snapshot
from followup_xl.validate.rows import row_numbers

_CLEARED: Final = tuple(name for name in TOOL_TABLES if name != "tblChanges")


@dataclass(frozen=True)
class Splitter:
    """The whole workbook: its file, its bytes and what was read from them."""

    path: Path
    content: bytes
    book: Book

    def write_part(self, group: Group, target: Path) -> list[str]:
        """Write the workbook of one group; returns the sheets in which something was emptied.

        Raises:
            CannotWriteError: rows cannot be taken out of it cleanly, or the file cannot be written.
        """
        with refusals(self.path):
            workbook = Workbook.from_bytes(self._cleared)
            for name in SHARED:
                if name in workbook.tables:
                    keep_rows(workbook, workbook.tables[name], group.rows.get(name, ()))
            self._keep_changes(workbook, group)
            emptied = remove_secrets(workbook, self._names(group))
            workbook.save(target)
        return emptied

    @cached_property
    def _cleared(self) -> bytes:
        """The workbook without what the tool computed of all the leads, and without older snapshots."""
        workbook = Workbook.from_bytes(self.content)
        drop_snapshots(workbook)
        for name in _CLEARED:
            if name in workbook.tables:
                _clear(workbook, workbook.tables[name])
        return workbook.to_bytes()

    def _keep_changes(self, workbook: Workbook, group: Group) -> None:
        """What is recorded of the leads that stay: the group of a lead, and since when, goes with it."""
        if "tblChanges" not in workbook.tables:
            return
        names = lead_names(self.book)
        own = set(group.rows["tblLeads"])
        others = {name for row, name in names.items() if row not in own}
        kept = {name for row, name in names.items() if row in own} - others
        changes = self.book.changes
        keep_rows(workbook, workbook.tables["tblChanges"], row_numbers(changes[changes["lead"].isin(kept)]))

    @cached_property
    def _words(self) -> dict[int, tuple[Words, ...]]:
        """The names of each lead, by data row."""
        cells = self.book.leads[list(COLUMNS)].itertuples(index=False)
        leads = (dict(zip(COLUMNS, lead, strict=True)) for lead in cells)
        return {row: tuple(names_of(lead)) for row, lead in zip(row_numbers(self.book.leads), leads, strict=True)}

    def _names(self, group: Group) -> Names:
        own = set(group.rows["tblLeads"])
        words = self._words.items()
        return Names(
            (name for row, names in words if row not in own for name in names),
            (name for row, names in words if row in own for name in names),
        )


def add_snapshot(path: Path, snapshot: Snapshot) -> None:
    """Keep in a workbook what was handed out with it."""
    with refusals(path):
        workbook = Workbook.open(path)
        put_snapshot(workbook, snapshot)
        workbook.save()


def _clear(workbook: Workbook, table: Table) -> None:
    """One blank row, without links; the rows of the sheet stay where they are, for the tables and charts below."""
    box = table.xml.data
    for name in table.columns:
        set_links(workbook, table.sheet, table.area_of(name)._replace(max_row=box.max_row), {})
    for place, column in enumerate(table.xml.columns):
        if not column.formula:
            workbook[table.sheet].put(box.min_row, box.min_col + place, None, replace_formula=True)
    table.clear()
