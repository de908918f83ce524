"""Every pair of leads of a book that may be one customer."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import pandas as pd

from followup_xl.duplicates.candidates import candidates
from followup_xl.duplicates.cards import Card, cards
from followup_xl.duplicates.judging import Judgement, judge

MERGED: Final = "duplicate"
"""The outcome of a lead that was merged into another."""


class Suspect(NamedTuple):
    """Two leads that may be one customer."""

    one: Card
    other: Card
    judgement: Judgement


def find(leads: pd.DataFrame, region: str) -> list[Suspect]:
    """The pairs of typed ``leads`` that are, or may be, one customer; leads merged before are left out.

    ``region`` is the ISO code of the book's country, for phone numbers without a country code. The result is the same
    for every order of the rows.
    """
    made = cards(leads[leads["outcome"].ne(MERGED)], region)
    return [suspect for one, other in candidates(made).tolist() if (suspect := _suspect(made, one, other))]


def _suspect(made: Sequence[Card], one: int, other: int) -> Suspect | None:
    judgement = judge(made[one], made[other])
    return Suspect(made[one], made[other], judgement) if judgement else None
