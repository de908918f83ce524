"""Several returned workbooks put together; neither their order nor their file names change the result."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from followup_xl.model.book import CellValue
from followup_xl.sharing.exceptions import MergeException
from followup_xl.sharing.numbering import Numbers
from followup_xl.sharing.pairing import Base
from followup_xl.sharing.rows import SHARED, id_key, lead_column, same
from followup_xl.sharing.three_way import Changes, NewRow, Proposal, Returned, compare

Cells = dict[str, CellValue]
_Sign = tuple[tuple[str, CellValue], ...]
Phones = Callable[[Mapping[str, CellValue]], Sequence[str]]
"""The phone numbers of a lead in one spelling."""


@dataclass
class Merge:
    """What the base gets: changed cells, new rows by table, and what is left to a person."""

    cells: list[Proposal] = field(default_factory=list)
    rows: dict[str, list[Cells]] = field(default_factory=lambda: {table: [] for table in SHARED})
    exceptions: list[MergeException] = field(default_factory=list)


def merge(base: Base, books: Sequence[Returned], phones: Phones) -> Merge:
    """Everything the returned workbooks say, three-way against what each of them was handed out as."""
    return _Merging(base, books, phones).run()


class _Merging:
    def __init__(self, base: Base, books: Sequence[Returned], phones: Phones) -> None:
        self.base, self.phones = base, phones
        self.books, self.twice = _each_once(books)
        self.merge = Merge()
        self._new_leads: list[tuple[Changes, Cells]] = []

    def run(self) -> Merge:
        changes = [compare(self.base, book) for book in self.books]
        self._stale(changes)
        for one in changes:
            self.merge.exceptions += one.exceptions
        self._leads(changes)
        self._cells(changes)
        self._logged(changes)
        self._same_phones()
        self.merge.exceptions.sort(key=lambda exception: exception.order)
        return self.merge

    def _stale(self, changes: Sequence[Changes]) -> None:
        """Books from an older split than another one of the same owner, and those that bring nothing any more."""
        newest: dict[str, tuple[str, str, int]] = {}
        for book in self.books:
            owner, version, _ = book.order
            newest[owner] = max(newest.get(owner, version), version)
        for one in changes:
            owner, version, _ = one.book.order
            if version < newest[owner]:
                one.note("stale-book", "stale-book", note=one.book.snapshot.when.isoformat())
            elif one.known and not (one.proposals or one.new or one.exceptions):
                one.note("stale-book", "merged-before", note=one.book.snapshot.when.isoformat())
        self.merge.exceptions += [MergeException("stale-book", "twice", name, note=other) for name, other in self.twice]

    def _leads(self, changes: Sequence[Changes]) -> None:
        """New leads, those whose ID is taken under another one; touches and orders of the same book follow."""
        wanted = list(_new(changes, "tblLeads"))
        there = [row.get("id") for row in self._base_leads()]
        numbers = Numbers([*there, *(row.get("id") for _, row in wanted)])
        used = {id_key(one) for one in there} - {""}
        for one, row in wanted:
            if id_key(row.get("id")) in used:
                self._renumber(changes, one, row, numbers)
            used |= {id_key(row.get("id"))} - {""}
            self._new_leads.append((one, row))
            self.merge.rows["tblLeads"].append(row)

    def _renumber(self, changes: Sequence[Changes], one: Changes, row: Cells, numbers: Numbers) -> None:
        """Give a new lead a free ID, in every book of its owner that has it."""
        sign, old = _sign(row), row["id"]
        row["id"] = numbers.next(str(old))
        for other in changes:
            if other.book.order[0] == one.book.order[0] and any(_sign(new.cells) == sign for new in other.new):
                other.names[id_key(old)] = row["id"]
        facts: dict[str, Any] = {"table": "tblLeads", "lead": row["id"], "column": "id", "base": old, "returned": old}
        note = str(row.get("company") or "")
        self.merge.exceptions.append(MergeException("id-taken", "id-taken", one.book.name, **facts, note=note))

    def _base_leads(self) -> Iterator[Cells]:
        leads = self.base.tables["tblLeads"]
        return (leads.cells(row) for row in leads.rows)

    def _cells(self, changes: Sequence[Changes]) -> None:
        """Changed cells; where two books changed one differently, the base stays."""
        wanted: dict[tuple[str, int, str], list[tuple[Changes, Proposal]]] = defaultdict(list)
        for one in changes:
            for proposal in one.proposals:
                wanted[proposal.table, proposal.row, proposal.column].append((one, _with_lead(proposal, one)))
        for (table, row, column), proposals in sorted(wanted.items()):
            first = proposals[0][1]
            if all(same(other.value, first.value) for _, other in proposals):
                self.merge.cells.append(first)
                continue
            now = self.base.tables[table].cell(row, column)
            facts: dict[str, Any] = {"table": table, "lead": first.lead, "column": column, "base": now}
            self.merge.exceptions += [
                MergeException("both-edited", "two-books", one.book.name, **facts, returned=proposal.value)
                for one, proposal in proposals
            ]

    def _logged(self, changes: Sequence[Changes]) -> None:
        for table in SHARED[1:]:
            self.merge.rows[table] += [row for _, row in _new(changes, table)]

    def _same_phones(self) -> None:
        """New leads with a phone number that a lead of another owner has."""
        if not self._new_leads:
            return
        known: dict[str, list[Cells]] = defaultdict(list)
        for lead in (*self._base_leads(), *(row for _, row in self._new_leads)):
            for phone in self.phones(lead):
                known[phone].append(lead)
        for one, row in self._new_leads:
            own = _owner(row, one.book.snapshot.owner)
            for phone in self.phones(row):
                others = [lead for lead in known[phone] if lead is not row and _owner(lead, "") != own]
                for other in others[:1]:
                    self.merge.exceptions.append(_same_phone(one, row, other))


def _each_once(books: Sequence[Returned]) -> tuple[list[Returned], list[tuple[str, str]]]:
    """The books in their order, each once; and the names of those that were given again, with the one that counts."""
    found: dict[str, Returned] = {}
    twice = []
    for book in sorted(books, key=lambda book: (book.order, book.name)):
        first = found.setdefault(book.digest, book)
        if first is not book:
            twice.append((book.name, first.name))
    return list(found.values()), twice


def _new(changes: Sequence[Changes], table: str) -> Iterator[tuple[Changes, Cells]]:
    """The new rows of all books in order; what several books of one owner have alike comes once."""
    seen: dict[str, Counter[_Sign]] = defaultdict(Counter)
    for one in changes:
        own: Counter[_Sign] = Counter()
        owner = one.book.order[0]
        for new in one.new:
            if new.table != table:
                continue
            row = _named(new, one)
            sign = _sign(row)
            own[sign] += 1
            if own[sign] > seen[owner][sign]:
                yield one, row
        seen[owner] |= own


def _sign(row: Mapping[str, CellValue]) -> _Sign:
    return tuple(sorted((name, value) for name, value in row.items() if value is not None))


def _named(new: NewRow, one: Changes) -> Cells:
    """A new row with the ID its lead has in the base."""
    row = dict(new.cells)
    column = lead_column(new.table)
    if new.table != "tblLeads" and column in row:
        row[column] = one.names.get(id_key(row[column]), row[column])
    return row


def _with_lead(proposal: Proposal, one: Changes) -> Proposal:
    if proposal.column != lead_column(proposal.table):
        return proposal
    value = one.names.get(id_key(proposal.value), proposal.value)
    return Proposal(proposal.table, proposal.row, proposal.column, value, proposal.lead)


def _owner(lead: Mapping[str, CellValue], fallback: str) -> str:
    return id_key(lead.get("owner") or fallback)


def _same_phone(one: Changes, row: Cells, other: Cells) -> MergeException:
    there = " · ".join(str(other[name]) for name in ("id", "company", "owner") if other.get(name) is not None)
    facts: dict[str, Any] = {
        "table": "tblLeads",
        "lead": str(row.get("id") or ""),
        "column": "phone",
        "returned": row.get("phone"),
    }
    return MergeException("same-phone", "same-phone", one.book.name, **facts, base=other.get("phone"), note=there)
