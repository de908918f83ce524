"""Values on their way into cells: codes become labels, empty becomes None, equality outlives the way through a file."""

import math
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Final

import pandas as pd

from followup_xl.model.book import CellValue
from followup_xl.model.columns import Column, Kind
from followup_xl.model.ports import Translator
from followup_xl.model.settings import split_codes

LONGEST_TEXT: Final = 32_767
"""What a cell can hold."""


def rendered(series: pd.Series, column: Column, translator: Translator) -> list[CellValue]:
    """Typed values as cell values in the reader's language."""
    if column.kind is Kind.DATE:
        return [None if pd.isna(value) else pd.Timestamp(value).date() for value in series]
    if column.kind.is_number:
        return [None if pd.isna(value) else _number(float(value)) for value in series]
    texts = {text: _text(str(text), column, translator) for text in series.unique()}
    return [texts[text] for text in series]


def _number(value: float) -> int | float:
    return int(value) if value.is_integer() else value


def _text(text: str, column: Column, translator: Translator) -> str | None:
    if column.kind is Kind.CODE:
        text = translator.label(column.family, text)
    elif column.kind is Kind.CODES:
        text = translator.comma.join(translator.label(column.family, code) for code in split_codes(text))
    return text[:LONGEST_TEXT] or None


def canonical(value: CellValue) -> CellValue:
    """A value as it reads back from a file: no blank text, no midnight, whole numbers as int, plain line breaks."""
    if isinstance(value, str):
        text = value.replace("\r\n", "\n")
        return text if text.strip() else None
    if isinstance(value, datetime):
        return value.date() if value.time() == time.min else value
    if isinstance(value, float) and not isinstance(value, bool):
        return None if math.isnan(value) else _number(value)
    return value


def same(old: CellValue, new: CellValue) -> bool:
    """Whether a cell that holds ``old`` already shows ``new``."""
    if old.__class__ is new.__class__ and old == new:
        return True
    one, other = canonical(old), canonical(new)
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def as_text(value: CellValue) -> str | None:
    """A value as ``tblChanges`` keeps it: dates in ISO form, numbers plain."""
    plain = canonical(value)
    return plain.isoformat() if isinstance(plain, date) else None if plain is None else str(plain)


def count_changes(old: Sequence[Sequence[CellValue]], new: Sequence[Sequence[CellValue]], width: int) -> int:
    """How many cells of two grids differ; rows that one of them lacks are empty there."""
    blank: Sequence[CellValue] = (None,) * width
    longest = max(len(old), len(new))
    pairs = ((_row(old, row, blank), _row(new, row, blank)) for row in range(longest))
    return sum(not same(a, b) for before, after in pairs for a, b in zip(before, after, strict=True))


def _row(grid: Sequence[Sequence[CellValue]], row: int, blank: Sequence[CellValue]) -> Sequence[CellValue]:
    return grid[row] if row < len(grid) else blank
