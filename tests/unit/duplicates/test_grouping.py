"""Pairs as groups with one survivor."""

import pandas as pd
import pytest

from followup_xl.duplicates.cards import CROWD, cards
from followup_xl.duplicates.decisions import Decision
from followup_xl.duplicates.grouping import Group, Grouped, Grouping
from tests.unit.duplicates.leads import book, lead, typed

Couples = dict[frozenset[int], Decision]


def couple(one: int, other: int) -> frozenset[int]:
    return frozenset({one, other})


def grouped(
    sure: list[tuple[int, int]], decided: Couples | None = None, *, leads: pd.DataFrame | None = None
) -> Grouped:
    found = typed(book([lead(f"L{row}") for row in range(12)])).leads if leads is None else leads
    grouping = Grouping({card.row: card for card in cards(found, "RO")}, lambda row: (row,), lambda _: True)
    return grouping.group([couple(*pair) for pair in sure], decided or {})


def test_a_chain_is_one_group_with_the_oldest_lead() -> None:
    for sure in ([(3, 2), (2, 1)], [(1, 2), (2, 3)], [(2, 3), (1, 2)]):
        assert grouped(sure).groups == (Group(1, (2, 3)),)


def test_a_decision_chooses_the_lead_that_stays() -> None:
    assert grouped([(1, 2)], {couple(1, 2): Decision(2)}).groups == (Group(2, (1,)),)
    assert grouped([(1, 2)], {couple(2, 3): Decision(3)}).groups == (Group(3, (1, 2)),)
    assert grouped([], {couple(1, 2): Decision(2), couple(2, 3): Decision(3)}).groups == (Group(3, (1, 2)),)


def test_both_means_both() -> None:
    found = grouped([(1, 2)], {couple(1, 2): Decision(is_both=True)})
    assert found == Grouped((), frozenset(), frozenset())


@pytest.mark.parametrize(
    "decided",
    [
        {couple(1, 2): Decision(1), couple(2, 3): Decision(3)},
        {couple(1, 2): Decision(1), couple(2, 3): Decision(2), couple(1, 3): Decision(3)},
        {couple(1, 2): Decision(1), couple(2, 3): Decision(2), couple(1, 3): Decision(is_both=True)},
    ],
)
def test_decisions_that_contradict_each_other_are_left(decided: Couples) -> None:
    found = grouped([(5, 6)], decided)
    assert found.groups == (Group(5, (6,)),)
    assert found.stuck == {pair for pair, decision in decided.items() if decision.kept is not None}


def test_what_is_sure_is_merged_beside_decisions_that_are_left() -> None:
    found = grouped([(3, 4)], {couple(1, 2): Decision(1), couple(2, 3): Decision(3)})
    assert found.groups == (Group(3, (4,)),)


def test_a_group_in_which_two_contradict_each_other_is_left_to_a_person() -> None:
    leads = typed(book([lead("A", city="Cluj"), lead("B"), lead("C", city="Iași")])).leads
    found = grouped([(0, 1), (1, 2)], leads=leads)
    assert found.groups == ()
    assert found.doubtful == {couple(0, 1), couple(1, 2)}


def test_many_leads_of_one_number_are_left_to_a_person() -> None:
    assert len(grouped([(row, row + 1) for row in range(CROWD - 1)]).groups) == 1
    assert grouped([(row, row + 1) for row in range(CROWD)]).groups == ()
