"""The workbook: open it, ask for sheets and tables, save it in place."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from . import calculation
from .bookxml import BookXml, single_cell
from .cells import Codec
from .errors import DamagedPart, NoSuchName, NoSuchSheet, ReadOnly, Signed
from .graft import Graft
from .opening import drop_signatures, open_package, signature_links
from .receipt import Receipt
from .save import replace_file, write_file
from .selfcheck import check_edits, check_written
from .sharedstrings import SharedStrings
from .sheet import Sheet
from .splice import last_edits
from .styles import Styles, ensure_styles
from .table import Table, Tables
from .tablemaking import make_table
from .tablexml import TableXml

if TYPE_CHECKING:
    from datetime import date
    from os import PathLike

    from .package import Package


class Workbook:
    """An .xlsx or .xlsm file. Nothing is parsed before it is asked for, nothing written before `save`."""

    def __init__(self, data: bytes, path: Path | None = None) -> None:
        """Prefer `open` and `from_bytes`."""
        self.path = path
        self.package, part = open_package(data, str(path or "The workbook"))
        self.book = BookXml(self.package, part)
        self._sheets: dict[str, Sheet] = {}
        self._tables: dict[str, TableXml | None] = {}
        self._formulas_changed = False

    @classmethod
    def open(cls, path: str | PathLike[str]) -> Self:
        """Read a file. Raises NotAWorkbook, Encrypted, DamagedPackage, UnsafePackage, DamagedPart, OSError."""
        return cls(Path(path).read_bytes(), Path(path))

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """A workbook in memory; `save` needs a path."""
        return cls(data)

    def __enter__(self) -> Self:
        """Nothing is held open; leaving the block saves nothing."""
        return self

    def __exit__(self, *_: object) -> None:
        """Forget what was not saved."""
        self._sheets.clear()

    @property
    def sheets(self) -> list[str]:
        """Names of the sheets that have cells, in the order of their tabs (no chart, dialog or macro sheets)."""
        return [t.name for t in self.book.tabs if t.kind == "worksheet" and t.part is not None]

    def __getitem__(self, name: str) -> Sheet:
        """A sheet by name, whatever its case. Raises NoSuchSheet."""
        for tab in self.book.tabs:
            if tab.name.casefold() == name.casefold() and tab.kind == "worksheet" and tab.part:
                return self._sheets.setdefault(tab.name, Sheet(self, tab.name, tab.part))
        raise NoSuchSheet(sheet=name)

    def __contains__(self, name: object) -> bool:
        """Whether there is such a sheet."""
        return isinstance(name, str) and name.casefold() in {s.casefold() for s in self.sheets}

    @property
    def defined_names(self) -> dict[str, str]:
        """Names -> formula text, hidden ones too. A name of one sheet alone stands as `Sheet!name`."""
        return {f"{n.sheet}!{n.name}" if n.sheet else n.name: n.text for n in self.book.names}

    def resolve_name(self, name: str) -> tuple[str, str]:
        """The sheet and cell a workbook-wide name stands for. Raises NoSuchName when it is not a single cell."""
        for defined in self.book.names:
            if defined.sheet is None and defined.name.casefold() == name.casefold():
                found = single_cell(defined.text)
                if found:
                    return found
        raise NoSuchName(name=name)

    @property
    def tables(self) -> Mapping[str, Table]:
        """All tables by name; the sheets they lie on are not read."""
        found = [Table(self[name], xml) for name in self.sheets for xml in self.tables_on(name)]
        return Tables(found)

    def add_table(self, sheet: str, ref: str, name: str, *, style: str = "TableStyleMedium2") -> Table:
        """Make a range with headers in its first row a table. Raises CannotMakeTable, NoSuchSheet, BadReference."""
        part = make_table(self, self[sheet], ref, name, style)
        self._tables[part] = xml = TableXml(self.package, part)
        return Table(self[sheet], xml)

    def tables_on(self, sheet: str) -> list[TableXml]:
        """The table parts of a sheet, without damaged ones."""
        return [xml for part in self._table_parts(sheet) if (xml := self._table(part)) is not None]

    @property
    def damaged_tables(self) -> list[str]:
        """Parts that should describe a table and do not; the tables are left out everywhere."""
        return [part for name in self.sheets for part in self._table_parts(name) if self._table(part) is None]

    def _table_parts(self, sheet: str) -> list[str]:
        return self.package.targets(self[sheet].part, "table")

    def _table(self, part: str) -> TableXml | None:
        if part not in self._tables:
            try:
                self._tables[part] = TableXml(self.package, part)
            except DamagedPart:
                self._tables[part] = None
        return self._tables[part]

    def error_cells(self, sheet: str) -> dict[str, str]:
        """Cells of a sheet that show an error: reference -> `#N/A` and the like."""
        return self[sheet].error_cells()

    @property
    def changed(self) -> bool:
        """Whether saving would change any byte."""
        return bool(self.package.changed) or any(s.edits for s in self._sheets.values())

    @property
    def signed(self) -> bool:
        """Whether a digital signature covers the file."""
        return bool(signature_links(self.package))

    def codec(self, prefix: bytes) -> Codec:
        """Values of the cells of sheets written in that namespace prefix."""
        return Codec(prefix, lambda index: self._strings[index], self._is_date, date1904=self.book.date1904)

    def _is_date(self, style: int) -> bool:
        return self._styles is not None and self._styles.is_date(style)

    def date_style(self, style: int, value: date) -> int:
        """The format in which a cell of that format shows a date."""
        if self._styles is None:
            ensure_styles(self.package, self.book.part)
            del self._styles
        styles = self._styles
        return styles.for_date(style, value) if styles else style

    def shows_date(self, style: int) -> bool:
        """Whether a cell format shows dates."""
        return self._is_date(style)

    def string_xml(self, index: int) -> bytes:
        """The XML of a shared string."""
        return self._strings.content(index)

    def styles_part(self) -> tuple[Package, str]:
        """The package and the name of its styles part, made when there is none."""
        if not self.package.targets(self.book.part, "styles"):
            ensure_styles(self.package, self.book.part)
        return self.package, self.package.targets(self.book.part, "styles")[0]

    def graft(self, other: Workbook, *sheets: str) -> dict[str, str]:
        """Bring sheets of another workbook in, behind the last tab, with tables, formats, drawings, charts and names.

        Returns the name each sheet got. Grafted together, sheets keep their references to each other.
        Raises CannotGraft, NoSuchSheet.
        """
        names = Graft(other, self, list(sheets)).run()
        self.__dict__.pop("_styles", None)
        self.formulas_changed()
        return names

    def flush(self) -> None:
        """Put all edits made so far into their parts."""
        for sheet in self._sheets.values():
            sheet.flush()

    def formulas_changed(self) -> None:
        """A formula came or went: the order of calculation on file is out of date."""
        self._formulas_changed = True

    @cached_property
    def _strings(self) -> SharedStrings:
        parts = self.package.targets(self.book.part, "sharedStrings")
        return SharedStrings(self.package.xml(parts[0]) if parts else b"")

    @cached_property
    def _styles(self) -> Styles | None:
        parts = self.package.targets(self.book.part, "styles")
        return Styles(self.package, parts[0]) if parts else None

    def save(
        self, path: str | PathLike[str] | None = None, *, backup: int = 0, drop_signature: bool = False
    ) -> Receipt:
        """Write the workbook, by default over the file it was read from; `backup` says how many older states to keep.

        When nothing changed, the file is not touched. Raises Locked, ChangedOnDisk, ReadOnly, DiskFull, Signed (unless
        `drop_signature`), SelfCheckFailed; the old file stands then.
        """
        target = Path(path) if path is not None else self.path
        if target is None:
            raise ReadOnly(path="The workbook", reason="it was read from memory and has no path")
        in_place = self.path is not None and (path is None or target.resolve() == self.path.resolve())
        if not self.changed and in_place:
            return Receipt(target, (), 0, None, recalculates=False)
        return self._write(target, in_place=in_place, keep=backup, drop_signature=drop_signature)

    def _write(self, target: Path, *, in_place: bool, keep: int, drop_signature: bool) -> Receipt:
        signed = self.changed and self.signed
        if signed and not drop_signature:
            raise Signed(path=str(target))
        recalculates = self._prepare()
        if signed:
            drop_signatures(self.package)
        data = self._packed()
        kept = None
        if in_place:
            kept = replace_file(target, self.package.data, data, lambda b: check_written(b, self.package), keep)
        else:
            write_file(target, data, lambda b: check_written(b, self.package))
        parts, cells = self.package.changed, sum(sheet.count_written() for sheet in self._sheets.values())
        self._start_over(data, target)
        return Receipt(target, parts, cells, kept, recalculates, signature_dropped=signed)

    def _packed(self) -> bytes:
        """The file to be. While one thread packs it (zlib needs no interpreter), the edits are read back."""
        self.__dict__.pop("_strings", None)  # Room for the new file; read again when asked for.
        with ThreadPoolExecutor(1) as pool:
            packed = pool.submit(self.package.to_bytes)
            check_edits(self.package, self._sheets.values())
            return packed.result()

    def to_bytes(self) -> bytes:
        """The workbook as `save` would write it. Raises Signed when a signature would break."""
        if self.changed and self.signed:
            raise Signed(path=self.package.path)
        self._prepare()
        return self.package.to_bytes()

    def _prepare(self) -> bool:
        """Put all edits into their parts; returns whether formulas will be calculated on opening."""
        self.flush()
        written = {s.name: last_edits(s.written) for s in self._sheets.values() if s.written}
        changes = {name: {col: cells.keys() for col, cells in edits.items()} for name, edits in written.items()}
        tables = [(name, table) for name in self.sheets for table in self.tables_on(name)]
        return calculation.settle(self.package, self.book, tables, changes, formulas_changed=self._formulas_changed)

    def _start_over(self, data: bytes, path: Path) -> None:
        """After a save: go on from the bytes that were written."""
        self.path = path
        self.package.rebase(data, str(path))
        self._formulas_changed = False
        for sheet in self._sheets.values():
            sheet.written.clear()
