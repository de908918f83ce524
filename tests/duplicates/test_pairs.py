"""How many of the labelled pairs are found, and how many of the found ones are right."""

from itertools import product
from typing import Final

import pytest

from followup_xl.duplicates.finding import find
from tests.duplicates.pairs import REGIONS, labelled

PRECISION: Final = 0.98
RECALL: Final = 0.9
BOOKS: Final = list(product(("tuned", "apart"), REGIONS))


def test_there_are_enough_pairs_in_three_languages() -> None:
    pairs = [pair for half, language in BOOKS for pair in labelled(half, language)[0]]
    assert len(pairs) >= 300
    assert sum(pair.expected == "same" for pair in pairs) >= 150
    assert sum(pair.expected == "different" for pair in pairs) >= 130


@pytest.mark.parametrize(("half", "language"), BOOKS)
def test_pairs_are_found_and_found_right(half: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every pair of the whole book that nobody labelled counts as wrong, too."""
    pairs, leads = labelled(half, language)
    found = set(find(leads, REGIONS[language]).suspects)
    same = {pair.couple for pair in pairs if pair.expected == "same"}
    wrong = found - {pair.couple for pair in pairs if pair.expected != "different"}
    right = len(same & found)
    precision, recall = right / (right + len(wrong)), right / len(same)
    with capsys.disabled():
        print(f"\n{half} {language}: precision {precision:.3f}, recall {recall:.3f}")  # noqa: T201  # for people to see
    missed = [pair.text for pair in pairs if pair.couple in same - found]
    assert precision >= PRECISION, wrong
    assert recall >= RECALL, missed


@pytest.mark.parametrize(("half", "language"), BOOKS)
def test_only_a_person_can_tell_and_is_asked(half: str, language: str) -> None:
    pairs, leads = labelled(half, language)
    suspects = find(leads, REGIONS[language]).suspects
    for pair in pairs:
        if pair.expected == "ask":
            assert pair.couple in suspects, pair.text
            assert not suspects[pair.couple].is_sure, pair.text


@pytest.mark.parametrize(("half", "language"), BOOKS)
def test_nothing_is_merged_by_itself_but_one_customer_with_one_number(half: str, language: str) -> None:
    pairs, leads = labelled(half, language)
    sure = {couple for couple, judgement in find(leads, REGIONS[language]).suspects.items() if judgement.is_sure}
    assert len(sure) >= 8
    assert sure <= {pair.couple for pair in pairs if pair.expected == "same"}
    for couple in sure:
        assert (leads.loc[sorted(couple), "phone"] != "").all()
