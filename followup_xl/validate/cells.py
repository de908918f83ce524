"""One value of a cell as the kind its column wants, or the problem it has."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, TypeAlias

import numpy as np

from followup_xl.compute.words.readings import Calendar
from followup_xl.model.book import CellValue
from followup_xl.model.codes import FAMILIES
from followup_xl.model.columns import Column, Kind
from followup_xl.model.issues import Severity
from followup_xl.model.lexicon import Lexicon
from followup_xl.model.ports import Translator
from followup_xl.model.settings import option_codes, split_codes
from followup_xl.model.text import fold
from followup_xl.validate.dates import DateReader
from followup_xl.validate.findings import Problem
from followup_xl.validate.texts import shown, text_of

Converted: TypeAlias = str | float | np.datetime64
Reader: TypeAlias = Callable[[CellValue], tuple[Converted, Problem | None]]

NO_DATE: Final = np.datetime64("NaT", "s")
EMPTY: Final[Mapping[Kind, Converted]] = MappingProxyType(
    {kind: NO_DATE if kind is Kind.DATE else math.nan if kind.is_number else "" for kind in Kind}
)
NUMBER_RANGES: Final[Mapping[str, tuple[float, float]]] = MappingProxyType({"nps": (0, 10)})
"""Columns whose numbers have bounds: a net promoter score is 0 to 10."""

_NUMBER: Final = re.compile(r"[+-]?(\d+|\d{1,3}(,\d{3}){2,})(\.\d+)?%?")
_LEGAL_SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Context:
    """What readers need to know of the book: its words, its calendar, the day."""

    translator: Translator
    lexicon: Lexicon
    calendar: Calendar
    today: date


def reader_of(column: Column, context: Context, date_order: str = "") -> Reader:
    """The reader of a column's cells; it never raises. ``date_order`` is that of its dates, "" where not decided."""
    if column.kind is Kind.DATE:
        return DateReader(context.lexicon, context.calendar, context.today, date_order)
    if column.kind.is_number:
        return _NumberReader(column)
    if column.kind in {Kind.CODE, Kind.CODES}:
        return _CodeReader(column, context.translator)
    return lambda value: (text_of(value), None)


class _NumberReader:
    """Numbers; text that is plainly a number is read and noted."""

    def __init__(self, column: Column) -> None:
        self.whole = column.kind is Kind.INTEGER
        self.low, self.high = NUMBER_RANGES.get(column.id, (-math.inf, math.inf))

    def __call__(self, value: CellValue) -> tuple[Converted, Problem | None]:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self._checked(float(value), None)
        text = fold(text_of(value)).strip()
        if not text:
            return math.nan, None
        if isinstance(value, str) and _NUMBER.fullmatch(text):
            number = float(text.rstrip("%").replace(",", "")) / (100 if text.endswith("%") else 1)
            return self._checked(number, Problem("text-number", Severity.NOTE, {"value": text, "number": number}))
        return math.nan, Problem("bad-number", Severity.ERROR, {"value": shown(value)})

    def _checked(self, number: float, note: Problem | None) -> tuple[float, Problem | None]:
        fits = self.low <= number <= self.high and math.isfinite(number)
        if fits and (number.is_integer() or not self.whole):
            return number, note
        return math.nan, Problem("bad-number", Severity.ERROR, {"value": shown(number)})


class _CodeReader:
    """Labels of any language as codes; words of people's own stay as they are where the column is open."""

    def __init__(self, column: Column, translator: Translator) -> None:
        self.column = column
        self.translator = translator

    def __call__(self, value: CellValue) -> tuple[Converted, Problem | None]:
        text = text_of(value)
        parts = split_codes(text) if self.column.kind is Kind.CODES else (text,) if text else ()
        codes = [self._code(part) for part in parts]
        unknown = [part for part, code in zip(parts, codes, strict=True) if code is None]
        problem = self._problem(", ".join(unknown)) if unknown else None
        return ", ".join(code for code in codes if code), problem

    def _code(self, part: str) -> str | None:
        sign = "-" if self.column.open_codes and part.startswith("-") else ""
        code = self.translator.code(self.column.family, part.removeprefix(sign))
        if code is None and self.column.open_codes:
            return part
        return code and sign + code

    def _problem(self, unknown: str) -> Problem:
        labels = [self.translator.label(self.column.family, code) for code in legal_codes(self.column.family)]
        more = ["…"] if len(labels) > _LEGAL_SHOWN else []
        legal = self.translator.comma.join([*labels[:_LEGAL_SHOWN], *more])
        return Problem("unknown-code", Severity.ERROR, {"value": shown(unknown), "legal": legal})


def legal_codes(family: str) -> tuple[str, ...]:
    """The codes of a family; for ``option`` the keys of ``tblOptions``."""
    return option_codes() if family == "option" else FAMILIES[family]
