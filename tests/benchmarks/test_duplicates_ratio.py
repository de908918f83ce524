"""Finding duplicates grows with the number of leads, not with its square: in books of one part and of four."""

import random
import time
from typing import Final

import pandas as pd
import pytest

from followup_xl.duplicates.finding import find
from tests.support.books import raw_book
from tests.support.validated import validated

pytestmark = [pytest.mark.benchmark, pytest.mark.slow]

LEADS: Final = 2_500
FOURFOLD: Final = 8
"""Four times the leads in at most so many times the time; a square would take sixteen times."""
SYLLABLES: Final = ("ba", "ra", "no", "te", "ki", "lo", "ma", "su", "ve", "zi", "do", "ga", "pe", "ri", "ta", "mo")


def leads(rows: int, names: int) -> pd.DataFrame:
    """Return leads with ``names`` different companies, each with a number of its own."""
    blank = validated(raw_book({"tblLeads": [{"id": "A", "company": "x"}]})).book.leads
    chance = random.Random(7)  # noqa: S311  # made-up names
    firms = [
        "".join(chance.choices(SYLLABLES, k=5)) + " " + chance.choice(("Trade", "Agro", "Auto")) for _ in range(names)
    ]
    frame = pd.concat([blank] * rows, ignore_index=True)
    numbers = [f"07{chance.randrange(20_000_000, 69_999_999)}" for _ in range(rows)]
    named = [firms[row % names].title() for row in range(rows)]
    return frame.assign(id=[f"L{row}" for row in range(rows)], company=named, phone=numbers)


def seconds(rows: int, names: int) -> float:
    frame = leads(rows, names)
    taken = []
    for _ in range(2):
        start = time.perf_counter()
        find(frame, "RO")
        taken.append(time.perf_counter() - start)
    return min(taken)


@pytest.mark.parametrize("share", [1.0, 0.0])
def test_four_times_the_leads_take_about_four_times_as_long(share: float) -> None:
    """All names different; and one name for all, which puts every lead into one block."""
    few, many = (seconds(rows, max(1, int(rows * share))) for rows in (LEADS, 4 * LEADS))
    assert many / few < FOURFOLD
