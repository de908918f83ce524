"""The plan: what will be written, cell by cell, known and counted before anything is written."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from .book import CellValue


@dataclass(frozen=True, slots=True)
class ColumnWrite:
    """New values for some cells of one column; ``rows`` are 0-based data rows, aligned with ``old`` and ``new``."""

    table: str
    column: str
    header: str
    rows: tuple[int, ...]
    old: tuple[CellValue, ...]
    new: tuple[CellValue, ...]


@dataclass(frozen=True, slots=True)
class ColumnLinks:
    """The links of a column's cells, one a data row, "" for none; every other link of the column goes."""

    header: str
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableReplace:
    """All data rows of a table that the tool owns.

    ``headers`` are the headers as they stand in the sheet, ``rows`` the new values in that order, ``changed`` counts
    the cells that differ from what is there. ``links`` are written along with the rows.
    """

    table: str
    headers: tuple[str, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    changed: int
    links: ColumnLinks | None = None


@dataclass(frozen=True, slots=True)
class TableAppend:
    """Rows to add below the last one of a table."""

    table: str
    headers: tuple[str, ...]
    rows: tuple[tuple[CellValue, ...], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything one run will write; ``backups`` is how many older states of the file to keep."""

    run: str
    writes: tuple[ColumnWrite, ...] = ()
    replaces: tuple[TableReplace, ...] = ()
    appends: tuple[TableAppend, ...] = ()
    backups: int = 5

    @property
    def is_empty(self) -> bool:
        """True when applying it would leave the file's bytes as they are."""
        return not self.cells

    @property
    def cells(self) -> int:
        """How many cells would change."""
        return sum(self.by_column().values())

    def by_column(self) -> Mapping[str, int]:
        """Changed cells by ``table.column`` (whole tables by their name), for people and for ``--json``."""
        counts: Counter[str] = Counter()
        for write in self.writes:
            counts[f"{write.table}.{write.column}"] += len(write.rows)
        for replace in self.replaces:
            counts[replace.table] += replace.changed
        for append in self.appends:
            counts[append.table] += sum(value is not None for row in append.rows for value in row)
        return {name: count for name, count in counts.items() if count}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a store did: how many cells it wrote and where the copy of the old file is (None where there is none)."""

    cells: int
    backup: str | None = None
    notes: tuple[str, ...] = ()
