"""A table of a sheet: its columns, its rows, and the cells below its headers written in bulk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from .bulk import put_column
from .errors import FormulaInTheWay, NoSuchColumn, NoSuchTable, WrongLength
from .growth import resize
from .ranges import Area, cell_name
from .tablemaking import check_width
from .tablexml import TableXml
from .values import Value, plain

if TYPE_CHECKING:
    from .sheet import Sheet

Row = Mapping[str, object]


class Table:
    """One table. Rows and columns of the sheet count from 1, data rows of the table from 0."""

    def __init__(self, sheet: Sheet, xml: TableXml) -> None:
        """Made by the workbook."""
        self._sheet, self.xml = sheet, xml

    @property
    def name(self) -> str:
        """The name formulas use."""
        return self.xml.name

    @property
    def sheet(self) -> str:
        """The sheet it lies on."""
        return self._sheet.name

    @property
    def ref(self) -> tuple[int, int, int, int]:
        """(min_col, min_row, max_col, max_row), headers and totals included."""
        box = self.xml.area
        return box.min_col, box.min_row, box.max_col, box.max_row

    @property
    def columns(self) -> list[str]:
        """Header texts, left to right."""
        return [column.name for column in self.xml.columns]

    @property
    def header_row(self) -> int | None:
        """The sheet row of the headers, None when the table shows none."""
        return self.xml.area.min_row if self.xml.has_header else None

    @property
    def first_row(self) -> int:
        """The sheet row of the first data row."""
        return self.xml.data.min_row

    @property
    def last_row(self) -> int:
        """The sheet row of the last data row; before `first_row` when the table has none."""
        return self.xml.data.max_row

    def __len__(self) -> int:
        """How many data rows there are."""
        return self.last_row - self.first_row + 1

    def rows(self) -> list[dict[str, Value]]:
        """All data rows as {column: value}."""
        named = [(name, self._column(name)) for name in self.columns]
        numbers = range(self.first_row, self.last_row + 1)
        return [{name: self._sheet.get(row, col) for name, col in named} for row in numbers]

    def write(
        self, column: str, values: Iterable[object], rows: Sequence[int] | None = None, *, replace_formula: bool = False
    ) -> None:
        """Write a whole column, or only the data rows given by number. A value already there is left as it is.

        Raises NoSuchColumn, NoSuchTable, WrongLength, FormulaInTheWay, BadValue.
        """
        col, given = self._column(column), list(values)
        count, first = len(self), self.first_row
        wanted = range(count) if rows is None else rows
        if len(given) != len(wanted) or any(not 0 <= i < count for i in wanted):
            raise WrongLength(table=self.name, column=column, given=len(given), rows=len(wanted))
        by_row = {first + index: value for index, value in zip(wanted, given, strict=True)}
        put_column(self._sheet, col, by_row, first, replace_formula=replace_formula)

    def add_columns(self, names: Iterable[str]) -> None:
        """Add blank columns on the right, with the format of the last header. Raises CannotMakeTable."""
        new = list(names)
        box = self.xml.area
        check_width(self._sheet, box, new, self.columns)
        for col, name in enumerate(new, box.max_col + 1):
            if self.xml.has_header:
                self._sheet.put(box.min_row, col, name, style=self._sheet.style_at(box.min_row, box.max_col))
        if new:
            self.xml.widen(new)

    def append(self, rows: Iterable[Row]) -> None:
        """Add rows below the last one, which moves on what belongs to the table. A lone blank row is filled first.

        Raises NoSuchColumn, NoRoom, FormulaInTheWay (a value for a calculated column), BadValue.
        """
        new = list(rows)
        if not new:
            return
        self._check(new)
        first = 0 if self._is_blank() else len(self)
        resize(self._sheet, self.xml, max(first + len(new), len(self)))
        self._fill(first, new)

    def replace(self, rows: Iterable[Row]) -> None:
        """Make these the only data rows; columns not named become blank. The table keeps at least one row."""
        new = list(rows)
        self._check(new)
        count = max(1, len(new))
        for index in range(count, len(self)):
            self._blank(index)
        resize(self._sheet, self.xml, count)
        typed = [name for name, column in zip(self.columns, self.xml.columns, strict=True) if not column.formula]
        self._fill(0, [{**dict.fromkeys(typed), **row} for row in new or [{}]])

    def clear(self) -> None:
        """Leave one blank data row."""
        self.replace([])

    def _fill(self, first: int, rows: Sequence[Row]) -> None:
        for name in dict.fromkeys(name for row in rows for name in row):
            indexes = [i for i, row in enumerate(rows) if name in row]
            self.write(name, [rows[i][name] for i in indexes], [first + i for i in indexes])

    def _blank(self, index: int) -> None:
        """Clear a data row that leaves the table, formulas included."""
        row = self.first_row + index
        for col in range(self.xml.area.min_col, self.xml.area.max_col + 1):
            self._sheet.put(row, col, None, replace_formula=True)

    def _is_blank(self) -> bool:
        """Whether the only data row holds nothing typed."""
        if len(self) != 1:
            return False
        columns = range(self.xml.area.min_col, self.xml.area.max_col + 1)
        row = self.first_row
        return all(self._sheet.has_formula(row, col) or self._sheet.get(row, col) in (None, "") for col in columns)

    def _column(self, name: str) -> int:
        try:
            return self.xml.area.min_col + self.columns.index(name)
        except ValueError:
            raise NoSuchColumn(table=self.name, column=name) from None

    def _check(self, rows: Sequence[Row]) -> None:
        """Refuse before anything is changed."""
        calculated = {column.name for column in self.xml.columns if column.formula}
        for name in {name for row in rows for name in row}:
            col = self._column(name)
            if name in calculated:
                raise FormulaInTheWay(sheet=self.sheet, ref=cell_name(self.first_row, col))
        for value in (value for row in rows for value in row.values()):
            plain(value)

    def area_of(self, column: str) -> Area:
        """The data cells of a column."""
        col = self._column(column)
        return Area(self.first_row, col, self.last_row, col)


class Tables(Mapping[str, Table]):
    """Tables by name, whatever its case."""

    def __init__(self, tables: list[Table]) -> None:
        """In the order of their sheets."""
        self._found = {table.name: table for table in tables}

    def __getitem__(self, name: str) -> Table:
        """A table by name, whatever its case. Raises NoSuchTable."""
        for known, table in self._found.items():
            if known.casefold() == name.casefold():
                return table
        raise NoSuchTable(table=name)

    def __iter__(self) -> Iterator[str]:
        """Names, sheet by sheet."""
        return iter(self._found)

    def __len__(self) -> int:
        """How many."""
        return len(self._found)
