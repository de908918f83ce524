"""Who is who: the leads of a book and those that an import adds, found by phone, mail and name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import pandas as pd

from followup_xl.duplicates.names import normal_names
from followup_xl.intake.keys import mail_keys, phone_keys
from followup_xl.model.book import Book, CellValue
from followup_xl.plan.cells import canonical

_SURE_NAME: Final = 2
"""A person's name of so many words tells who it is (house); one word, such as ``Ali``, does not."""


class Names(NamedTuple):
    """Company and contact in one spelling, "" for none."""

    company: str
    contact: str


@dataclass(slots=True)
class Lead:
    """One lead as the import knows it.

    ``id`` is "" until a new one gets its own. ``row`` is its 0-based data row, -1 for a new one. ``given`` are the
    cells the import gives it, by column id. ``has`` are those of ``ADDRESSES`` whose cell is filled, readable or not.
    """

    id: str
    row: int
    names: Names
    has: set[str]
    given: dict[str, CellValue] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.id or self.names.company or self.names.contact


@dataclass(frozen=True, slots=True)
class Identity:
    """What a row says of who it is; ``phones`` and ``mails`` are keys (``keys``)."""

    names: Names
    phones: frozenset[str]
    mails: frozenset[str]

    @property
    def has_address(self) -> bool:
        """Whether it can be found again by an address."""
        return bool(self.phones or self.mails)


class Register:
    """Leads by what identifies them; ``country`` is the ISO code for phone numbers without one."""

    def __init__(self, book: Book, country: str) -> None:
        self.leads: list[Lead] = []
        self._addresses: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._pairs: defaultdict[Names, dict[int, None]] = defaultdict(dict)
        self._companies: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._contacts: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._places: dict[int, int] = {}
        for lead, addresses in _of_book(book, country):
            self._enter(lead, addresses)

    def _enter(self, lead: Lead, addresses: Iterable[str]) -> int:
        place = len(self.leads)
        self.leads.append(lead)
        self._places[id(lead)] = place
        self._enter_names(place, lead.names)
        for address in addresses:
            self._addresses[address][place] = None
        return place

    def _enter_names(self, place: int, names: Names) -> None:
        self._pairs[names][place] = None
        if names.company:
            self._companies[names.company][place] = None
        if names.contact:
            self._contacts[names.contact][place] = None

    def add(self, lead: Lead, who: Identity) -> None:
        """Enter a new lead."""
        self._enter(lead, who.phones | who.mails)

    def know(self, lead: Lead, who: Identity, names: Names) -> None:
        """Note that the addresses of a row are this lead's, and what its names are now."""
        place = self._places[id(lead)]
        for address in who.phones | who.mails:
            self._addresses[address][place] = None
        if names != lead.names:
            self._pairs[lead.names].pop(place, None)
            self._enter_names(place, names)
            lead.names = names

    def dispute(self, leads: Iterable[Lead], who: Identity) -> None:
        """Note that a row could be any of these leads, and so can the rows with its other addresses."""
        places = [self._places[id(lead)] for lead in leads]
        for address in who.phones | who.mails:
            if address not in self._addresses:
                self._addresses[address] = dict.fromkeys(places)

    def by_address(self, who: Identity) -> list[Lead]:
        """The leads with one of the addresses."""
        found = {place for address in who.phones | who.mails for place in self._addresses.get(address, ())}
        return [self.leads[place] for place in sorted(found)]

    def by_name(self, who: Identity) -> list[Lead]:
        """The leads with the same name.

        First those with the same company and contact; else those where one side knows only the company, or only the
        person. A row with an address of its own fits no lead that has another one.
        """
        found = [self.leads[place] for place in self._same(who) or self._alike(who.names)]
        return [lead for lead in found if not _speaks_against(who, lead)]

    def _same(self, who: Identity) -> Iterable[int]:
        company, contact = who.names
        told = company or _is_sure(contact) or not who.has_address
        return self._pairs.get(who.names, {}) if told and any(who.names) else {}

    def _alike(self, names: Names) -> Iterable[int]:
        company, contact = names
        if company:
            return self._pairs.get(Names(company, ""), {}) if contact else self._companies.get(company, {})
        people = self._contacts.get(contact, {}) if _is_sure(contact) else {}
        return {**people, **self._companies.get(contact, {})}


def _is_sure(contact: str) -> bool:
    return len(contact.split()) >= _SURE_NAME


def _speaks_against(who: Identity, lead: Lead) -> bool:
    return bool((who.phones and "phone" in lead.has) or (who.mails and "email" in lead.has))


def _of_book(book: Book, country: str) -> Iterable[tuple[Lead, frozenset[str]]]:
    leads = book.leads
    names = map(Names, normal_names(leads["company"]), normal_names(leads["contact"]))
    filled = {name: _filled(book, name) for name in ("phone", "email")}
    columns = (leads[name] for name in ("id", "phone", "email", "country"))
    for row, pair, (lead, phone, mail, iso) in zip(leads.index, names, zip(*columns, strict=True), strict=True):
        has = {name for name, rows in filled.items() if row in rows}
        keys = phone_keys(phone, iso or country) | mail_keys(mail)
        yield Lead(lead, int(row), pair, has), keys


def _filled(book: Book, column: str) -> frozenset[int]:
    """The data rows in which a cell of the leads is not empty."""
    source = book.sources["tblLeads"]
    place = source.positions.get(column)
    if place is None:
        return frozenset()
    return frozenset(row for row, cells in enumerate(source.raw.rows) if canonical(cells[place]) is not None)


def names_of(values: Iterable[Mapping[str, CellValue]]) -> list[Names]:
    """The names of many rows, given by column ids."""
    rows = list(values)
    company, contact = (
        normal_names(pd.Series([str(row.get(name) or "") for row in rows], dtype="str")) for name in Names._fields
    )
    return list(map(Names, company, contact))
