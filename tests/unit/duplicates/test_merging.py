"""What becomes of two leads that are one."""

import datetime as dt
from typing import Any

import pytest

from followup_xl.duplicates.merging import merged_notes
from followup_xl.model.book import CellValue
from followup_xl.plan.cells import LONGEST_TEXT
from tests.support.books import Rows
from tests.support.validated import TODAY
from tests.unit.duplicates.leads import applied, book, lead, searched, typed

EARLY, LATE = dt.date(2026, 10, 1), dt.date(2026, 11, 1)


def merged(one: dict[str, CellValue], other: dict[str, CellValue], **tables: Rows) -> dict[str, dict[str, Any]]:
    """Return both leads after the search, by their IDs."""
    leads = typed(applied(book([lead("A", created=EARLY, **one), lead("B", created=LATE, **other)], **tables))).leads
    return {str(row["id"]): {str(name): value for name, value in row.items()} for row in leads.to_dict("records")}


def test_the_older_lead_stays_and_the_other_one_says_where_it_went() -> None:
    after = merged({"reason": "x"}, {"reason": "price", "contact": "Ion"})
    assert after["A"]["outcome"] == ""
    assert after["A"]["reason"] == "x"
    assert after["B"]["outcome"] == "duplicate"
    assert after["B"]["reason"] == "duplicate of A – price"
    assert after["B"]["outcome_date"].date() == TODAY
    assert after["B"]["contact"] == "Ion"


def test_empty_cells_are_filled_and_full_ones_stay() -> None:
    after = merged({"contact": "Ion"}, {"contact": "Ion Popescu", "email": "a@b.ro", "group": "fast", "nps": 9})
    assert (after["A"]["contact"], after["A"]["email"]) == ("Ion", "a@b.ro")
    assert (after["A"]["group"], after["A"]["nps"]) == ("fast", 9)


def test_touches_and_orders_go_along_and_keep_whose_work_they_were() -> None:
    raw = book(
        [lead("A", created=EARLY), lead("B", created=LATE, owner="Sara"), lead("C", phone=None, company="Alfa")],
        [{"date": LATE, "lead": "B", "channel": "call"}, {"date": LATE, "lead": "C"}],
        [{"date": LATE, "lead": "B", "amount": 5}, {"date": EARLY, "lead": "A", "amount": 6}],
    )
    after = typed(applied(raw))
    assert after.touches["lead"].tolist() == ["A", "C"]
    assert after.orders["lead"].tolist() == ["A", "A"]
    assert after.touches["owner"].tolist() == ["", ""]  # A takes over the owner, too: the touch is still Sara's
    assert after.leads["owner"].tolist()[:2] == ["Sara", "Sara"]


def test_a_touch_of_another_salesperson_is_signed_when_it_goes_along() -> None:
    pair = {"keep": "keep-a", "lead_a": "A", "lead_b": "B"}
    raw = book([lead("A", owner="Omid"), lead("B", owner="Sara")], [{"date": LATE, "lead": "B"}], review=[pair])
    after = typed(applied(raw))
    assert after.touches[["lead", "owner"]].to_numpy().tolist() == [["A", "Sara"]]


def test_notes_that_are_lacking_are_added_below() -> None:
    after = merged({"notes": "2026-11-16 call: yes\nlikes tea"}, {"notes": "Likes  tea\n2026-11-10 mail: sent"})
    assert after["A"]["notes"] == "2026-11-16 call: yes\nlikes tea\n2026-11-10 mail: sent"
    assert after["B"]["notes"] == "Likes  tea\n2026-11-10 mail: sent"


def test_notes_that_do_not_fit_in_one_cell_are_left_to_a_person() -> None:
    raw = book([lead("A", notes="x" * (LONGEST_TEXT - 4)), lead("B", notes="12345")])
    assert (searched(raw).merged, searched(raw).waiting) == ({}, 1)
    assert "hang together" in searched(raw).edits.lists["tblDuplicates"][0]["why"]  # type: ignore[operator]
    assert searched(book([lead("A", notes="x" * (LONGEST_TEXT - 4)), lead("B", notes="123")])).merged == {"B": "A"}


@pytest.mark.parametrize(
    ("notes", "together"),
    [(["", "a"], "a"), (["a", ""], "a"), (["a\r\nb", "A\nc"], "a\r\nb\nc"), (["", "a\na"], "a"), (["", ""], "")],
)
def test_notes_together(notes: list[str], together: str) -> None:
    assert merged_notes(notes) == together


@pytest.mark.parametrize(
    ("mine", "other", "then"),
    [
        (None, dt.date(2026, 12, 1), dt.date(2026, 12, 1)),
        (dt.date(2026, 10, 5), dt.date(2026, 12, 1), dt.date(2026, 12, 1)),  # before the last touch: spent
        (dt.date(2026, 12, 1), dt.date(2026, 10, 5), dt.date(2026, 12, 1)),
        (dt.date(2026, 12, 2), dt.date(2026, 12, 1), dt.date(2026, 12, 1)),
    ],
)
def test_a_date_that_somebody_waits_for_is_not_lost(mine: dt.date | None, other: dt.date, then: dt.date) -> None:
    pair = {"keep": "keep-a", "lead_a": "A", "lead_b": "B"}
    touches: Rows = [{"date": LATE, "lead": "A"}]
    after = merged({"due_mine": mine}, {"due_mine": other}, touches=touches, review=[pair])
    assert after["A"]["due_mine"].date() == then


@pytest.mark.parametrize(
    ("outcome", "since", "then"),
    [("won", EARLY, "won"), ("do-not-contact", None, "do-not-contact"), ("no", EARLY, ""), ("no", LATE, "no")],
)
def test_an_outcome_goes_along_where_it_still_holds(outcome: str, since: dt.date | None, then: str) -> None:
    """The customer of A was called on 15 October: a no from before that day is over."""
    pair = {"keep": "keep-a", "lead_a": "A", "lead_b": "B"}
    touches: Rows = [{"date": dt.date(2026, 10, 15), "lead": "A"}]
    after = merged({}, {"outcome": outcome, "outcome_date": since}, touches=touches, review=[pair])
    assert after["A"]["outcome"] == then
    assert after["B"]["outcome"] == "duplicate"


def test_two_customers_who_both_bought_from_two_salespeople_are_not_merged_by_themselves() -> None:
    raw = book([lead("A", owner="Sara", outcome="won"), lead("B", owner="Omid", outcome="won")])
    assert searched(raw).merged == {}
    assert searched(raw).waiting == 1
