"""Every pair of leads of a book that may be one customer."""

from typing import Final, NamedTuple

import pandas as pd

from followup_xl.duplicates.candidates import candidates
from followup_xl.duplicates.cards import Card, cards
from followup_xl.duplicates.judging import Judgement, judge

MERGED: Final = "duplicate"
"""The outcome of a lead that was merged into another."""


class Findings(NamedTuple):
    """The cards of the leads looked at, by data row, and what is to be said of each pair of rows that is suspect."""

    cards: dict[int, Card]
    suspects: dict[frozenset[int], Judgement]


def find(leads: pd.DataFrame, region: str) -> Findings:
    """The pairs of typed ``leads`` that are, or may be, one customer; leads merged before are left out.

    ``region`` is the ISO code of the book's country, for phone numbers without a country code. The result is the same
    for every order of the rows.
    """
    made = cards(leads[leads["outcome"].ne(MERGED)], region)
    judged = ((made[one], made[other], judge(made[one], made[other])) for one, other in candidates(made).tolist())
    suspects = {frozenset({one.row, other.row}): judgement for one, other, judgement in judged if judgement}
    return Findings({card.row: card for card in made}, suspects)
