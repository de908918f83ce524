"""The labelled pairs as typed leads: two rows a pair, one book a language."""

import csv
from pathlib import Path
from typing import Final, NamedTuple

import pandas as pd

from tests.support.books import raw_book
from tests.support.validated import validated

REGIONS: Final = {"en": "GB", "fa": "IR", "ro": "RO"}
_CELLS: Final = ("company", "contact", "phone", "email", "city")


class Labelled(NamedTuple):
    """A pair: what is expected of it, and the data rows of its two leads."""

    expected: str
    couple: frozenset[int]
    text: str


def labelled(half: str, language: str) -> tuple[list[Labelled], pd.DataFrame]:
    """Return the pairs of a half (``tuned`` or ``apart``) in a language, and the typed leads of all of them."""
    with (Path(__file__).parent / f"{half}.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["language"] == language]
    leads = [
        {"id": f"L-{number}{side}", **{cell: row[f"{cell}_{side}"] or None for cell in _CELLS}}
        for number, row in enumerate(rows)
        for side in "ab"
    ]
    pairs = [
        Labelled(row["expected"], frozenset({2 * number, 2 * number + 1}), " | ".join(row.values()))
        for number, row in enumerate(rows)
    ]
    return pairs, validated(raw_book({"tblLeads": leads}, language), language).book.leads
