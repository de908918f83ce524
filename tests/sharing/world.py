"""A small base, workbooks handed out of it, and what was typed into either."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from followup_xl.model.book import CellValue
from followup_xl.model.columns import Owner
from followup_xl.model.tables import TABLES
from followup_xl.sharing.merging import Merge, merge
from followup_xl.sharing.pairing import Base
from followup_xl.sharing.rows import SHARED, Rows, id_key, lead_column
from followup_xl.sharing.snapshot import Snapshot
from followup_xl.sharing.three_way import Returned

Cells = dict[str, CellValue]
State = dict[str, list[Cells]]
Typing = Callable[[State], None]

EXTRA = "+vip"
DAY = date(2026, 11, 10)


def start() -> State:
    """Return the base at the split: two leads of Ali, two of Sara."""
    leads: list[Cells] = [
        {"id": "L1", "company": "Pars Steel", "contact": "Reza", "phone": "111", "owner": "Ali", "city": "Tehran"},
        {"id": "L2", "company": "Arvin Foods", "contact": "Mina", "phone": "222", "owner": "Ali", "notes": "old\nnote"},
        {"id": "L3", "company": "Sepanta", "contact": "Omid", "phone": "333", "owner": "Sara", "group": "unhurried"},
        {"id": "L4", "company": "Tiva", "contact": "Nima", "phone": "444", "owner": "Sara", "nps": 7},
    ]
    touches = [
        _touch("L1", 2, "Ali", "asked for a price"),
        _touch("L1", 3, "Ali", "no answer yet"),
        _touch("L2", 3, "Ali", "send samples"),
        _touch("L3", 4, "Sara", "meeting on Sunday"),
        _touch("L3", 4, "Sara", "meeting on Sunday"),
    ]
    orders: list[Cells] = [
        {"date": date(2026, 11, 5), "lead": "L1", "product": "Pipes", "amount": 100},
        {"date": date(2026, 11, 6), "lead": "L3", "product": "Saffron", "amount": 250.5},
    ]
    return {"tblLeads": leads, "tblTouches": touches, "tblOrders": orders}


def _touch(lead: str, day: int, owner: str, note: str) -> Cells:
    return {"date": date(2026, 11, day), "lead": lead, "owner": owner, "channel": "call", "note": note}


def touch(lead: str, note: str, owner: str = "Ali") -> Cells:
    """Return a touch made after the split."""
    return {"date": date(2026, 11, 15), "lead": lead, "owner": owner, "channel": "whatsapp", "note": note}


def put(table: str, row: int, **cells: CellValue) -> Typing:
    """Return typing into cells of a row; an extra column is named with ``vip``."""

    def type_in(state: State) -> None:
        state[table][row] |= {EXTRA if name == "vip" else name: value for name, value in cells.items()}

    return type_in


def add(table: str, **cells: CellValue) -> Typing:
    """Return typing of a new row."""
    return lambda state: state[table].append(dict(cells))


def drop(table: str, row: int) -> Typing:
    """Return the deletion of a row."""

    def delete(state: State) -> None:
        del state[table][row]

    return delete


def turn(table: str) -> Typing:
    """Return sorting the other way round."""
    return lambda state: state[table].reverse()


def columns_of(table: str) -> tuple[str, ...]:
    return (*(column.id for column in TABLES[table].columns if column.owner is Owner.PEOPLE), EXTRA)


def rows_of(table: str, cells: Sequence[Mapping[str, CellValue]], columns: Sequence[str] = ()) -> Rows:
    """Return the rows as they are read, numbered from 0."""
    names = tuple(columns) or columns_of(table)
    assert all(set(row) <= {*names, *columns_of(table)} for row in cells)
    return Rows(table, names, {place: tuple(row.get(name) for name in names) for place, row in enumerate(cells)})


def tables_of(state: State) -> dict[str, Rows]:
    return {table: rows_of(table, state[table]) for table in SHARED}


def handed_out(state: State, owner: str) -> State:
    """Return the rows of one owner, in the order of the base."""
    own = {id_key(lead.get("id")) for lead in state["tblLeads"] if lead.get("owner") == owner}
    return {
        table: [dict(row) for row in state[table] if id_key(row.get(lead_column(table))) in own] for table in SHARED
    }


@dataclass(frozen=True)
class Back:
    """A workbook of ``owner`` that comes back after ``typing``; ``logged`` are touches typed in Today."""

    owner: str
    typing: tuple[Typing, ...] = ()
    day: date = DAY
    run: str = "2026-11-10.1"
    base: State | None = None
    name: str = ""
    logged: tuple[Cells, ...] = ()

    def returned(self, number: int = 0) -> Returned:
        """Return it as it is read."""
        base = self.base or start()
        part = handed_out(base, self.owner)
        snapshot = Snapshot("base", self.owner, self.day, self.run, tables_of(part))
        after = deepcopy(part)
        for type_in in self.typing:
            type_in(after)
        logged = rows_of("tblTouches", self.logged, [c.id for c in TABLES["tblTouches"].columns])
        digest = hashlib.sha256(repr((self.owner, self.day, self.run, after, self.logged)).encode()).hexdigest()
        return Returned(self.name or f"{self.owner}-{number}.xlsx", digest, snapshot, tables_of(after), logged)


def back(owner: str, *typing: Typing, **more: object) -> Back:
    return Back(owner, typing, **more)  # type: ignore[arg-type]


def merged(now: State, *books: Back) -> Merge:
    """Return the merge of workbooks into a base."""
    return merge(Base(tables_of(now)), [book.returned(at) for at, book in enumerate(books)], phones)


def phones(lead: Mapping[str, CellValue]) -> list[str]:
    return [str(lead["phone"])] if lead.get("phone") else []


def applied(now: State, found: Merge) -> State:
    """Return the base after the merge."""
    state = deepcopy(now)
    for cell in found.cells:
        state[cell.table][cell.row][cell.column] = cell.value
    for table, rows in found.rows.items():
        state[table] += [dict(row) for row in rows]
    return state


def plain(state: State) -> dict[str, list[dict[str, CellValue]]]:
    """Return the state without empty cells."""
    return {t: [{n: v for n, v in row.items() if v is not None} for row in rows] for t, rows in state.items()}
