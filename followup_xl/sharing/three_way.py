"""One returned workbook against what was handed out and what the base says now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from followup_xl.model.book import CellValue
from followup_xl.sharing.exceptions import MergeException
from followup_xl.sharing.matching import Pairs, by_content, left
from followup_xl.sharing.pairing import Base, paired, renamed
from followup_xl.sharing.rows import FOREIGN, SHARED, Rows, id_key, lead_column, same
from followup_xl.sharing.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Returned:
    """A workbook that came back: ``digest`` of its bytes, its rows by table, the touches typed in its sheet Today."""

    name: str
    digest: str
    snapshot: Snapshot
    tables: Mapping[str, Rows]
    logged: Rows

    @property
    def order(self) -> tuple[str, tuple[str, str, int], str]:
        """The place among the others, whatever the files are called and whoever names them first."""
        return id_key(self.snapshot.owner), self.snapshot.version, self.digest


@dataclass(frozen=True, slots=True)
class Proposal:
    """A cell of the base (0-based row) that a returned workbook changed, with the value it has there."""

    table: str
    row: int
    column: str
    value: CellValue
    lead: str


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row that was not handed out; ``place`` is its order in its book."""

    table: str
    place: int
    cells: Mapping[str, CellValue]


@dataclass
class Changes:
    """What one returned workbook says; ``names`` are the IDs that stand for another one in the base."""

    book: Returned
    proposals: list[Proposal] = field(default_factory=list)
    new: list[NewRow] = field(default_factory=list)
    names: dict[str, CellValue] = field(default_factory=dict)
    exceptions: list[MergeException] = field(default_factory=list)
    known: int = 0
    """How many changes the base holds already."""

    def note(self, kind: str, case: str, **facts: object) -> None:
        """Add an exception of this book."""
        self.exceptions.append(MergeException(kind, case, self.book.name, **facts))  # type: ignore[arg-type]


def compare(base: Base, book: Returned) -> Changes:
    """What changed between handing out and return, in places of the base."""
    comparison = _Comparison(base, book)
    for table in SHARED:
        if table in book.snapshot.tables and table in book.tables and table in base.tables:
            comparison.table(table)
    return comparison.changes


class _Comparison:
    def __init__(self, base: Base, book: Returned) -> None:
        self.base, self.book = base, book
        self.changes = Changes(book)
        self._there: dict[str, CellValue] = {}

    def table(self, table: str) -> None:
        before = renamed(self.book.snapshot.tables[table], self._there)
        after = renamed(self.book.tables[table], self.changes.names)
        now = self.base.tables[table]
        to_base, to_after = self.base.pair(before), paired(before, after)
        if table == "tblLeads":
            self._learn_names(before, after, to_base, to_after)
        for row in before.rows:
            self._row(_Trio(before, after, now, row, to_after.get(row), to_base.get(row)))
        new = left(after.rows, to_after.values())
        self._new(Rows(table, after.columns, new, after.fixed), set(to_base.values()))

    def _learn_names(self, before: Rows, after: Rows, to_base: Pairs, to_after: Pairs) -> None:
        """IDs of the snapshot and of the book that stand for another one in the base."""
        for row in before.rows:
            if "id" not in before.columns or row not in to_base:
                continue
            here = self.base.tables["tblLeads"].cell(to_base[row], "id")
            _learn(self._there, before.cell(row, "id"), here)
            _learn(self.changes.names, before.cell(row, "id"), here)
            if row in to_after and "id" in after.columns:
                _learn(self.changes.names, after.cell(to_after[row], "id"), here)

    def _row(self, trio: "_Trio") -> None:
        if trio.after_row is None:
            if trio.now_row is not None:
                self.changes.note("row-gone", "row-gone", **trio.facts(), base=trio.summary(trio.now, trio.now_row))
            return
        for column, handed, returned in trio.edited():
            if (trio.after_row, column) not in trio.after.fixed:
                self._cell(trio, column, handed, returned)
            elif (trio.row, column) not in trio.before.fixed:
                facts = {**trio.facts(), "column": column, "base": handed, "returned": returned}
                self.changes.note("both-edited", "became-formula", **facts)

    def _cell(self, trio: "_Trio", column: str, handed: CellValue, returned: CellValue) -> None:
        facts = {**trio.facts(), "column": column, "returned": returned}
        if trio.table == "tblLeads" and column == "id":
            self.changes.note("id-changed", "id-changed", **{**facts, "base": handed})
        elif trio.now_row is None:
            self.changes.note("both-edited", "gone-in-base", **facts)
        elif column in trio.now.columns:
            self._against_base(trio, column, handed, returned, facts)

    def _against_base(
        self, trio: "_Trio", column: str, handed: CellValue, returned: CellValue, facts: dict[str, object]
    ) -> None:
        row = trio.now_row if trio.now_row is not None else -1
        base = trio.now.cell(row, column)
        if same(base, returned):
            self.changes.known += 1
        elif (row, column) in trio.now.fixed:
            self.changes.note("both-edited", "formula", **facts, base=base)
        elif same(base, handed):
            self.changes.proposals.append(Proposal(trio.table, row, column, returned, str(facts["lead"])))
        else:
            self.changes.note("both-edited", "both-edited", **facts, base=base)

    def _new(self, rows: Rows, matched: set[int]) -> None:
        """Rows that were not handed out, without those that the base has by now."""
        table = rows.table
        if table == "tblTouches" and self.book.logged.rows:
            self._add_logged()
        if not rows.rows:
            return
        names = self.base.leads_of(rows)
        near = self.base.tables[table] if table == "tblLeads" else self.base.near(table, names)
        extra = Rows(table, near.columns, left(near.rows, matched), near.fixed)
        there = _same_rows(rows, extra)
        self.changes.known += len(there)
        for row, place in there.items():
            if table == "tblLeads":
                self._again(rows, row, extra, place)
        self._add(rows, there)

    def _again(self, rows: Rows, row: int, extra: Rows, place: int) -> None:
        """A new lead that the base has by now: what the base leaves empty is filled, what differs is shown."""
        _learn(self.changes.names, rows.cell(row, "id"), extra.cell(place, "id"))
        lead = str(extra.cell(place, "id") or "")
        for column in rows.columns:
            if column == "id" or column not in extra.columns or (row, column) in rows.fixed:
                continue
            returned, base = rows.cell(row, column), extra.cell(place, column)
            if returned is None or same(returned, base):
                continue
            if base is None and (place, column) not in extra.fixed:
                self.changes.proposals.append(Proposal("tblLeads", place, column, returned, lead))
            else:
                facts = {"table": "tblLeads", "lead": lead, "column": column}
                self.changes.note("both-edited", "both-edited", **facts, base=base, returned=returned)

    def _add(self, rows: Rows, there: Pairs) -> None:
        for row in left(rows.rows, there):
            self.changes.new.append(NewRow(rows.table, row, rows.cells(row)))

    def _add_logged(self) -> None:
        """Touches typed in Today; the base may have them from an earlier merge, on another day."""
        logged = renamed(self.book.logged, self.changes.names)
        undated = tuple(column for column in logged.columns if column != "date")
        near = self.base.near("tblTouches", self.base.leads_of(logged)).only(undated)
        handed_out = renamed(self.book.snapshot.tables["tblTouches"], self._there).only(undated)
        extra = left(near.rows, by_content(handed_out.rows, near.rows).values())
        there = by_content(logged.only(undated).rows, extra)
        self.changes.known += len(there)
        self._add(logged, there)


