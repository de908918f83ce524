"""Dates, numbers and plural forms in the manner of a language; its manner stands in its `format.toml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from string import Formatter
from typing import Any, Final

LATIN: Final = "0123456789"
_SPEC: Final = re.compile(r"{\w+[:!]")
GROUP_FROM: Final = 10_000
_FEW_BELOW: Final = 20


@dataclass(frozen=True, slots=True)
class Manner:
    """How one language writes dates and numbers.

    ``date`` has the placeholders day, month and year, ``percent`` has number; ``digits`` are ten characters; ``plural``
    is ``one-other`` or ``one-few-other``.
    """

    plural: str
    date: str
    months: tuple[str, ...]
    jalali_months: tuple[str, ...]
    digits: str
    decimal: str
    thousands: str
    percent: str
    comma: str

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> "Manner":
        """The manner described by the table ``format`` of a language."""
        words: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in table.items()
        }
        return cls(**words)


class SentenceFormatter(Formatter):
    """``str.format`` whose dates and numbers look as the language writes them; ``{x:%}`` is a share as per cent."""

    def __init__(self, manner: Manner, calendar: str, *, native_digits: bool) -> None:
        self.manner = manner
        self.calendar = calendar
        self.digits = str.maketrans(LATIN, manner.digits) if native_digits else {}

    def fill(self, sentence: str, params: Mapping[str, object]) -> str:
        """The sentence with its placeholders filled."""
        if _SPEC.search(sentence):
            return self.vformat(sentence, (), params)
        return sentence.format_map({name: self.format_field(value, "") for name, value in params.items()})

    def format_field(self, value: object, format_spec: str) -> str:
        """The text of one placeholder."""
        if isinstance(value, date):
            return self.date(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self.number(value, format_spec)
        return format(value, format_spec)

    def date(self, day: date) -> str:
        """A date in the calendar in use, its month as a word."""
        year, month, number = day.year, day.month, day.day
        months = self.manner.months
        if self.calendar == "jalali":
            from .compute import jalali  # noqa: PLC0415  # brings numpy, which a start without dates does not need

            year, month, number = jalali.from_gregorian(date(year, month, number))
            months = self.manner.jalali_months
        return self.manner.date.format(day=number, month=months[month - 1], year=year).translate(self.digits)

    def number(self, value: float, spec: str = "") -> str:
        """A number with at most two decimals, grouped from ten thousand on; ``spec`` as in ``format``, or ``%``."""
        if spec == "%":
            return self.manner.percent.format(number=self.number(round(100 * value, 1)))
        text = format(value, spec) if spec else _plain(value)
        marks = {",": self.manner.thousands, ".": self.manner.decimal}
        return "".join(marks.get(char, char) for char in text).translate(self.digits)


def _plain(value: float) -> str:
    grouping = "," if abs(value) >= GROUP_FROM else ""
    text = format(value, f"{grouping}.2f")
    return text.rstrip("0").rstrip(".")


def plural_form(rule: str, count: object) -> str:
    """``one``, ``few`` or ``other`` for a count; anything that is no number is ``other``.

    Source: the cardinal rules of Unicode CLDR for English and Romanian. Persian has the form of English.
    """
    if not isinstance(count, int | float):
        return "other"
    if rule == "one-few-other":
        return _romanian_form(count)
    return "one" if count == 1 else "other"


def _romanian_form(count: float) -> str:
    if count == 1:
        return "one"
    return "few" if count == 0 or count != int(count) or 0 < count % 100 < _FEW_BELOW else "other"
