"""The columns of the review tables: what an import, a search for duplicates or a merge leaves to a person.

Each stands on a sheet of its own that a workbook gets when there is something to say.
"""

from types import MappingProxyType
from typing import Final

from .columns import Column, Kind, people, tool

REVIEW_HEADER_ROW: Final = 4
"""The sheet row of the headers."""


def _lead(which: str) -> tuple[Column, ...]:
    return (
        tool(f"Lead {which}", Kind.ID, width=9),
        tool(f"Company {which}", width=26),
        tool(f"Contact {which}", width=18),
        tool(f"Phone {which}", width=19),
        tool(f"Email {which}", width=24),
        tool(f"Owner {which}", width=12),
    )


REVIEW_COLUMNS: Final = MappingProxyType(
    {
        "tblRejects": (
            tool("Source", width=22),
            tool("Row", Kind.INTEGER, width=8),
            tool("What", width=52),
            tool("Reason", width=46),
            tool("Cure", width=52),
        ),
        "tblDuplicates": (
            people("Keep", Kind.CODE, "keep", width=14),
            *_lead("A"),
            *_lead("B"),
            tool("Likeness", Kind.SHARE, width=10),
            tool("Why", width=46),
        ),
        "tblExceptions": (
            tool("Kind", Kind.CODE, "exception", width=22),
            tool("Book", width=22),
            tool("Table", width=12),
            tool("Lead", Kind.ID, width=9),
            tool("Column", width=16),
            tool("Base", width=28),
            tool("Returned", width=28),
            tool("What", width=52),
            tool("Mend", width=52),
        ),
    }
)
