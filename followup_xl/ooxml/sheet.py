"""A worksheet for people: cells by reference. Changes are kept as edits until the workbook is saved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from .cells import Codec, kind_of, style_of
from .dependence import has_formulas
from .errors import ArrayInTheWay, FormulaInTheWay, HeaderInTheWay, MergedCell
from .formulas import expand_shared
from .ranges import Area, cell_name, cell_place, column_letters
from .sheetxml import SheetXml
from .splice import Edit, Edits, apply_edits, last_edits
from .values import Value, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .bookxml import BookXml
    from .host import Host


class Sheet:
    """One worksheet; `sheet["B2"]` reads, `sheet["B2"] = value` writes."""

    def __init__(self, host: Host, name: str, part: str) -> None:
        """Nothing is read before the first question."""
        self.name, self.part = name, part
        self._host = host
        self._xml: SheetXml | None = None
        self._codec: Codec | None = None
        self.edits: Edits = {}
        self.written: list[Edits] = []

    def __getitem__(self, ref: str) -> Value:
        """The value of one cell; a date when it is shown as one; CellError for `#N/A` and the like; None when blank."""
        return self.get(*cell_place(ref))

    def __setitem__(self, ref: str, value: object) -> None:
        """Set one cell; see `set`."""
        self.set(ref, value)

    def set(self, ref: str, value: object, *, replace_formula: bool = False) -> None:
        """Write str, int, float, bool, date, datetime, CellError or None (blank). An equal value changes nothing.

        Raises BadValue, BadReference, FormulaInTheWay (unless `replace_formula`), ArrayInTheWay, MergedCell,
        HeaderInTheWay.
        """
        row, col = cell_place(ref)
        self._check_header(row, col, plain(value))
        self.put(row, col, value, replace_formula=replace_formula)

    @property
    def xml(self) -> SheetXml:
        """The part, taken apart; without the edits."""
        if self._xml is None:
            self._xml = SheetXml(self._host.package.xml(self.part), self.part)
        return self._xml

    @property
    def codec(self) -> Codec:
        """How this sheet's cells are read and written."""
        if self._codec is None:
            self._codec = self._host.codec(self.xml.prefix)
        return self._codec

    @property
    def protected(self) -> bool:
        """Whether people need to lift a protection before they can type here."""
        return self.xml.root.find("sheetProtection") is not None

    @property
    def used(self) -> Area | None:
        """The rectangle around all cells that are written down, None when there is none."""
        rows = [(row, cells) for row in self.xml.grid.rows if (cells := self.xml.grid.cells(row))]
        if not rows:
            return None
        columns = [cells[i][0] for _, cells in rows for i in (0, -1)]
        return Area(min(r for r, _ in rows), min(columns), max(r for r, _ in rows), max(columns))

    def get(self, row: int, col: int) -> Value:
        """The value at row, column (both from 1)."""
        edit = self.edits.get(col, {}).get(row)
        if edit is not None:
            return edit.value
        cell = self.bytes_of(row, col)
        return self.codec.value(cell) if cell else None

    def bytes_of(self, row: int, col: int) -> bytes:
        """The cell's element as it stands in the part; empty when there is none."""
        span = self.xml.grid.cell(row, col)
        return self.xml.data[span.start : span.end] if span else b""

    def content(self, row: int, col: int) -> bytes:
        """The cell's element as it is going to be written."""
        edit = self.edits.get(col, {}).get(row)
        return edit.content if edit else self.bytes_of(row, col)

    def has_formula(self, row: int, col: int) -> bool:
        """Whether the cell holds a formula."""
        return self.codec.has_formula(self.content(row, col))

    def style_at(self, row: int, col: int) -> int:
        """The format of a cell, or the one it would take."""
        cell = self.content(row, col)
        return style_of(cell) if cell else self.default_style(row, col)

    def filled(self, area: Area) -> Iterator[tuple[int, int]]:
        """Cells inside the area that hold a value or a formula, as (row, column)."""
        for row in (r for r in self.xml.grid.rows if area.min_row <= r <= area.max_row):
            for col, _ in self.xml.grid.cells(row):
                if area.holds(row, col) and (self.has_formula(row, col) or self.get(row, col) not in (None, "")):
                    yield row, col

    def tables_here(self) -> list[tuple[str, Area]]:
        """The tables of this sheet and where they lie."""
        return [(table.name, table.area) for table in self._host.tables_on(self.name)]

    @property
    def book(self) -> BookXml:
        """The workbook part."""
        return self._host.book

    def all_sheets(self) -> list[Sheet]:
        """Every sheet with cells of the workbook, this one too."""
        return [self._host[name] for name in self._host.sheets]

    def mentions_formulas(self) -> bool:
        """Whether there may be a formula on the sheet."""
        return bool(self.edits) or has_formulas(self._host.package, self.part)

    def formulas_changed(self) -> None:
        """Tell the workbook that a formula came or went."""
        self._host.formulas_changed()

    def put(
        self, row: int, col: int, value: object, *, style: int | None = None, replace_formula: bool = False
    ) -> None:
        """`set` by row and column; `style` is used when the cell has none of its own."""
        new = plain(value)
        span = self.xml.grid.cell(row, col)
        old = self.xml.data[span.start : span.end] if span else b""
        self._guard_formula(row, col, old, replace=replace_formula)
        if not self._differs(old, new):
            self._forget(row, col)
            return
        self._check_place(row, col)
        shown = self.shown_style(self._style(row, col, old, style), new)
        self._note(row, col, self.codec.encode(column_letters(col), row, shown, new), new)

    def shown_style(self, style: int, value: Value) -> int:
        """The format a value is written in: the given one, unless it would hide that the value is a date."""
        return self._host.date_style(style, value) if isinstance(value, date) else style

    def _note(self, row: int, col: int, content: bytes, value: Value) -> None:
        span = self.xml.grid.cell(row, col)
        self.edits.setdefault(col, {})[row] = Edit(content, value, *span) if span else Edit(content, value)

    def _differs(self, old: bytes, new: Value) -> bool:
        if not old:
            return new not in (None, "")
        return self.codec.has_formula(old) or not self.codec.same(self.codec.value(old), new)

    def _guard_formula(self, row: int, col: int, old: bytes, *, replace: bool) -> None:
        """A formula goes only when told to; those that share it are written out first."""
        edit = self.edits.get(col, {}).get(row)
        if not self.codec.has_formula(edit.content if edit else old):
            return
        self._check_place(row, col)
        if not replace:
            raise FormulaInTheWay(sheet=self.name, ref=cell_name(row, col))
        if edit is None:
            expand_shared(self, row, col)
        self._host.formulas_changed()

    def put_formula(self, row: int, col: int, formula: bytes, style: int) -> None:
        """Write a formula given as escaped XML text, without a value: Excel calculates it on opening."""
        prefix = self.xml.prefix
        head = cell_name(row, col).encode() + (b'" s="%d' % style if style else b"")
        content = b'<%bc r="%b"><%bf>%b</%bf></%bc>' % (prefix, head, prefix, formula, prefix, prefix)
        self._note(row, col, content, None)
        self._host.formulas_changed()

    def put_blank(self, row: int, col: int, style: int) -> None:
        """Leave a blank of that format; where nothing stands and no format is needed, nothing."""
        if style or self.content(row, col):
            self.put_raw(row, col, self.codec.encode(column_letters(col), row, style, None))

    def put_raw(self, row: int, col: int, content: bytes) -> None:
        """Write a cell's element as it is; used to move cells and to unfold shared formulas."""
        self._note(row, col, content, self.codec.value(content))

    def _style(self, row: int, col: int, old: bytes, given: int | None) -> int:
        """The cell's own format, else the one asked for, else its row's, else its column's."""
        if old:
            return style_of(old)
        return given if given is not None else self.default_style(row, col)

    def default_style(self, row: int, col: int) -> int:
        """The format a new cell takes from its row or column."""
        span = self.xml.grid.rows.get(row)
        if span:
            tag = self.xml.data[span.start : self.xml.grid.row_content(span)]
            if b"customFormat" in tag:
                return style_of(tag)
        return self.xml.column_style(col)

    def _forget(self, row: int, col: int) -> None:
        self.edits.get(col, {}).pop(row, None)
        if not self.edits.get(col, True):
            del self.edits[col]

    def is_simple(self, col: int) -> bool:
        """Whether a pattern finds the column's cells: no merged cell, array formula, edit or odd XML is there."""
        areas = (*self.xml.arrays, *self.xml.merged)
        return self.xml.tidy and col not in self.edits and not any(a.min_col <= col <= a.max_col for a in areas)

    def _check_place(self, row: int, col: int) -> None:
        for area in self.xml.arrays:
            if area.holds(row, col):
                raise ArrayInTheWay(sheet=self.name, ref=cell_name(row, col), area=str(area))
        for area in self.xml.merged:
            if area.holds(row, col) and (row, col) != area[:2]:
                raise MergedCell(sheet=self.name, ref=cell_name(row, col), area=str(area))

    def _check_header(self, row: int, col: int, value: Value) -> None:
        for table in self._host.tables_on(self.name):
            if table.header and table.header.holds(row, col) and self.get(row, col) != value:
                raise HeaderInTheWay(sheet=self.name, ref=cell_name(row, col), table=table.name)

    def error_cells(self) -> dict[str, str]:
        """Cells that show an error value: reference -> text."""
        if b't="e"' not in self.xml.data and b"t='e'" not in self.xml.data:
            return {}
        found = {}
        for row, col, span in self.xml.grid.all_cells():
            cell = self.xml.data[span.start : span.end]
            if kind_of(cell) == b"e":
                found[cell_name(row, col)] = str(self.codec.value(cell))
        return found

    def flush(self) -> None:
        """Put the edits into the part."""
        if not self.edits:
            return
        self.written.append(self.edits)
        self.replace_data(apply_edits(self.xml, self.edits))

    def count_written(self) -> int:
        """How many cells were put into the part since the last save."""
        return sum(len(cells) for cells in last_edits(self.written).values())

    def replace_data(self, data: bytes) -> None:
        """Take new bytes for the part; edits made so far are expected to be in them."""
        self.edits = {}
        self._host.package.put(self.part, data)
        self._xml = None
