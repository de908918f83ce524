"""Conflicts with known answers: what was typed where, and what the base must get."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from followup_xl.model.book import CellValue
from tests.sharing.world import Back, Cells, Typing, add, back, drop, put, start, touch, turn

L, T, O = "tblLeads", "tblTouches", "tblOrders"  # noqa: E741
Cell = tuple[str, int, str]
Told = tuple[str, str, str]
"""Kind, lead and column of an exception."""


@dataclass(frozen=True)
class Case:
    """``base``: what happened in the base since the split. All that is not said must not happen."""

    name: str
    books: Sequence[Back]
    base: Sequence[Typing] = ()
    cells: Mapping[Cell, CellValue] = field(default_factory=dict)
    rows: Mapping[str, Sequence[Cells]] = field(default_factory=dict)
    told: Sequence[Told] = ()


NEW: Cells = {"id": "L5", "company": "Kaveh", "phone": "555", "owner": "Ali"}
HERS: Cells = {"id": "L5", "company": "Nordic", "phone": "666", "owner": "Sara"}
LATER = date(2026, 11, 17)


def after_merge() -> dict[str, list[Cells]]:
    """Return a base that holds Ali's first return: a new phone, and a touch."""
    state = start()
    put(L, 0, phone="999")(state)
    add(T, **touch("L1", "he pays"))(state)
    return state


def one_id_twice() -> dict[str, list[Cells]]:
    """Return a base in which two leads of Ali have one ID."""
    state = start()
    put(L, 1, id="L1")(state)
    return state


