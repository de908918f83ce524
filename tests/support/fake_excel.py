"""A workbook with those members of xlwings that the classic one, Lite and Server share, and no others.

Values are a snapshot, as in xlwings Lite: what was written is seen in ``cells``, and read back only after ``load``.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, Final

from followup_xl.model.book import CellValue, RawBook, RawTable, column_letters

Cells = dict[tuple[int, int], Any]
"""Values by row and column, from 1."""
_NO_READING: Final = "cannot be read in xlwings Lite and Server"


class FakeApp:
    """The program; ``shown`` are the messages."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.updates: list[bool] = []
        self.calculation = "automatic"

    @property
    def screen_updating(self) -> bool:
        raise NotImplementedError(f"screen_updating {_NO_READING}")

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        self.updates.append(value)

    def alert(self, prompt: str, _title: str, _buttons: str, _mode: str) -> None:
        self.shown.append(prompt)


class FakeRange:
    """A rectangle of a sheet."""

    def __init__(self, sheet: "FakeSheet", first: tuple[int, int], last: tuple[int, int] | None = None) -> None:
        self._sheet, self._first, self._last = sheet, first, last or first
        self._options: Mapping[str, object] = {}

    @property
    def row(self) -> int:
        return self._first[0]

    @property
    def column(self) -> int:
        return self._first[1]

    @property
    def shape(self) -> tuple[int, int]:
        return self._last[0] - self._first[0] + 1, self._last[1] - self._first[1] + 1

    @property
    def sheet(self) -> "FakeSheet":
        return self._sheet

    def options(self, **options: object) -> "FakeRange":
        self._options = options
        return self

    @property
    def value(self) -> Any:  # noqa: ANN401  # one value, or rows
        rows = [[self._sheet.snapshot.get((r, c)) for c in self._columns()] for r in self._rows()]
        return rows if self._options.get("ndim") else rows[0][0]

    @value.setter
    def value(self, values: Any) -> None:  # noqa: ANN401  # one value, or rows
        rows = values if isinstance(values, list) else [[values]]
        assert (len(rows), len(rows[0])) == self.shape, "a block is written as a whole"
        self._sheet.writes += 1
        for r, row in zip(self._rows(), rows, strict=True):
            for c, value in zip(self._columns(), row, strict=True):
                self._sheet.cells[r, c] = value

    @property
    def formula(self) -> Any:  # noqa: ANN401  # never returned
        raise NotImplementedError(f"formulas {_NO_READING}")

    @property
    def number_format(self) -> str:
        raise NotImplementedError(f"number_format {_NO_READING}")

    @number_format.setter
    def number_format(self, code: str) -> None:
        self._sheet.formats.update({(r, c): code for r in self._rows() for c in self._columns()})

    def clear_contents(self) -> None:
        for r in self._rows():
            for c in self._columns():
                self._sheet.cells.pop((r, c), None)

    def clear(self) -> None:
        self.clear_contents()
        for r in self._rows():
            for c in self._columns():
                self._sheet.links.pop((r, c), None)

    def add_hyperlink(self, address: str, text_to_display: str) -> None:
        self._sheet.links[self._first] = address
        self._sheet.cells[self._first] = text_to_display

    def copy_from(self, source: "FakeRange", copy_type: str) -> None:
        assert (copy_type, source.shape) == ("formats", (1, self.shape[1]))

    def select(self) -> None:
        self._sheet.book.selection = self

    def _rows(self) -> range:
        return range(self._first[0], self._last[0] + 1)

    def _columns(self) -> range:
        return range(self._first[1], self._last[1] + 1)


class FakeTable:
    """A table; ``log`` tells what was done to its filter."""

    totals_row_range = None

    def __init__(self, name: str, area: FakeRange) -> None:
        self.name = name
        self.range = area
        self.log: list[bool] = []

    @property
    def show_autofilter(self) -> bool:
        return self.log[-1] if self.log else True

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.log.append(value)

    def resize(self, area: FakeRange) -> None:
        self.range = area


class FakeSheet:
    """A sheet: ``snapshot`` is what scripts read, ``cells`` what people see."""

    def __init__(self, book: "FakeBook", name: str) -> None:
        self.book, self.name = book, name
        self.cells: Cells = {}
        self.snapshot: Cells = {}
        self.formats: dict[tuple[int, int], str] = {}
        self.links: dict[tuple[int, int], str] = {}
        self.tables: list[FakeTable] = []
        self.writes = 0

    def range(self, first: tuple[int, int], last: tuple[int, int] | None = None) -> FakeRange:
        return FakeRange(self, first, last)

    def activate(self) -> None:
        self.book.active = self.name


class FakeName:
    """A name and what it refers to."""

    def __init__(self, name: str, refers_to: str) -> None:
        self.name, self.refers_to = name, refers_to


class FakeNames:
    """The names of a book."""

    def __init__(self, names: list[FakeName]) -> None:
        self._names = names

    def __iter__(self) -> Iterator[FakeName]:
        return iter(self._names)

    def __contains__(self, name: str) -> bool:
        return any(one.name == name for one in self._names)

    def __getitem__(self, name: str) -> FakeName:
        return next(one for one in self._names if one.name == name)


class FakeSheets:
    """The sheets of a book, by name and in order."""

    def __init__(self) -> None:
        self.by_name: dict[str, FakeSheet] = {}

    def __iter__(self) -> Iterator[FakeSheet]:
        return iter(self.by_name.values())

    def __getitem__(self, name: str) -> FakeSheet:
        return self.by_name[name]


class FakeBook:
    """A workbook made of the tables of ``raw``, which must not overlap."""

    def __init__(self, raw: RawBook) -> None:
        self.name = raw.name
        self.app = FakeApp()
        self.sheets = FakeSheets()
        self.active = ""
        self.selection: FakeRange | None = None
        names: list[FakeName] = []
        for table in raw.tables.values():
            sheet = self.sheets.by_name.setdefault(table.sheet, FakeSheet(self, table.sheet))
            sheet.tables.append(FakeTable(table.name, _area(sheet, table)))
            _fill(sheet, table)
            names += _names(table)
        self.names = FakeNames(names)
        self.load()

    def load(self) -> None:
        """Take a new snapshot, as xlwings Lite does before a script runs."""
        for sheet in self.sheets:
            sheet.snapshot = {place: seen(value) for place, value in sheet.cells.items()}


def seen(value: CellValue) -> CellValue:
    """What Excel makes of a value typed into a cell."""
    if isinstance(value, str):
        return value.removeprefix("'") or None
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001  # cells know no time zone
    return float(value) if isinstance(value, int) else value


def _area(sheet: FakeSheet, table: RawTable) -> FakeRange:
    last = (table.header_row + max(1, len(table.rows)), table.first_column + len(table.headers) - 1)
    return sheet.range((table.header_row, table.first_column), last)


def _fill(sheet: FakeSheet, table: RawTable) -> None:
    for offset, row in enumerate([table.headers, *table.rows]):
        for place, value in enumerate(row):
            sheet.cells[table.header_row + offset, table.first_column + place] = value


def _names(table: RawTable) -> list[FakeName]:
    short = table.name.removeprefix("tbl").lower()
    places = ((f"fx.{short}.{one}", place) for place, one in enumerate(table.ids) if one)
    quoted = table.sheet.replace("'", "''")
    return [
        FakeName(name, f"='{quoted}'!${column_letters(table.first_column + place)}${table.header_row}")
        for name, place in places
    ]
