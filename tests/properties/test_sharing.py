"""What holds for any typing into a base and the workbooks handed out of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from followup_xl.model.book import CellValue
from tests.sharing.world import Back, Cells, State, Typing, add, applied, handed_out, merged, plain, put, start, touch

OWNERS = ("Ali", "Sara")
L, T = "tblLeads", "tblTouches"
WORDS = st.sampled_from(["", "one", "two", "Qom", "۱۲"])
COLUMNS = st.sampled_from(["city", "contact", "notes", "reason", "phone"])


def lead_edits(leads: Sequence[Cells]) -> st.SearchStrategy[dict[tuple[int, str], CellValue]]:
    """Return cells of leads, with what is typed into them."""
    return st.dictionaries(
        st.tuples(st.integers(0, len(leads) - 1), COLUMNS), WORDS.map(lambda w: w or None), max_size=4
    )


def new_touches(leads: Sequence[Cells]) -> st.SearchStrategy[list[Cells]]:
    ids = st.sampled_from([str(lead["id"]) for lead in leads])
    days = st.integers(11, 14)
    made = st.tuples(ids, days, st.sampled_from(["he pays", "no answer", "gift"]))
    return st.lists(made.map(lambda m: {**touch(m[0], m[2]), "date": date(2026, 11, m[1])}), max_size=4)


@st.composite
def typings(draw: st.DrawFn, owner: str) -> tuple[Typing, ...]:
    """Return what one salesperson types: cells of leads, notes of touches, new touches, new leads with touches."""
    own = handed_out(start(), owner)
    found = [put(L, row, **{column: value}) for (row, column), value in draw(lead_edits(own[L])).items()]
    if draw(st.booleans()):
        found.append(put(T, 0, note=draw(st.sampled_from(["another note", "asked again"]))))
    found += [add(T, **cells) for cells in draw(new_touches(own[L]))]
    for number in range(draw(st.integers(0, 2))):
        found.append(add(L, id=f"{owner}{number}", company=f"{owner} new {number}", owner=owner))
        found.append(add(T, **touch(f"{owner}{number}", "hello", owner)))
    return tuple(found)


@st.composite
def base_typings(draw: st.DrawFn) -> tuple[Typing, ...]:
    edits = draw(lead_edits(start()[L]))
    touches = draw(new_touches(start()[L]))
    return (
        *(put(L, row, **{column: value}) for (row, column), value in edits.items()),
        *(add(T, **t) for t in touches),
    )


TYPED = st.fixed_dictionaries({owner: typings(owner) for owner in OWNERS})


def books(typed: Mapping[str, Sequence[Typing]]) -> list[Back]:
    return [Back(owner, tuple(found)) for owner, found in typed.items()]


def typed_into(state: State, typing: Sequence[Typing]) -> State:
    after = deepcopy(state)
    for type_in in typing:
        type_in(after)
    return after


def rows(state: State) -> dict[str, Counter[tuple[tuple[str, Any], ...]]]:
    return {table: Counter(tuple(sorted(row.items())) for row in found) for table, found in plain(state).items()}


@given(typed=TYPED)
def test_to_split_type_and_merge_is_to_type_into_the_base(typed: Mapping[str, Sequence[Typing]]) -> None:
    typed_apart = [typed_into(handed_out(start(), owner), typed[owner]) for owner in OWNERS]
    whole = {table: [row for part in typed_apart for row in part[table]] for table in start()}
    found = merged(start(), *books(typed))
    assert rows(applied(start(), found)) == rows(whole)
    assert not [one for one in found.exceptions if one.kind != "same-phone"]


@given(typed=TYPED, base=base_typings(), twice=st.booleans())
def test_order_and_names_change_nothing(
    typed: Mapping[str, Sequence[Typing]], base: Sequence[Typing], *, twice: bool
) -> None:
    now = typed_into(start(), base)
    given_ = books(typed) * (2 if twice else 1)
    other = [replace(book, name=f"z{at}") for at, book in enumerate(reversed(given_))]
    one, two = merged(now, *given_), merged(now, *other)
    assert applied(now, one) == applied(now, two)
    assert [replace(e, book="", note="") for e in one.exceptions] == [
        replace(e, book="", note="") for e in two.exceptions
    ]


@given(typed=TYPED, base=base_typings())
def test_an_edit_of_the_base_is_never_overwritten(
    typed: Mapping[str, Sequence[Typing]], base: Sequence[Typing]
) -> None:
    before, now = start(), typed_into(start(), base)
    after = plain(applied(now, merged(now, *books(typed))))
    for row, lead in enumerate(now[L]):
        for column, value in lead.items():
            if value != before[L][row].get(column):
                assert after[L][row].get(column) == value


@given(typed=TYPED, base=base_typings())
def test_every_edit_of_a_book_arrives_or_is_shown(
    typed: Mapping[str, Sequence[Typing]], base: Sequence[Typing]
) -> None:
    now = typed_into(start(), base)
    found = merged(now, *books(typed))
    after = {lead["id"]: lead for lead in applied(now, found)[L]}
    shown = {(one.lead, one.column) for one in found.exceptions}
    for owner in OWNERS:
        part = handed_out(start(), owner)
        for old, new in zip(part[L], typed_into(part, typed[owner])[L], strict=False):
            for column, value in new.items():
                if value != old.get(column):
                    assert after[new["id"]].get(column) == value or (new["id"], column) in shown


@given(typed=TYPED, base=base_typings())
def test_rows_in_are_rows_out(typed: Mapping[str, Sequence[Typing]], base: Sequence[Typing]) -> None:
    now = typed_into(start(), base)
    found = merged(now, *books(typed))
    after = applied(now, found)
    known = rows(now)[T] - rows(start())[T]
    for table in start():
        brought = sum(
            (
                rows(typed_into(handed_out(start(), owner), typed[owner]))[table]
                - rows(handed_out(start(), owner))[table]
                for owner in OWNERS
            ),
            Counter(),
        )
        if table == T:
            added = rows({**after, T: list(found.rows[T])})[T]
            assert added <= brought
            assert added >= brought - known - edited(typed)
        assert len(after[table]) == len(now[table]) + len(found.rows[table])


def edited(typed: Mapping[str, Sequence[Typing]]) -> Counter[tuple[tuple[str, Any], ...]]:
    """Return the touches that were handed out and edited, as they read afterwards."""
    found: Counter[tuple[tuple[str, Any], ...]] = Counter()
    for owner in OWNERS:
        part = handed_out(start(), owner)
        after = typed_into(part, typed[owner])
        found += rows({**after, T: after[T][: len(part[T])]})[T]
    return found


@given(typed=TYPED, base=base_typings())
def test_merging_again_adds_nothing(typed: Mapping[str, Sequence[Typing]], base: Sequence[Typing]) -> None:
    now = typed_into(start(), base)
    once = applied(now, merged(now, *books(typed)))
    again = merged(once, *books(typed))
    assert not again.cells
    assert not any(again.rows.values())
