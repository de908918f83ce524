"""Excel tables are LibreOffice's database ranges."""

from collections.abc import Iterator
from typing import Any

from tests.office.bridge import struct
from tests.office.engine.base import base_classes
from tests.office.engine.ranges import Range


class Tables(base_classes.Tables):  # type: ignore[misc]  # the base has no types
    """The tables of a sheet."""

    api: Any = None

    def __init__(self, sheet: Any) -> None:  # noqa: ANN401  # the sheet, whose module imports this one
        self.sheet = sheet
        self.api = sheet.book.api.DatabaseRanges

    def _all(self) -> list["Table"]:
        self.sheet.book.app.engine.calls["tables"] += 1
        found = {name: self.api.getByName(name) for name in self.api.ElementNames}
        here = [one for name, one in found.items() if self._home(name, one) == self.sheet.index - 1]
        return [Table(self.sheet, one) for one in here]

    def _home(self, name: str, area: Any) -> int:  # noqa: ANN401  # a UNO object
        """The number of the sheet of a table, asked once: Excel knows the tables of a sheet without asking each."""
        known: dict[str, int] = self.sheet.book.app.engine.homes[self.sheet.book.api.RuntimeUID]
        if name not in known:
            known[name] = area.DataArea.Sheet
        return known[name]

    def __iter__(self) -> Iterator["Table"]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __call__(self, key: int | str) -> "Table":
        if isinstance(key, int):
            return self._all()[key - 1]
        return next(table for table in self._all() if table.name.casefold() == key.casefold())

    def __contains__(self, key: str) -> bool:
        return any(table.name.casefold() == key.casefold() for table in self._all())


class Table(base_classes.Table):  # type: ignore[misc]  # the base has no types
    """One table."""

    api: Any = None
    parent: Any = None

    def __init__(self, sheet: Any, area: Any) -> None:  # noqa: ANN401  # UNO objects have no types here
        self.sheet = sheet
        self.parent = sheet
        self.api = area

    @property
    def name(self) -> str:
        self.sheet.book.app.engine.calls["table"] += 1
        return str(self.api.Name)

    @property
    def range(self) -> Range:
        self.sheet.book.app.engine.calls["table"] += 1
        area = self.api.DataArea
        return Range(self.sheet, (area.StartRow + 1, area.StartColumn + 1), (area.EndRow + 1, area.EndColumn + 1))

    @property
    def totals_row_range(self) -> Range | None:
        self.sheet.book.app.engine.calls["table"] += 1
        if not self.api.TotalsRow:
            return None
        area = self.api.DataArea
        return Range(self.sheet, (area.EndRow + 1, area.StartColumn + 1), (area.EndRow + 1, area.EndColumn + 1))

    @property
    def show_autofilter(self) -> bool:
        self.sheet.book.app.engine.calls["table"] += 1
        return bool(self.api.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        self.sheet.book.app.engine.calls["filter"] += 1
        self.api.AutoFilter = value
        if not value:
            self.api.getFilterDescriptor().setFilterFields(())
            self.api.refresh()

    def resize(self, target: Any) -> None:  # noqa: ANN401  # xlwings' public Range
        self.sheet.book.app.engine.calls["resize"] += 1
        rows, columns = target.shape
        self.api.setDataArea(
            struct(
                "com.sun.star.table.CellRangeAddress",
                Sheet=self.sheet.index - 1,
                StartRow=target.row - 1,
                StartColumn=target.column - 1,
                EndRow=target.row + rows - 2,
                EndColumn=target.column + columns - 2,
            )
        )
