"""What a person's command changes in the tables of people: cells, new rows, and the rows of a review table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from .book import CellValue

Row = Mapping[str, CellValue]
"""A row by column ids; a cell of a code column holds the code."""


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A new value for one cell: ``row`` is the 0-based data row of ``table``, ``column`` a column id."""

    table: str
    row: int
    column: str
    value: CellValue


@dataclass(frozen=True, slots=True)
class RowAdd:
    """A new row of a table of people."""

    table: str
    values: Row


@dataclass(frozen=True, slots=True)
class Edits:
    """Everything one command changes; ``rule`` is the word for it in ``tblChanges``.

    ``lists`` holds by review table (``tables_review``) all the rows it shall have from now on.
    """

    rule: str
    cells: Sequence[CellEdit] = ()
    rows: Sequence[RowAdd] = ()
    lists: Mapping[str, Sequence[Row]] = field(default_factory=lambda: MappingProxyType({}))
