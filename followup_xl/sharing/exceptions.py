"""What a merge leaves to a person, as rows that say what happened and what to do."""

from dataclasses import dataclass
from typing import Final

from followup_xl.model.book import CellValue

KINDS: Final = (
    "unreadable-book", "stale-book", "both-edited", "id-changed", "row-gone", "same-phone", "id-taken",
)  # fmt: skip
"""In the order in which they are shown."""

INFORMS: Final = frozenset({"id-taken", "merged-before", "twice"})
"""Cases that ask nothing of anybody."""


@dataclass(frozen=True, slots=True)
class MergeException:
    """One row: ``kind`` is its code, ``case`` the key of its sentences, ``book`` the name of the returned file.

    ``table`` and ``column`` are ids, ``base`` and ``returned`` what both sides say.
    """

    kind: str
    case: str
    book: str
    table: str = ""
    lead: str = ""
    column: str = ""
    base: CellValue = None
    returned: CellValue = None
    note: str = ""

    @property
    def needs_a_person(self) -> bool:
        """Whether somebody has to look; decides exit code 1."""
        return self.case not in INFORMS

    @property
    def order(self) -> tuple[int, tuple[str, ...]]:
        """The place among the others, which the names of the files decide last."""
        facts = (self.case, self.table, self.lead, self.column, str(self.returned), str(self.base), self.note)
        return KINDS.index(self.kind), (*facts, self.book)