CASES = [
    Case("two leads of one ID", [back("Ali", turn(L), put(L, 0, city="Qom"), base=one_id_twice())],
         [put(L, 1, id="L1")],
         cells={(L, 1, "city"): "Qom"}),
    Case("no touch and no order was handed out",
         [back("Ali", put(L, 0, city="Qom"), add(T, **touch("L1", "x")),
               base={**start(), T: start()[T][3:], O: start()[O][1:]})],
         [drop(T, 0), drop(T, 0), drop(T, 0), drop(O, 0)],
         cells={(L, 0, "city"): "Qom"}, rows={T: [touch("L1", "x")]}),
    Case("nothing was typed", [back("Ali"), back("Sara")]),
    Case("one cell was edited", [back("Ali", put(L, 0, city="Shiraz"))], cells={(L, 0, "city"): "Shiraz"}),
    Case("an empty cell was filled", [back("Ali", put(L, 1, city="Yazd"))], cells={(L, 1, "city"): "Yazd"}),
    Case("a cell was emptied", [back("Ali", put(L, 0, city=None))], cells={(L, 0, "city"): None}),
    Case("only the base was edited", [back("Ali")], [put(L, 0, city="Shiraz")]),
    Case("both typed the same", [back("Ali", put(L, 0, city="Qom"))], [put(L, 0, city="Qom")],
         told=[("stale-book", "", "")]),
    Case("both typed another thing", [back("Ali", put(L, 0, city="Qom"))], [put(L, 0, city="Rasht")],
         told=[("both-edited", "L1", "city")]),
    Case("the base emptied what the book edited", [back("Ali", put(L, 0, city="Qom"))], [put(L, 0, city=None)],
         told=[("both-edited", "L1", "city")]),
    Case("the book emptied what the base edited", [back("Ali", put(L, 0, city=None))], [put(L, 0, city="Qom")],
         told=[("both-edited", "L1", "city")]),
    Case("other cells of one row", [back("Ali", put(L, 0, city="Qom"))], [put(L, 0, phone="112")],
         cells={(L, 0, "city"): "Qom"}),
    Case("edits of two people", [back("Ali", put(L, 0, city="Qom")), back("Sara", put(L, 0, city="Bam"))],
         cells={(L, 0, "city"): "Qom", (L, 2, "city"): "Bam"}),
    Case("the rows were sorted", [back("Ali", turn(L), turn(T), put(L, 1, city="Qom"))], cells={(L, 0, "city"): "Qom"}),
    Case("the base was sorted", [back("Ali", put(L, 0, city="Qom"))], [turn(L), turn(T)],
         cells={(L, 3, "city"): "Qom"}),
    Case("a whole number with a point is the same number", [back("Sara", put(L, 1, nps=7.0))]),
    Case("a long sum that was rounded is the same number", [back("Sara", put(O, 0, amount=250.50000000000003))]),
    Case("a number typed as text is an edit", [back("Ali", put(L, 0, phone=111))], cells={(L, 0, "phone"): 111}),
    Case("a column of the team's own", [back("Ali", put(L, 0, vip="yes"))], cells={(L, 0, "+vip"): "yes"}),
    Case("a new touch", [back("Ali", add(T, **touch("L1", "he pays")))], rows={T: [touch("L1", "he pays")]}),
    Case("a new touch above the others", [back("Ali", add(T, **touch("L1", "he pays")), turn(T))],
         rows={T: [touch("L1", "he pays")]}),
    Case("new touches on both sides", [back("Ali", add(T, **touch("L1", "he pays")))], [add(T, **touch("L1", "gift"))],
         rows={T: [touch("L1", "he pays")]}),
    Case("the same new touch on both sides", [back("Ali", add(T, **touch("L1", "gift")))],
         [add(T, **touch("L1", "gift"))],
         told=[("stale-book", "", "")]),
    Case("two new touches alike, one of them in the base",
         [back("Ali", add(T, **touch("L1", "gift")), add(T, **touch("L1", "gift")))], [add(T, **touch("L1", "gift"))],
         rows={T: [touch("L1", "gift")]}),
    Case("the note of a touch was edited", [back("Ali", put(T, 0, note="asked for a better price"))],
         cells={(T, 0, "note"): "asked for a better price"}),
    Case("one of two equal touches was edited", [back("Sara", put(T, 1, note="meeting on Monday"))],
         cells={(T, 4, "note"): "meeting on Monday"}),
    Case("a touch was edited on both sides", [back("Ali", put(T, 0, note="book"))], [put(T, 0, note="base")],
         told=[("both-edited", "L1", "note")]),
    Case("a touch was given another lead", [back("Ali", put(T, 2, lead="L1"))], cells={(T, 2, "lead"): "L1"}),
    Case("a touch was deleted", [back("Ali", drop(T, 1))], told=[("row-gone", "L1", "")]),
    Case("one of two equal touches was deleted", [back("Sara", drop(T, 0))], told=[("row-gone", "L3", "")]),
    Case("a touch was deleted on both sides", [back("Ali", drop(T, 1))], [drop(T, 1)]),
    Case("the base deleted a touch", [back("Ali")], [drop(T, 1)]),
    Case("the base deleted a touch that was edited", [back("Ali", put(T, 1, note="well, yes"))], [drop(T, 1)],
         told=[("both-edited", "L1", "note")]),
    Case("a lead was deleted with its touch", [back("Ali", drop(L, 1), drop(T, 2))],
         told=[("row-gone", "L2", ""), ("row-gone", "L2", "")]),
    Case("the base deleted a lead that was edited", [back("Sara", put(L, 1, city="Bam"))], [drop(L, 3)],
         told=[("both-edited", "L4", "city")]),
    Case("a new lead with a touch and an order",
         [back("Ali", add(L, **NEW), add(T, **touch("L5", "hello")), add(O, date=LATER, lead="L5", amount=5))],
         rows={L: [NEW], T: [touch("L5", "hello")], O: [{"date": LATER, "lead": "L5", "amount": 5}]}),
    Case("two people made the same ID",
         [back("Ali", add(L, **NEW), add(T, **touch("L5", "his"))),
          back("Sara", add(L, **HERS), add(T, **touch("l5", "hers", "Sara")))],
         rows={L: [NEW, {**HERS, "id": "L6"}], T: [touch("L5", "his"), touch("L6", "hers", "Sara")]},
         told=[("id-taken", "L6", "id")]),
    Case("the base made the same ID", [back("Ali", add(L, **NEW), add(T, **touch("L5", "his")))],
         [add(L, id="L5", company="Base Co", owner="Sara"), add(L, id="L9", company="More", owner="Sara")],
         rows={L: [{**NEW, "id": "L10"}], T: [touch("L10", "his")]}, told=[("id-taken", "L10", "id")]),
    Case("a new lead takes the ID of somebody else's lead", [back("Ali", add(L, **{**NEW, "id": "L3"}))],
         rows={L: [{**NEW, "id": "L5"}]}, told=[("id-taken", "L5", "id")]),
    Case("a new lead without an ID", [back("Ali", add(L, company="Kaveh", owner="Ali"))],
         rows={L: [{"company": "Kaveh", "owner": "Ali"}]}),
    Case("an ID was altered, its touches with it",
         [back("Ali", put(L, 0, id="X1"), put(T, 0, lead="X1"), put(T, 1, lead="X1"), put(O, 0, lead="X1"),
               add(T, **touch("X1", "new")))],
         rows={T: [touch("L1", "new")]}, told=[("id-changed", "L1", "id")]),
    Case("an ID was altered and a cell edited", [back("Ali", put(L, 0, id="X1", city="Qom"))],
         cells={(L, 0, "city"): "Qom"}, told=[("id-changed", "L1", "id")]),
    Case("the base altered an ID", [back("Ali", put(L, 0, city="Qom"), add(T, **touch("L1", "new")))],
         [put(L, 0, id="P1"), put(T, 0, lead="P1"), put(T, 1, lead="P1"), put(O, 0, lead="P1")],
         cells={(L, 0, "city"): "Qom"}, rows={T: [touch("P1", "new")]}),
    Case("the phone of a lead of somebody else", [back("Ali", add(L, **{**NEW, "phone": "333"}))],
         rows={L: [{**NEW, "phone": "333"}]}, told=[("same-phone", "L5", "phone")]),
    Case("the phone of a lead of the same person", [back("Ali", add(L, **{**NEW, "phone": "222"}))],
         rows={L: [{**NEW, "phone": "222"}]}),
    Case("one customer found by two people",
         [back("Ali", add(L, **NEW)), back("Sara", add(L, **{**HERS, "id": "L6", "phone": "555"}))],
         rows={L: [NEW, {**HERS, "id": "L6", "phone": "555"}]},
         told=[("same-phone", "L5", "phone"), ("same-phone", "L6", "phone")]),
    Case("one book given twice", [back("Ali", put(L, 0, city="Qom"), add(T, **touch("L1", "x"))),
                                  back("Ali", put(L, 0, city="Qom"), add(T, **touch("L1", "x")), name="copy.xlsx")],
         cells={(L, 0, "city"): "Qom"}, rows={T: [touch("L1", "x")]}, told=[("stale-book", "", "")]),
    Case("two states of one book that differ in a cell",
         [back("Ali", put(L, 0, city="Qom")), back("Ali", put(L, 0, city="Bam"))],
         told=[("both-edited", "L1", "city"), ("both-edited", "L1", "city")]),
    Case("two states of one book, the later with more",
         [back("Ali", add(T, **touch("L1", "one"))),
          back("Ali", add(T, **touch("L1", "one")), add(T, **touch("L1", "two")))],
         rows={T: [touch("L1", "one"), touch("L1", "two")]}),
    Case("a book merged again", [back("Ali", put(L, 0, phone="999"), add(T, **touch("L1", "he pays")))],
         [put(L, 0, phone="999"), add(T, **touch("L1", "he pays"))], told=[("stale-book", "", "")]),
    Case("a merged book with more work in it",
         [back("Ali", put(L, 0, phone="999", city="Qom"), add(T, **touch("L1", "he pays")),
               add(T, **touch("L2", "ok")))],
         [put(L, 0, phone="999"), add(T, **touch("L1", "he pays"))],
         cells={(L, 0, "city"): "Qom"}, rows={T: [touch("L2", "ok")]}),
    Case("a new lead merged again under its new ID",
         [back("Ali", add(L, **NEW), add(T, **touch("L5", "his")))],
         [add(L, **HERS), add(L, **{**NEW, "id": "L6"}), add(T, **touch("L6", "his"))], told=[("stale-book", "", "")]),
    Case("a new lead merged before, edited since in the book",
         [back("Ali", add(L, **{**NEW, "city": "Qom"}))], [add(L, **NEW)], cells={(L, 4, "city"): "Qom"}),
    Case("a new lead merged before, edited since on both sides",
         [back("Ali", add(L, **{**NEW, "city": "Qom"}))], [add(L, **{**NEW, "city": "Bam"})],
         told=[("both-edited", "L5", "city")]),
    Case("an older book beside a newer one",
         [back("Ali", put(L, 0, phone="999"), add(T, **touch("L1", "he pays"))),
          back("Ali", put(L, 0, city="Qom"), day=LATER, run="2026-11-17.1", base=after_merge())],
         [put(L, 0, phone="999"), add(T, **touch("L1", "he pays"))],
         cells={(L, 0, "city"): "Qom"}, told=[("stale-book", "", "")]),
    Case("two splits of one day are told apart by the runs",
         [back("Ali", put(L, 1, city="Bam")), back("Ali", put(L, 0, city="Qom"), run="2026-11-10.2")],
         cells={(L, 0, "city"): "Qom", (L, 1, "city"): "Bam"}, told=[("stale-book", "", "")]),
    Case("a lead handed over in the base", [back("Ali", put(L, 0, city="Qom"), add(T, **touch("L1", "x")))],
         [put(L, 0, owner="Sara")], cells={(L, 0, "city"): "Qom"}, rows={T: [touch("L1", "x")]}),
    Case("a touch typed in Today", [back("Ali", logged=(touch("L1", "typed"),))], rows={T: [touch("L1", "typed")]}),
    Case("a touch typed in Today, merged on another day before",
         [back("Ali", logged=(touch("L1", "typed"),))],
         [add(T, **{**touch("L1", "typed"), "date": date(2026, 11, 13)})],
         told=[("stale-book", "", "")]),
    Case("a touch of a lead that the base deleted", [back("Ali", add(T, **touch("L1", "x")))],
         [drop(L, 0), drop(O, 0), drop(T, 0), drop(T, 0)], rows={T: [touch("L1", "x")]}),
]  # fmt: skip
