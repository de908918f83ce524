"""A workbook whose sheets are to be brought into somebody's own: its formulas speak of their list."""

import re
from collections.abc import Sequence
from typing import Final

from .book import build_with
from .texts import Texts

_SPECIAL: Final = re.compile(r"(['#\[\]@])")
"""What a column's name in a formula has to have an apostrophe before. Source: Excel, structured references."""


class AdoptedTexts(Texts):
    """The words of ``language``; the list of leads stands on ``sheet`` and its IDs below ``id_heading``."""

    def __init__(self, language: str, sheet: str, id_heading: str) -> None:
        super().__init__(language)
        self._leads = sheet
        self._id_heading = _SPECIAL.sub(r"'\1", id_heading)

    def sheet(self, sheet: str) -> str:
        """The title of a sheet."""
        return self._leads if sheet == "Leads" else super().sheet(sheet)

    def header(self, table: str, column: str) -> str:
        """The header of a column."""
        return self._id_heading if (table, column) == ("tblLeads", "id") else super().header(table, column)


def build_adopted(texts: AdoptedTexts, country: str | None, weekend: str | None, owners: Sequence[str]) -> bytes:
    """A workbook of ours for a list of leads elsewhere; ``owners`` are the salespeople it names."""
    rows = {"tblTeam": [{"owner": owner} for owner in owners]} if owners else {}
    return build_with(rows, texts.language, country, weekend, texts)
