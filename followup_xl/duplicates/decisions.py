"""What people wrote in the review table: which of two leads stays, or that both do."""

from collections.abc import Mapping
from typing import Final, NamedTuple, TypeAlias

from followup_xl.model.book import Book
from followup_xl.model.ports import Translator
from followup_xl.plan.cells import as_text

TABLE: Final = "tblDuplicates"
BOTH: Final = "both"
KEEP_A: Final = "keep-a"
KEEP_B: Final = "keep-b"

Couple: TypeAlias = frozenset[int]
"""Two leads, by their data rows."""


class Decision(NamedTuple):
    """What stands in the cell Keep: the data row of the lead to keep (None for none), and whether both are kept.

    ``typed`` is a word that means neither; it stays in the cell.
    """

    kept: int | None = None
    is_both: bool = False
    typed: str = ""


def decisions(book: Book, rows: Mapping[str, int], translator: Translator) -> dict[Couple, Decision]:
    """The decisions of the review table about leads that are in ``rows`` (data row by ID); the last of several holds.

    Rows without a decision are not in it.
    """
    source = book.sources.get(TABLE)
    if source is None or not {"keep", "lead_a", "lead_b"} <= set(source.positions):
        return {}
    found: dict[Couple, Decision] = {}
    for cells in source.raw.rows:
        keep, one, other = (as_text(cells[source.positions[name]]) or "" for name in ("keep", "lead_a", "lead_b"))
        places = rows.get(one), rows.get(other)
        if keep and places[0] is not None and places[1] is not None and places[0] != places[1]:
            code = translator.code("keep", keep)
            kept = {KEEP_A: places[0], KEEP_B: places[1]}.get(code or "")
            typed = "" if code else keep
            found[frozenset({places[0], places[1]})] = Decision(kept, code == BOTH, typed)
    return found
