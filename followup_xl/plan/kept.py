"""What an undo leaves as it is, and values read back from ``tblChanges``."""

from datetime import date, datetime
from typing import Literal, NamedTuple, TypeAlias

from followup_xl.model.book import CellValue
from followup_xl.model.columns import Column, Kind
from followup_xl.model.issues import Where

Reason: TypeAlias = Literal["edited", "gone", "twice"]


class Kept(NamedTuple):
    """What a run wrote and is not taken back: one cell, or (without ``where``) the cells of a lead.

    ``edited``: the cell holds something else now, or a formula; ``gone``: there is no such lead any more; ``twice``:
    several leads have its name. ``column`` is the header as it stands.
    """

    reason: Reason
    lead: str
    column: str = ""
    where: Where | None = None


def value_of(text: str | None, column: Column) -> CellValue:
    """A text of ``tblChanges`` as the value it was written down from; as it is where it is none of that kind."""
    if text is None:
        return None
    try:
        if column.kind is Kind.DATE:
            return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
        if column.kind.is_number:
            number = float(text)
            return int(number) if number.is_integer() else number
    except ValueError:
        return text
    return text
