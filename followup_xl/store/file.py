"""A closed workbook on disk: read with calamine, written in place through ``ooxml``."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from followup_xl.model.book import CellValue, RawBook
from followup_xl.model.changes import ColumnWrite, Plan, Receipt, TableAppend, TableReplace
from followup_xl.model.tables import TABLES
from followup_xl.ooxml import Table, Workbook
from followup_xl.ooxml.hyperlinks import set_links
from followup_xl.store.headers import date_orders, header_ids
from followup_xl.store.raw import raw_table
from followup_xl.store.refusals import refusals
from followup_xl.store.values import read_sheets


class FileStore:
    """A ``Store`` over the file at ``path``; it refuses to write a file that changed since ``read``.

    ``reviews`` gives a workbook of ours with the review sheets, for plans that write one which is not there yet.
    """

    def __init__(self, path: Path, reviews: Callable[[], bytes] | None = None) -> None:
        self.path = path
        self.reviews = reviews
        self._workbook: Workbook | None = None

    def read(self) -> RawBook:
        """Read every known table.

        Raises:
            NotAWorkbookError: there is no such file, or it is not a workbook that can be edited.
        """
        with refusals(self.path):
            self._workbook = Workbook.open(self.path)
            tables = _known(self._workbook)
            sheets = read_sheets(self._workbook.package.data, {table.sheet for table in tables.values()})
            names = self._workbook.defined_names
            ids = {name: header_ids(TABLES[name], table, sheets[table.sheet], names) for name, table in tables.items()}
            raw = {
                name: raw_table(self._workbook, table, sheets[table.sheet], ids[name]) for name, table in tables.items()
            }
        orders = {name: date_orders(TABLES[name], names) for name in raw}
        known = {name: replace(table, name=name, date_orders=orders[name]) for name, table in raw.items()}
        return RawBook(self.path.name, known)

    def apply(self, plan: Plan) -> Receipt:
        """Write the plan in place, all or nothing, after a backup of the old file.

        Raises:
            LockedError: the workbook is open in another program.
            ChangedOnDiskError: it changed since it was read.
            CannotWriteError: it cannot be written; the old file stands.
        """
        return self.apply_all([plan])

    def apply_all(self, plans: Sequence[Plan]) -> Receipt:
        """Write several plans one after the other, in one step; the last one says how many backups to keep.

        Raises:
            LockedError, ChangedOnDiskError, CannotWriteError: as ``apply``.
        """
        with refusals(self.path):
            workbook = self._workbook or Workbook.open(self.path)
            for plan in plans:
                self._add_reviews(workbook, plan)
                _apply(workbook, plan)
            saved = workbook.save(backup=plans[-1].backups)
        return Receipt(saved.cells, str(saved.backup) if saved.backup else None)

    def _add_reviews(self, workbook: Workbook, plan: Plan) -> None:
        """The review sheets that the plan writes and the workbook does not have."""
        known = _known(workbook)
        missing = {replacement.table for replacement in plan.replaces} - known.keys()
        if missing and self.reviews:
            ours = Workbook.from_bytes(self.reviews())
            workbook.graft(ours, *(ours.tables[name].sheet for name in sorted(missing)))


def _apply(workbook: Workbook, plan: Plan) -> None:
    tables = _known(workbook)
    for write in plan.writes:
        _write(tables[write.table], write)
    for replacement in plan.replaces:
        _replace(workbook, tables[replacement.table], replacement)
    for append in plan.appends:
        tables[append.table].append(_rows(tables[append.table], append))


def _known(workbook: Workbook) -> dict[str, Table]:
    """The tables we know, by their name in the model, whatever their case in the file."""
    found = {name.casefold(): table for name, table in workbook.tables.items()}
    return {name: found[name.casefold()] for name in TABLES if name.casefold() in found}


def _replace(workbook: Workbook, table: Table, change: TableReplace) -> None:
    last = table.last_row
    table.replace(_rows(table, change))
    if change.links:
        column = table.area_of(change.links.header)
        links = {table.first_row + row: link for row, link in enumerate(change.links.links) if link}
        set_links(workbook, table.sheet, column._replace(max_row=max(last, table.last_row)), links)


def _write(table: Table, write: ColumnWrite) -> None:
    table.write(write.header, write.new, write.rows)


def _rows(table: Table, change: TableReplace | TableAppend) -> Iterable[dict[str, CellValue]]:
    """The rows by header, without the columns that the sheet calculates itself."""
    calculated = {column.name for column in table.xml.columns if column.formula}
    typed = [(place, header) for place, header in enumerate(change.headers) if header not in calculated]
    return [{header: row[place] for place, header in typed} for row in change.rows]
