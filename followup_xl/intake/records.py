"""What a source holds: one record a customer, whatever the format it was read from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import ClassVar

from followup_xl.adopt.answers import Answers
from followup_xl.compute.words.readings import Calendar
from followup_xl.i18n import Catalog
from followup_xl.model.book import CellValue
from followup_xl.model.errors import FollowupError
from followup_xl.model.lexicon import Lexicon

NAMES = ("company", "contact")
ADDRESSES = ("phone", "email")


class SourceError(FollowupError):
    """The source cannot be read; ``what`` names the sentence ``import.refusal.<what>``."""

    code: ClassVar[str] = "refused"

    def __init__(self, what: str, **params: object) -> None:
        super().__init__(what, **params)
        self.what = what


@dataclass(frozen=True, slots=True)
class Finding:
    """What a person should know of a row: ``code`` names its sentences ``import.reject.<code>``, filled by ``params``.

    ``{sentence}`` of the code ``cell`` is itself a sentence about a cell: ``problem`` names it (``issue.<problem>``).
    """

    code: str
    params: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """What was said on one day in one direction (``in`` or ``out``) of a chat; ``outcome`` is a code, "" for none."""

    day: date
    channel: str
    direction: str
    note: str
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a source.

    ``row`` is its number as a person counts it there: the sheet row of a list, the place among the cards or chats.
    ``what`` is its text, ``values`` the readable cells by column id of ``tblLeads`` (codes as codes, days as dates).
    ``findings`` tell of cells that could not be used, ``refusal`` why the whole row cannot.
    """

    row: int
    what: str
    values: Mapping[str, CellValue]
    findings: tuple[Finding, ...] = ()
    refusal: Finding | None = None
    talks: tuple[Talk, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A source as read.

    ``kind`` is ``list``, ``phone-book``, ``vcard``, ``whatsapp`` or ``telegram``. ``columns`` tells the headings of a
    list by column id, ``left`` those that have no place in a book.
    """

    kind: str
    records: tuple[Record, ...]
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a source is read with.

    The words of the book's language, its calendar, the day, the ISO code of the country for phone numbers without
    one, the names of our own people, and what was said about the columns.
    """

    catalog: Catalog
    lexicon: Lexicon
    calendar: Calendar
    today: date
    country: str
    team: frozenset[str] = frozenset()
    answers: Answers = field(default_factory=Answers)
