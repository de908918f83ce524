"""What the cells of a column hold, whatever its heading says: shares of its filled cells that look like something."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from followup_xl.adopt.sheets import SheetGrid
from followup_xl.compute.phones import is_mobile, numbers
from followup_xl.compute.words import parse_date_text
from followup_xl.i18n import Catalog
from followup_xl.model.book import CellValue
from followup_xl.model.columns import Column, Kind
from followup_xl.model.lexicon import Lexicon
from followup_xl.model.tables import LEADS
from followup_xl.model.text import fold
from followup_xl.validate.texts import text_of

SAMPLE: Final = 80
"""So many filled cells of a column are looked at."""
_MAIL: Final = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;]{2,}")
_HANDLE: Final = re.compile(r"@[\w.]{3,}|(?:https?://)?(?:www\.)?(?:t\.me|telegram\.me|instagram\.com)/\S+")
_NUMBER: Final = re.compile(r"[+-]?[\d,.]+%?")
_DATE_LIKE: Final = re.compile(r"\d{1,4}\s?[/.\-]\s?\d{1,2}(\s?[/.\-]\s?\d{1,4})?")
_COMPACT: Final = re.compile(r"(1[34]\d\d|20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_SERIALS: Final = range(32_874, 55_000)
_PHONE_LIKE: Final = re.compile(r"[+\d][\d\s()./\-]*")
_FEWEST_DIGITS: Final = 7
_MOST_DIGITS: Final = 15
_LONG: Final = 40
_WORDS: Final = 4
Test = Callable[[CellValue], bool]


@dataclass(frozen=True, slots=True)
class Tests:
    """What cells are tested with: the words of all languages, where phones belong without a prefix, the day."""

    catalog: Catalog
    lexicon: Lexicon
    region: str
    today: date

    def is_phone(self, value: CellValue) -> bool:
        """Whether a cell holds a phone number."""
        if isinstance(value, date) or value is None:
            return False
        text = fold(text_of(value))
        digits = sum(char.isdigit() for char in text)
        return digits >= _FEWEST_DIGITS and not self.is_date(text) and bool(numbers(text, self.region))

    def may_be_phone(self, value: CellValue) -> bool:
        """Whether a cell holds a phone number, or as many digits as one of a country we do not know has."""
        text = fold(text_of(value)).strip()
        fits = bool(_PHONE_LIKE.fullmatch(text)) and _FEWEST_DIGITS <= sum(map(str.isdigit, text)) <= _MOST_DIGITS
        return (fits and not isinstance(value, date) and not self.is_date(text)) or self.is_phone(value)

    def is_mobile(self, value: CellValue) -> bool:
        """Whether a cell holds a mobile number."""
        return self.is_phone(value) and is_mobile(fold(text_of(value)), self.region)

    def is_mail(self, value: CellValue) -> bool:
        """Whether a cell holds a mail address."""
        return isinstance(value, str) and bool(_MAIL.search(value))

    def is_handle(self, value: CellValue) -> bool:
        """Whether a cell holds a name in Telegram or Instagram."""
        return isinstance(value, str) and not self.is_mail(value) and bool(_HANDLE.search(value))

    def is_date(self, value: CellValue) -> bool:
        """Whether a cell holds a date, a text that looks like one, or digits such as 14050825."""
        if isinstance(value, date):
            return True
        text = fold(text_of(value)).strip()
        if _COMPACT.fullmatch(text):
            return True
        if not isinstance(value, str):
            return False
        if _DATE_LIKE.fullmatch(text):
            return True
        return any(char.isdigit() for char in text) and parse_date_text(value, self.lexicon).problem != "not-a-date"

    def is_ahead(self, value: CellValue) -> bool:
        """Whether a cell holds a day after today."""
        if isinstance(value, datetime):
            return value.date() > self.today
        if isinstance(value, date):
            return value > self.today
        found = parse_date_text(value, self.lexicon).date if isinstance(value, str) else None
        return found is not None and found > self.today

    @staticmethod
    def is_serial(value: CellValue) -> bool:
        """Whether a cell holds a whole number that could be the number of a day."""
        if not isinstance(value, int | float) or isinstance(value, bool):
            return False
        return float(value).is_integer() and int(value) in _SERIALS

    @staticmethod
    def is_number(value: CellValue) -> bool:
        """Whether a cell holds a number."""
        if isinstance(value, int | float):
            return not isinstance(value, bool)
        return isinstance(value, str) and bool(_NUMBER.fullmatch(fold(value).strip()))

    def is_code(self, family: str) -> Test:
        """The test whether a cell holds a label of a family, in any language."""
        return lambda value: self.catalog.code(family, text_of(value)) is not None

    def is_country(self, value: CellValue) -> bool:
        """Whether a cell names a country."""
        return self.catalog.country(text_of(value)) is not None


@dataclass(frozen=True, slots=True)
class ColumnContent:
    """The filled cells of one column (``values``), out of ``rows``, and whether some are formulas."""

    values: Sequence[CellValue]
    rows: int
    formulas: bool

    @property
    def filled(self) -> float:
        """The share of the rows that are filled."""
        return len(self.values) / self.rows if self.rows else 0.0

    def share(self, test: Test) -> float:
        """The share of the filled cells that pass a test, 0 where there are none."""
        sample = self.values[:SAMPLE]
        return sum(map(test, sample)) / len(sample) if sample else 0.0

    @property
    def is_unique(self) -> bool:
        """Whether every row is filled, each with something else, typed and not calculated."""
        texts = {fold(text_of(value)) for value in self.values}
        return not self.formulas and len(texts) == len(self.values) == self.rows

    @property
    def is_long(self) -> bool:
        """Whether many cells hold a line of text or more."""
        return self.share(lambda value: len(text_of(value)) > _LONG or "\n" in text_of(value)) >= 1 / 3

    @property
    def is_talk(self) -> bool:
        """Whether half the cells hold so many words that they are sentences."""
        return self.share(lambda value: len(text_of(value).split()) >= _WORDS) >= 1 / 2

    @property
    def is_few(self) -> bool:
        """Whether the same few short texts come again and again."""
        texts = [fold(text_of(value)).strip() for value in self.values]
        short = all(len(text) <= _LONG and not any(map(str.isdigit, text)) for text in texts)
        return len(texts) >= _WORDS and short and 2 * len(set(texts)) <= len(texts)


def content_of(sheet: SheetGrid, column: int, rows: Sequence[int]) -> ColumnContent:
    """The content of a sheet column in the given rows."""
    cells = [sheet.value(row, column) for row in rows]
    values = [value for value in cells if text_of(value)]
    return ColumnContent(values, len(rows), any((row, column) in sheet.formulas for row in rows))


def support(column: Column, content: ColumnContent, tests: Tests) -> float | None:
    """How far the cells speak for a column of ours: 1 all, -1 none; None where cells of it look like any others."""
    if column.kind is Kind.ID:
        return _support_of_ids(content, tests)
    if not content.values:
        return None
    if column.kind is Kind.DATE:
        return _support_of_dates(column, content, tests)
    test = _checked(column, tests)
    if test is not None:
        return 2 * content.share(test) - 1
    if column.id in _CONFIRMED and _CONFIRMED[column.id](content, tests):
        return 1.0
    strange = max(content.share(test) for test in (tests.is_phone, tests.is_mail, tests.is_date, tests.is_number))
    return -1.0 if strange > _MOST and column.id not in _HANDLES else None


def _support_of_ids(content: ColumnContent, tests: Tests) -> float | None:
    """Cells never say that they are IDs, only that they are none."""
    may_be = content.is_unique and content.share(tests.is_date) < 1 / 2
    return None if may_be or not (content.values or content.formulas) else -1.0


def _support_of_dates(column: Column, content: ColumnContent, tests: Tests) -> float | None:
    """Days say that they are days, not whose; but what lies ahead is planned and has not happened."""
    dates = 2 * content.share(lambda value: tests.is_date(value) or tests.is_serial(value)) - 1
    if dates < _MOST_DATES:
        return dates
    ahead = content.share(tests.is_ahead) > 0
    if column.id in _HAPPENED:
        return -1.0 if ahead else None
    return 1.0 if ahead else None


_MOST_DATES: Final = 0.6
_HAPPENED: Final = frozenset({"created", "outcome_date"})
_HANDLES: Final = frozenset({"telegram", "instagram"})
_CONFIRMED: Final[Mapping[str, Callable[[ColumnContent, Tests], bool]]] = {
    "notes": lambda content, _: content.is_talk,
    "owner": lambda content, _: content.is_few,
    **dict.fromkeys(_HANDLES, lambda content, tests: content.share(tests.is_handle) > 1 / 2),
}
"""What confirms columns whose cells may look like any others."""


def is_impossible(column: Column, content: ColumnContent, tests: Tests) -> bool:
    """Whether cells of one plain kind stand where only words of a short list can: amounts are no groups."""
    strange = (tests.is_number, tests.is_date, tests.is_phone, tests.is_mail)
    return column.kind is Kind.CODE and any(content.share(test) > _MOST for test in strange)


_MOST: Final = 0.8
_BY_ID: Final[Mapping[str, Callable[[Tests], Test]]] = {
    "phone": lambda tests: tests.may_be_phone,
    "email": lambda tests: tests.is_mail,
    "country": lambda tests: tests.is_country,
}


def _checked(column: Column, tests: Tests) -> Test | None:
    """The test of columns whose cells can be told from others."""
    if column.id in _BY_ID:
        return _BY_ID[column.id](tests)
    if column.kind.is_number:
        return tests.is_number
    return tests.is_code(column.family) if column.kind is Kind.CODE else None


def by_content(content: ColumnContent, tests: Tests) -> Mapping[str, float]:
    """Columns of ours that the cells alone speak for, 0 to 1: addresses surely, the rest to be asked."""
    if not content.values or content.formulas:
        return {}
    found = {"email": 0.9 * content.share(tests.is_mail), "phone": 0.85 * content.share(tests.is_phone)}
    # What lies ahead is a plan, and what has passed is none.
    dates, ahead = content.share(tests.is_date), content.share(tests.is_ahead)
    found["due_mine" if ahead else "created"] = 0.45 * dates
    for column in LEADS.columns:
        if column.id in _TOLD_BY_CODES:
            found[column.id] = 0.6 * content.share(tests.is_code(column.family))
    if content.is_long or content.is_talk:
        found["notes"] = 0.5
    return {name: share for name, share in found.items() if share > LEAST}


LEAST: Final = 0.35
"""Below this a meaning is not worth a question (house)."""
_TOLD_BY_CODES: Final = frozenset({"market", "group", "product_kind", "outcome"})
