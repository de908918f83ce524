"""Cell values as text: for text columns, and as issues quote them."""

from datetime import datetime, time
from typing import Final

from followup_xl.model.book import CellValue

LONGEST: Final = 60


def text_of(value: CellValue) -> str:
    """The text of a cell: whole numbers without a point, dates in ISO form, blanks at the ends taken off."""
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date().isoformat()
    return str(value)


def shown(value: CellValue) -> str:
    """A value as an issue quotes it: short, and on one line."""
    text = " ".join(text_of(value).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
