"""Values on their way into cells of an open Excel, which reads texts as if somebody typed them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, Final

from followup_xl.model.book import CellValue

ERRORS: Final = frozenset(
    {
        "#NULL!",
        "#DIV/0!",
        "#VALUE!",
        "#REF!",
        "#NAME?",
        "#NUM!",
        "#N/A",
        "#GETTING_DATA",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
    }
)
"""What error cells show."""
LONGEST_DATE: Final = 32
"""No number or date that Excel recognises in a text is longer (house)."""
_BOOLEANS: Final = frozenset({"true", "false", "adevărat", "fals", "wahr", "falsch", "vrai", "faux"})


def typed(value: CellValue, *, text_cell: bool = False) -> CellValue:
    """A value as Excel takes it without reading anything into it: a text with an apostrophe where it needs one.

    ``text_cell``: the cell is formatted as text, where Excel takes every text as it is.
    """
    if isinstance(value, str):
        return f"'{value}" if value and not text_cell and is_tempting(value) else value or None
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)  # noqa: DTZ001  # cells know no time zone
    return value


def is_tempting(text: str) -> bool:
    """Whether Excel could take a text for a formula, a number, a date, a truth value or an error."""
    if not text[0].isalpha():
        return True
    with_digits = len(text) <= LONGEST_DATE and any(char.isdigit() for char in text)
    return with_digits or text.casefold() in _BOOLEANS


def runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Ascending numbers as stretches without a gap, (first, last)."""
    first = last = None
    for number in numbers:
        if last is not None and number == last + 1:
            last = number
            continue
        if first is not None and last is not None:
            yield first, last
        first = last = number
    if first is not None and last is not None:
        yield first, last


def is_formula(text: Any) -> bool:  # noqa: ANN401  # whatever the program returns as a cell's formula
    """Whether what a program returns as a cell's formula is one, and no constant."""
    return isinstance(text, str) and text.startswith("=")


def as_grid(found: Any) -> Sequence[Sequence[Any]]:  # noqa: ANN401  # one cell, a row, or rows
    """What a program returns for a range, as rows."""
    if not isinstance(found, list | tuple):
        return [[found]]
    return found if found and isinstance(found[0], list | tuple) else [found]