@dataclass(frozen=True, slots=True)
class _Trio:
    """One row as handed out, as it came back, and as the base has it (None where there is none)."""

    before: Rows
    after: Rows
    now: Rows
    row: int
    after_row: int | None
    now_row: int | None

    @property
    def table(self) -> str:
        return self.before.table

    def facts(self) -> dict[str, object]:
        """The table and the lead of the row, as the base calls it."""
        rows, row = (self.before, self.row) if self.now_row is None else (self.now, self.now_row)
        column = lead_column(self.table)
        return {"table": self.table, "lead": str(rows.cell(row, column) or "") if column in rows.columns else ""}

    def edited(self) -> Iterator[tuple[str, CellValue, CellValue]]:
        """The columns in which the returned row says something else than was handed out, and what both say."""
        row = self.after_row if self.after_row is not None else -1
        returned = self.after.cells(row)
        # A column that both sides added since was handed out empty.
        added = [column for column in returned if column in self.now.columns and column not in self.before.columns]
        handed = {**self.before.cells(self.row), **dict.fromkeys(added)}
        for column, old in handed.items():
            new_formula = (row, column) in self.after.fixed and (self.row, column) not in self.before.fixed
            unknown = new_formula and returned.get(column) is None
            if column in returned and (unknown or not same(old, returned[column])):
                yield column, old, returned[column]

    @staticmethod
    def summary(rows: Rows, row: int) -> str:
        """What a row says, in short."""
        cells = [value for name, value in rows.cells(row).items() if value is not None and not name.startswith(FOREIGN)]
        return " · ".join(str(value) for value in cells[:5])


def _learn(names: dict[str, CellValue], known: CellValue, here: CellValue) -> None:
    if here is not None and known is not None and id_key(known) != id_key(here):
        names[id_key(known)] = here


def _same_rows(rows: Rows, extra: Rows) -> Pairs:
    """New rows that the base has by now: touches and orders to the letter, leads also where they were edited since."""
    if rows.table != "tblLeads":
        return paired_exactly(rows, extra)
    found = paired_exactly(rows, extra, "id")
    one = Rows("tblLeads", rows.columns, left(rows.rows, found))
    other = Rows("tblLeads", extra.columns, left(extra.rows, found.values()))
    return found | {row: place for row, place in paired(one, other).items() if _one_lead(one, row, other, place)}


def _one_lead(one: Rows, row: int, other: Rows, place: int) -> bool:
    """Whether two leads that may be one have the same owner, and share company, phone or mail address."""
    mine, theirs = one.cells(row), other.cells(place)
    return same(mine.get("owner"), theirs.get("owner")) and any(
        mine.get(name) and same(mine.get(name), theirs.get(name)) for name in ("company", "phone", "email")
    )


def paired_exactly(rows: Rows, extra: Rows, but: str = "") -> Pairs:
    """Pairs of rows with the same cells; ``but`` is a column that does not matter."""
    columns = [column for column in rows.columns if column in extra.columns and column != but]
    return by_content(rows.only(columns).rows, extra.only(columns).rows)
