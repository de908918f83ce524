"""What holds for every book: the order of its rows is of no matter, and nothing that was done is lost."""

from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from followup_xl.duplicates.finding import find
from followup_xl.model.book import CellValue, RawBook
from followup_xl.model.codes import KEEPS
from tests.support.validated import TODAY
from tests.unit.duplicates.leads import applied, book, searched, typed

pytestmark = pytest.mark.slow

NAMES: Final = (
    "Moara Iezer SRL",
    "Moara Iezer",
    "MOARA-IEZER SA",
    "Moara Iezerul",
    "Agro Prest",
    "شرکت پارس",
    "پارس خودرو",
)
PEOPLE: Final = ("Ion Popescu", "Popescu", "Popescu Ion", "Ana Pop", "علی رضایی")
PHONES: Final = ("0722123456", "+40722123456", "0733111222, 0722123456", "0733111222", "021 312 34 56")
CELLS: Final = {
    "company": NAMES,
    "contact": PEOPLE,
    "phone": PHONES,
    "email": ("a@moara.ro", "A@MOARA.RO; b@x.ro", "b@x.ro"),
    "city": ("Cluj", "Cluj-Napoca", "Iași"),
    "owner": ("Sara", "Omid"),
    "outcome": ("won", "no", "open"),
    "notes": ("2026-11-10 call: yes", "likes tea\n2026-11-11 mail: sent"),
    "created": (TODAY,),
}
Row = dict[str, CellValue]


@st.composite
def books(draw: st.DrawFn) -> tuple[list[Row], list[Row], list[Row], list[Row]]:
    """Draw leads, touches, orders and decisions."""
    cells = {name: st.none() | st.sampled_from(values) for name, values in CELLS.items()}
    leads: list[Row] = [
        {"id": f"L{number}", **cells}
        for number, cells in enumerate(draw(st.lists(st.fixed_dictionaries(cells), max_size=8)))
    ]
    ids = st.sampled_from([str(lead["id"]) for lead in leads] or ["L0"])
    done: st.SearchStrategy[list[Row]] = st.lists(
        st.fixed_dictionaries({"date": st.just(TODAY), "lead": ids}), max_size=6
    )
    decision = st.fixed_dictionaries({"keep": st.sampled_from(KEEPS), "lead_a": ids, "lead_b": ids})
    decisions = draw(st.lists(decision, max_size=4, unique_by=lambda row: frozenset({row["lead_a"], row["lead_b"]})))
    return leads, draw(done), draw(done), [dict(row) for row in decisions]


def told(raw: RawBook) -> dict[str, Any]:
    """What a search says, without data rows."""
    found = searched(raw)
    return {
        "merged": dict(found.merged),
        "review": sorted(str(sorted(row.items(), key=str)) for row in found.edits.lists["tblDuplicates"]),
        "counts": (found.decided, found.waiting, found.stuck),
    }


RARELY: Final = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@RARELY
@given(books(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_is_of_no_matter(drawn: tuple[list[Row], ...], chance: Any) -> None:  # noqa: ANN401  # a source of chance
    leads, touches, orders, review = drawn
    shuffled = [list(rows) for rows in (leads, touches, orders, review)]
    for rows in shuffled:
        chance.shuffle(rows)
    assert told(book(*shuffled)) == told(book(leads, touches, orders, review))


@RARELY
@given(books())
def test_no_touch_and_no_order_is_lost_and_every_one_has_a_lead_that_stays(drawn: tuple[list[Row], ...]) -> None:
    raw = book(*drawn)
    before, after = typed(raw), typed(applied(raw))
    stays = after.leads["outcome"].ne("duplicate")
    assert len(after.leads) == len(before.leads)
    for name in ("touches", "orders"):
        old, new = getattr(before, name), getattr(after, name)
        in_table = [frame[frame.index >= 0] for frame in (old, new)]
        assert len(in_table[0]) == len(in_table[1])
        linked = in_table[1][in_table[1]["lead_row"] >= 0]
        assert linked["lead_row"].map(stays).all()
    lines = {line for notes in before.leads["notes"] for line in notes.splitlines()}
    assert lines == {line for notes in after.leads.loc[stays, "notes"] for line in notes.splitlines()}


@RARELY
@given(books())
def test_a_second_search_finds_nothing_to_do(drawn: tuple[list[Row], ...]) -> None:
    once = applied(book(*drawn))
    assert searched(once).merged == {}
    assert applied(once).tables == once.tables


@RARELY
@given(books())
def test_what_is_sure_has_one_number(drawn: tuple[list[Row], ...]) -> None:
    leads = typed(book(*drawn)).leads
    found = find(leads, "RO")
    for couple, judgement in found.suspects.items():
        if judgement.is_sure:
            one, other = (set(found.cards[row].phones) for row in couple)
            assert one & other
