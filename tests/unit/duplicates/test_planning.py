"""The review table, decisions, and what a second search does."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from followup_xl.duplicates import planning
from followup_xl.i18n import load
from followup_xl.model.book import CellValue, RawBook
from tests.unit.duplicates.leads import applied, book, lead, searched, typed

EARLY, LATE = dt.date(2026, 10, 1), dt.date(2026, 11, 1)
OTHER: dict[str, CellValue] = {"company": "Moara Iezer", "phone": None}
PAIR = [lead("A", company="Moara Iezer", phone=None), lead("B", company="SC Moara Iezer SRL", phone=None)]


def review(raw: RawBook) -> list[Mapping[str, Any]]:
    table = raw.tables["tblDuplicates"]
    source = typed(raw).sources["tblDuplicates"]
    rows = [{name: row[place] for name, place in source.positions.items()} for row in table.rows]
    return [row for row in rows if any(value is not None for value in row.values())]


def decided(raw: RawBook, keep: str) -> RawBook:
    """The book after a person has chosen in the first row."""
    rows = [{**row, "keep": keep} if number == 0 else row for number, row in enumerate(review(raw))]
    leads = [
        dict(zip(typed(raw).sources["tblLeads"].positions, row, strict=True)) for row in raw.tables["tblLeads"].rows
    ]
    return book(leads, review=rows)


def test_a_pair_is_shown_with_what_it_takes_to_decide() -> None:
    (row,) = review(applied(book([{**PAIR[0], "email": "a@x.ro"}, {**PAIR[1], "owner": "Sara"}])))
    assert (row["lead_a"], row["lead_b"], row["keep"]) == ("A", "B", None)
    assert (row["company_a"], row["company_b"]) == ("Moara Iezer", "SC Moara Iezer SRL")
    assert (row["email_a"], row["owner_b"], row["likeness"]) == ("a@x.ro", "Sara", 1)
    assert row["why"] == "Nearly the same name"


def test_without_merging_nothing_but_the_review_table_changes() -> None:
    raw = book([*PAIR, lead("C"), lead("D")])
    found = searched(raw, merge=False)
    assert found.merged == {"D": "C"}
    assert not found.edits.cells
    after = applied(raw, merge=False)
    assert after.tables["tblLeads"] == raw.tables["tblLeads"]
    assert len(review(after)) == 1


@pytest.mark.parametrize(("keep", "merged"), [("keep-a", {"B": "A"}), ("keep-b", {"A": "B"})])
def test_a_decision_is_carried_out_and_its_row_goes(keep: str, merged: dict[str, str]) -> None:
    raw = decided(applied(book(PAIR)), keep)
    assert (searched(raw).merged, searched(raw).decided) == (merged, 1)
    assert review(applied(raw)) == []


def test_a_decision_waits_where_nothing_is_merged() -> None:
    raw = decided(applied(book(PAIR)), "keep-b")
    found = searched(raw, merge=False)
    assert (found.merged, found.decided, found.waiting, found.edits.cells) == ({"A": "B"}, 1, 0, [])
    assert review(applied(raw, merge=False))[0]["keep"] == "keep-b"


@pytest.mark.parametrize("language", ["en", "fa", "ro"])
def test_a_decision_is_read_in_every_language(language: str) -> None:
    raw = decided(applied(book(PAIR)), load(language).label("keep", "keep-b"))
    assert searched(raw).merged == {"A": "B"}


def test_both_is_remembered_and_not_asked_again() -> None:
    raw = decided(applied(book(PAIR)), "both")
    found = searched(raw)
    assert (found.merged, found.waiting, len(found.review)) == ({}, 0, 1)
    assert applied(raw).tables == raw.tables


def test_both_holds_for_leads_that_share_a_number() -> None:
    raw = book([lead("A"), lead("B")], review=[{"keep": "both", "lead_a": "A", "lead_b": "B"}])
    assert (searched(raw).merged, searched(raw).waiting) == ({}, 0)


def test_a_word_that_means_nothing_is_left_and_waits() -> None:
    raw = decided(applied(book(PAIR)), "perhaps")
    assert searched(raw).waiting == 1
    assert review(applied(raw))[0]["keep"] == "perhaps"


def test_a_decision_that_was_made_the_other_way_round_means_the_same() -> None:
    raw = book(PAIR, review=[{"keep": "keep-b", "lead_a": "B", "lead_b": "A"}])
    assert searched(raw).merged == {"B": "A"}
    (row,) = review(applied(raw, merge=False))
    assert (row["lead_a"], row["keep"]) == ("A", "keep-a")


def test_a_decision_about_leads_that_are_gone_goes_too() -> None:
    raw = book(PAIR[:1], review=[{"keep": "both", "lead_a": "A", "lead_b": "X"}])
    assert review(applied(raw)) == []


def test_what_was_said_of_a_merged_lead_holds_for_the_one_that_stays() -> None:
    """B is merged into A by itself; that B and C are two customers is known."""
    leads = [lead("A"), lead("B"), lead("C", phone=None)]
    raw = book(leads, review=[{"keep": "both", "lead_a": "B", "lead_b": "C"}])
    (row,) = review(applied(raw))
    assert (row["lead_a"], row["lead_b"], row["keep"]) == ("A", "C", "both")


def test_a_number_that_a_lead_gets_by_a_merge_leads_on_to_a_third() -> None:
    leads = [
        lead("A", company="Moara Iezer", phone=None),
        lead("B", company="Moara Iezer SRL"),
        lead("C", company="Moara Iezer"),
    ]
    raw = book(leads, review=[{"keep": "keep-a", "lead_a": "A", "lead_b": "B"}])
    assert searched(raw).merged == {"B": "A", "C": "A"}
    assert applied(applied(raw)).tables == applied(raw).tables


def test_leads_without_an_id_of_their_own_are_left_out() -> None:
    found = searched(book([lead("A"), lead(""), lead("B"), lead("b")]))
    assert (found.merged, found.waiting, found.unnamed) == ({}, 0, 3)


def test_a_table_holds_so_many_open_pairs_and_every_decided_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "MOST_ROWS", 2)
    leads = [
        lead(f"L{number}", company=f"Moara {name}") for number, name in enumerate(("Iezer", "Vad", "Deal", "Luncă"))
    ]
    raw = book(leads, review=[{"keep": "both", "lead_a": "L2", "lead_b": "L3"}])
    found = searched(raw)
    assert (len(found.review), found.waiting, found.later) == (3, 5, 3)
    assert applied(applied(raw)).tables == applied(raw).tables


def test_a_lead_that_gets_a_day_by_a_merge_stands_in_its_new_place_at_once() -> None:
    leads = [lead("C", created=LATE, **OTHER), lead("A", **OTHER), lead("B", created=EARLY, company="Alfa")]
    once = applied(book(leads, review=[{"keep": "keep-a", "lead_a": "A", "lead_b": "B"}]))
    (row,) = review(once)
    assert (row["lead_a"], row["lead_b"]) == ("A", "C")
    assert applied(once).tables == once.tables
