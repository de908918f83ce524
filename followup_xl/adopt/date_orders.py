"""In which order a column of dates is written, decided from the column as a whole and never cell by cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from followup_xl.compute.words import parse_date_text
from followup_xl.compute.words.orders import ORDERS, read_in_order, read_serial
from followup_xl.model.book import CellValue
from followup_xl.model.lexicon import Lexicon
from followup_xl.model.text import fold

YEARS_BACK: Final = 20
YEARS_AHEAD: Final = 5
"""Dates of a list of customers lie within these (house)."""
_AMBIGUOUS: Final = "ambiguous-date"
_MOST: Final = 0.8
_YEAR: Final = 4


@dataclass(frozen=True, slots=True)
class DateOrder:
    """How the dates of a column may be read: the ``possible`` orders, ``example`` a text that needs one of them.

    Without an example every cell has one reading, and no order is needed.
    """

    example: str = ""
    possible: tuple[str, ...] = ()

    @property
    def decided(self) -> str:
        """The only possible order, "" where there is none or several."""
        return self.possible[0] if self.example and len(self.possible) == 1 else ""

    @property
    def is_open(self) -> bool:
        """Whether a person has to say the order."""
        return bool(self.example) and not self.decided


def date_order(values: Sequence[CellValue], lexicon: Lexicon, today: date) -> DateOrder:
    """What the filled cells of a column say about its order."""
    serials = [value for value in values if isinstance(value, int | float) and read_serial(value)]
    if serials and len(serials) >= _MOST * len(values):
        return DateOrder(str(int(serials[0])), ("serial",))
    texts = list(dict.fromkeys(value for value in values if isinstance(value, str)))
    read = {text: parse_date_text(text, lexicon) for text in texts}
    unclear = [text for text, found in read.items() if found.problem == _AMBIGUOUS]
    if not unclear:
        return DateOrder()
    clear = {text: found.date for text, found in read.items() if found.date and _tells_order(text, found.date)}
    fitting = [order for order in ORDERS if _fits(order, unclear, today) and _agrees(order, clear)]
    return DateOrder(unclear[0], _different(fitting, unclear) or ORDERS[:-1])


def _tells_order(text: str, day: date) -> bool:
    """Whether the text has one reading and is written as others are that have several: ``25/08/2026``."""
    year_last = not fold(text).strip()[:_YEAR].isdecimal()
    return year_last and any(read_in_order(text, order) == day for order in ORDERS)


def _fits(order: str, texts: Sequence[str], today: date) -> bool:
    """Whether every text is a likely day in that order."""
    days = [read_in_order(text, order) for text in texts]
    return all(day and today.year - YEARS_BACK <= day.year <= today.year + YEARS_AHEAD for day in days)


def _agrees(order: str, clear: dict[str, date]) -> bool:
    return all(read_in_order(text, order) == day for text, day in clear.items())


def _different(orders: Sequence[str], texts: Sequence[str]) -> tuple[str, ...]:
    """The orders without those that read all the texts as another one does."""
    readings = {tuple(read_in_order(text, order) for text in texts): order for order in reversed(orders)}
    return tuple(order for order in orders if order in readings.values())
