"""The rows of two states of one table, paired: the leads by ID first, touches and orders by what they say."""

from collections.abc import Collection, Mapping
from typing import Final

from followup_xl.model.book import CellValue
from followup_xl.sharing.matching import Pairs, by_content, by_key, by_likeness, left
from followup_xl.sharing.rows import Rows, Values, id_key, lead_column

MOVED: Final = 0.7
"""The share of equal cells from which on a touch may be one whose lead was edited (house)."""
_MANY: Final = 40_000
"""So many comparisons are made at most; beyond it only leads of the same company are compared."""


def paired(first: Rows, second: Rows) -> Pairs:
    """The rows of ``first`` with those of ``second`` that are the same row, perhaps edited."""
    columns = [column for column in first.columns if column in second.columns]
    one, other = first.only(columns).rows, second.only(columns).rows
    name = lead_column(first.table)
    place = columns.index(name) if name in columns else -1
    if first.table == "tblLeads":
        company = columns.index("company") if "company" in columns else -1
        return _leads(one, other, place, company)
    return _logged(one, other, place)


def _leads(one: Mapping[int, Values], other: Mapping[int, Values], place: int, company: int) -> Pairs:
    pairs = by_key(one, other, lambda values: id_key(values[place])) if place >= 0 else {}
    one, other = left(one, pairs), left(other, pairs.values())
    pairs |= (found := by_content(one, other, place))
    one, other = left(one, found), left(other, found.values())
    return pairs | by_likeness(one, other, _block(len(one) * len(other), company), skip=place)


def _block(comparisons: int, company: int) -> "Blocks":
    return Blocks(company if comparisons > _MANY else -1)


class Blocks:
    """The part of a list in which a row is looked for: those with the same value at ``place``, all below 0."""

    def __init__(self, place: int) -> None:
        self.place = place

    def __call__(self, values: Values) -> str:
        """The part of a row."""
        return id_key(values[self.place]) if self.place >= 0 else ""


def _logged(one: Mapping[int, Values], other: Mapping[int, Values], place: int) -> Pairs:
    pairs = by_content(one, other)
    one, other = left(one, pairs), left(other, pairs.values())
    pairs |= (found := by_likeness(one, other, Blocks(place)))
    one, other = left(one, found), left(other, found.values())
    if len(one) * len(other) <= _MANY:
        pairs |= by_likeness(one, other, Blocks(-1), MOVED)
    return pairs


def renamed(rows: Rows, names: Mapping[str, CellValue]) -> Rows:
    """The rows with other IDs in the column of the lead; ``names`` by the ID as it is compared."""
    column = lead_column(rows.table)
    if not names or column not in rows.columns:
        return rows
    place = rows.columns.index(column)
    moved = {row: _renamed(values, place, names) for row, values in rows.rows.items()}
    return Rows(rows.table, rows.columns, moved, rows.fixed)


def _renamed(values: Values, place: int, names: Mapping[str, CellValue]) -> Values:
    new = names.get(id_key(values[place]))
    return values if new is None else (*values[:place], new, *values[place + 1 :])


class Base:
    """The base as it is now, its rows found by their lead."""

    def __init__(self, tables: Mapping[str, Rows]) -> None:
        self.tables = tables
        self._by_lead = {name: _by_lead(rows) for name, rows in tables.items()}

    def near(self, table: str, leads: Collection[str]) -> Rows:
        """The rows of these leads."""
        rows = self.tables[table]
        index = self._by_lead[table]
        numbers = sorted(row for lead in leads for row in index.get(lead, ()))
        return Rows(table, rows.columns, {row: rows.rows[row] for row in numbers}, rows.fixed)

    def leads_of(self, rows: Rows) -> set[str]:
        """The IDs of leads that rows name, as they are compared."""
        column = lead_column(rows.table)
        place = rows.columns.index(column) if column in rows.columns else -1
        return {id_key(values[place]) for values in rows.rows.values()} if place >= 0 else set()

    def has(self, lead: str) -> bool:
        """Whether there is such a lead."""
        return lead in self._by_lead["tblLeads"]

    def pair(self, handed_out: Rows) -> Pairs:
        """The rows of a snapshot with those of the base."""
        near = self.near(handed_out.table, self.leads_of(handed_out))
        pairs = paired(handed_out, near)
        missing = left(handed_out.rows, pairs)
        if handed_out.table == "tblLeads" and missing:
            whole = self.tables["tblLeads"]
            rest = Rows("tblLeads", whole.columns, left(whole.rows, pairs.values()), whole.fixed)
            pairs |= paired(Rows("tblLeads", handed_out.columns, missing), rest)
        return pairs


def _by_lead(rows: Rows) -> dict[str, list[int]]:
    column = lead_column(rows.table)
    if column not in rows.columns:
        return {"": list(rows.rows)}
    place = rows.columns.index(column)
    found: dict[str, list[int]] = {}
    for row, values in rows.rows.items():
        found.setdefault(id_key(values[place]), []).append(row)
    return found
