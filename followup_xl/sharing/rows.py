"""The cells of people as they are compared: one spelling for values that mean the same, whatever a book's language."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from followup_xl.model.book import CellValue, Source
from followup_xl.model.columns import Column, Kind, Owner
from followup_xl.model.ports import Translator
from followup_xl.model.settings import split_codes
from followup_xl.model.tables import TABLES
from followup_xl.model.text import key
from followup_xl.plan.cells import canonical

SHARED: Final = ("tblLeads", "tblTouches", "tblOrders")
"""The tables whose rows are handed out, the leads first."""

FOREIGN: Final = "+"
"""What the name of a column begins with that only this team has; its heading in one spelling follows."""

Values = tuple[CellValue, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """One table: ``rows`` by 0-based data row, each with a value for each of ``columns``; blank rows are left out.

    ``fixed`` are cells (data row, column name) that hold a formula or show an error: nobody typed what they show.
    """

    table: str
    columns: tuple[str, ...]
    rows: Mapping[int, Values]
    fixed: Collection[tuple[int, str]] = frozenset()

    def cell(self, row: int, column: str) -> CellValue:
        """The value of a cell."""
        return self.rows[row][self.columns.index(column)]

    def cells(self, row: int) -> dict[str, CellValue]:
        """A row by column names."""
        return dict(zip(self.columns, self.rows[row], strict=True))

    def only(self, columns: Sequence[str]) -> "Rows":
        """The same rows with these columns, None where there is no such column."""
        if tuple(columns) == self.columns:
            return self
        places = [self.columns.index(column) if column in self.columns else -1 for column in columns]
        rows = {row: tuple(values[at] if at >= 0 else None for at in places) for row, values in self.rows.items()}
        return Rows(self.table, tuple(columns), rows, self.fixed)


def lead_column(table: str) -> str:
    """The column that names the lead of a row."""
    return "id" if table == "tblLeads" else "lead"


def id_key(value: CellValue) -> str:
    """An ID as it is compared."""
    return "" if value is None else key(str(value))


def read_rows(source: Source, translator: Translator) -> Rows:
    """The cells of people of one table. A cell of a code column becomes its code, of a country its ISO code."""
    places = _places(source)
    readers = [_reader(source.raw.name, column, translator) for column in places]
    by_column = list(zip(*source.raw.rows, strict=True))
    read = [[*map(reader, by_column[at])] for reader, at in zip(readers, places.values(), strict=True) if by_column]
    rows = {row: values for row, values in enumerate(zip(*read, strict=True)) if any(v is not None for v in values)}
    names = {at: column for column, at in places.items()}
    fixed = {(row, names[at]) for row, at in (*source.raw.formulas, *source.raw.errors) if at in names}
    return Rows(source.raw.name, tuple(places), rows, fixed)


def _places(source: Source) -> dict[str, int]:
    """The columns of people by name, with their positions."""
    spec = TABLES[source.raw.name]
    own = {column: at for column, at in source.positions.items() if spec.by_id[column].owner is Owner.PEOPLE}
    known = set(source.positions.values())
    for at, header in enumerate(source.raw.headers):
        if at not in known and key(header):
            own.setdefault(FOREIGN + key(header), at)
    return own


def foreign_headers(source: Source) -> dict[str, str]:
    """The headings, as they stand, of the columns that only this team has."""
    return {name: source.raw.headers[at] for name, at in _places(source).items() if name.startswith(FOREIGN)}


def _reader(table: str, name: str, translator: Translator) -> Callable[[CellValue], CellValue]:
    column = TABLES[table].by_id.get(name, Column(name, name))
    if column.kind not in {Kind.CODE, Kind.CODES} and name != "country":
        return canonical
    known: dict[CellValue, CellValue] = {}

    def read(value: CellValue) -> CellValue:
        if not isinstance(value, str):
            return canonical(value)
        if value not in known:
            known[value] = _word(value, column, translator)
        return known[value]

    return read


def _word(text: str, column: Column, translator: Translator) -> CellValue:
    if column.id == "country":
        return translator.country(text) or canonical(text)
    if column.kind is Kind.CODE:
        return translator.code(column.family, text) or canonical(text)
    parts = [_tag(part, column, translator) for part in split_codes(text)]
    return canonical(", ".join(parts))


def _tag(part: str, column: Column, translator: Translator) -> str:
    sign = "-" if part.startswith("-") else ""
    return sign + (translator.code(column.family, part.removeprefix(sign)) or part.removeprefix(sign))


def same(one: CellValue, other: CellValue) -> bool:
    """Whether two values are one; numbers as programs round them when they save."""
    if isinstance(one, float) or isinstance(other, float):
        if isinstance(one, int | float) and isinstance(other, int | float):
            return abs(one - other) <= 1e-12 * max(abs(one), abs(other))
        return False
    return one == other and isinstance(one, bool) == isinstance(other, bool)
