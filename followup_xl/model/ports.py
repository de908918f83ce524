"""What the core asks of the outside world. Everything else is an adapter behind one of these."""

from collections.abc import Sequence
from typing import Protocol

from .book import RawBook
from .changes import Plan, Receipt
from .rules import DayRow


class Store(Protocol):
    """A workbook that can be read and written: a closed file, an open Excel, or memory."""

    def read(self) -> RawBook:
        """Read every known table. Raises a ``FollowupError`` when the workbook cannot be used."""
        ...

    def apply(self, plan: Plan) -> Receipt:
        """Write the plan, all or nothing. Raises ``LockedError``, ``ChangedOnDiskError`` or ``CannotWriteError``."""
        ...


class Translator(Protocol):
    """The words of one language, and the recognition of words in every language."""

    @property
    def language(self) -> str:
        """The code of the language, for instance ``fa``."""
        ...

    @property
    def comma(self) -> str:
        """What stands between the members of a list, with its blank."""
        ...

    def label(self, family: str, code: str) -> str:
        """The label of a code; the code itself when the family has no label for it, "" for ""."""
        ...

    def code(self, family: str, text: str) -> str | None:
        """The code that a label (of any language, letters folded) stands for, None when there is none."""
        ...

    def header(self, table: str, column: str) -> str:
        """The header of a column in this language."""
        ...

    def column(self, table: str, header: str) -> str | None:
        """The column id that a header (of any language, or an alias) stands for, None when there is none."""
        ...

    def text(self, key: str, **params: object) -> str:
        """The sentence ``key`` with its placeholders filled; dates and numbers in the manner of the language."""
        ...

    def country(self, text: str) -> str | None:
        """The ISO code of a country given as a code or as a name in any language, None when unknown."""
        ...


class HolidaySource(Protocol):
    """Public holidays of a country; the only source of days that are not typed by hand."""

    def days(self, country: str, years: Sequence[int]) -> Sequence[DayRow] | None:
        """The closed days of the years, None when the country is not known."""
        ...
