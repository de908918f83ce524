"""Records brought into a book: who is known already, who is new, and what is left to a person.

Every record is counted once: ``added``, ``updated`` or ``rejected``. The rules (house):

- a record belongs to the lead with one of its phone numbers or mail addresses; if these are of several leads it is
  rejected, and a person decides;
- else to the one lead of its name that has no other address of that kind. With a name of several leads, a record with
  an address of its own is a new lead, and one without is rejected;
- a record fills the empty cells of its lead and overwrites none: what differs is named in ``tblRejects``;
- records with addresses are looked at before those with names alone, so that the same source changes nothing the
  second time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from followup_xl.duplicates.names import normal_name
from followup_xl.intake.filling import Cells
from followup_xl.intake.keys import mail_keys, phone_keys
from followup_xl.intake.records import NAMES, Finding, Reading, Record, Setting
from followup_xl.intake.register import Identity, Lead, Names, Register, names_of
from followup_xl.model.book import Book, CellValue
from followup_xl.plan.ids import new_ids
from followup_xl.validate.texts import text_of

ADDED: Final = "added"
UPDATED: Final = "updated"
REJECTED: Final = "rejected"


class Told(NamedTuple):
    """What a person should know of a row; ``rejected`` where nothing of the row was taken."""

    row: int
    what: str
    finding: Finding
    rejected: bool


@dataclass(slots=True)
class Taken:
    """What became of a record: ``added``, ``updated`` or ``rejected``; its lead; whether it changed something."""

    record: Record
    state: str = REJECTED
    lead: Lead | None = None
    changed: bool = False
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Touch:
    """A touch to add: its lead, its cells by column id without those of the lead."""

    lead: Lead
    values: Mapping[str, CellValue]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import does; ``unchanged`` are those of the ``updated`` records that had nothing new to say."""

    taken: Sequence[Taken]
    leads: Sequence[Lead]
    touches: Sequence[Touch]

    def count(self, state: str) -> int:
        """How many records were ``added``, ``updated`` or ``rejected``."""
        return sum(taken.state == state for taken in self.taken)

    @property
    def unchanged(self) -> int:
        """How many of the updated records changed nothing."""
        return sum(taken.state == UPDATED and not taken.changed for taken in self.taken)

    @property
    def told(self) -> list[Told]:
        """What is left to a person, in the order of the source."""
        return [
            Told(taken.record.row, taken.record.what, finding, taken.state == REJECTED)
            for taken in self.taken
            for finding in taken.findings
        ]


def bring_in(reading: Reading, book: Book, setting: Setting, owner: str = "") -> Imported:
    """Decide what becomes of every record; ``owner`` is the salesperson of new leads that name none."""
    return _Import(book, setting, owner).run(reading.records)


class _Import:
    def __init__(self, book: Book, setting: Setting, owner: str) -> None:
        self.book = book
        self.setting = setting
        self.owner = owner
        self.register = Register(book, setting.country)
        self.cells = Cells(book, setting.catalog, setting.country)

    def run(self, records: Sequence[Record]) -> Imported:
        names = names_of(record.values for record in records)
        taken = [Taken(record) for record in records]
        whos = [self._who(record, pair) for record, pair in zip(records, names, strict=True)]
        for place in sorted(range(len(records)), key=lambda place: _rank(whos[place])):
            self._take(taken[place], whos[place])
        new = list({id(one.lead): one.lead for one in taken if one.lead and one.state == ADDED}.values())
        for lead, name in zip(new, new_ids(self.book.leads["id"]), strict=False):
            lead.id = name
        touches = list(self._touches(taken))
        self._complete(taken)
        return Imported(taken, self.register.leads, touches)

    def _who(self, record: Record, names: Names) -> Identity:
        values = {name: text_of(record.values.get(name)) for name in ("phone", "email", "country")}
        country = self.setting.catalog.country(values["country"]) or self.setting.country
        return Identity(names, phone_keys(values["phone"], country), mail_keys(values["email"]))

    def _take(self, taken: Taken, who: Identity) -> None:
        record = taken.record
        if record.refusal:
            taken.findings.append(record.refusal)
            return
        if not (who.has_address or any(who.names)):
            taken.findings.append(Finding("nobody"))
            return
        found = self.register.by_address(who)
        if len(found) > 1:
            self.register.dispute(found, who)
            taken.findings.append(Finding("several-leads", {"leads": found}))
            return
        found = found or self.register.by_name(who)
        if len(found) > 1 and not who.has_address:
            taken.findings.append(Finding("several-names", {"leads": found}))
            return
        taken.findings += record.findings
        if len(found) == 1:
            self._update(taken, found[0], who)
        else:
            self._add(taken, who)

    def _add(self, taken: Taken, who: Identity) -> None:
        values = {name: value for name, value in taken.record.values.items() if name in self.cells.source.positions}
        lead = Lead("", -1, who.names, {"phone", "email"} & set(values), values)
        self.register.add(lead, who)
        taken.lead, taken.state, taken.changed = lead, ADDED, True

    def _update(self, taken: Taken, lead: Lead, who: Identity) -> None:
        before = len(lead.given)
        taken.findings += self.cells.fill(lead, dict(taken.record.values))
        now = (normal_name(text_of(lead.given.get(name))) or mine for name, mine in zip(NAMES, lead.names, strict=True))
        self.register.know(lead, who, Names(*now))
        taken.lead, taken.state, taken.changed = lead, UPDATED, len(lead.given) > before

    def _complete(self, taken: Sequence[Taken]) -> None:
        """New leads without a day of entry, or an owner, get the first day of their chat or today, and the default."""
        for one in taken:
            if one.lead is None or one.state != ADDED:
                continue
            first = min((talk.day for talk in one.record.talks), default=self.setting.today)
            one.lead.given.setdefault("created", first)
            if self.owner:
                one.lead.given.setdefault("owner", self.owner)

    def _touches(self, taken: Sequence[Taken]) -> Iterator[Touch]:
        """What was said in chats and is not logged yet, in the order of the days."""
        logged = _logged(self.book) if any(one.record.talks for one in taken) else set()
        said = [(talk, one) for one in taken if one.lead for talk in one.record.talks]
        for talk, one in sorted(said, key=lambda pair: pair[0].day):
            lead = one.lead
            if lead is None or not lead.id or not self.book.sources["tblTouches"].positions:
                _once(one.findings, Finding("no-id" if lead and not lead.id else "no-touches"))
                continue
            if (lead.id, talk.day, talk.channel, talk.direction) in logged:
                continue
            logged.add((lead.id, talk.day, talk.channel, talk.direction))
            one.changed = True
            yield Touch(
                lead,
                {
                    "date": talk.day,
                    "owner": text_of(self.cells.typed(lead, "owner")) or self.owner or None,
                    "channel": talk.channel,
                    "direction": talk.direction,
                    "outcome": talk.outcome or None,
                    "note": talk.note or None,
                },
            )


def _rank(who: Identity) -> int:
    """Addresses first, then company with contact, then one name alone."""
    return 0 if who.has_address else 2 - all(who.names)


def _once(findings: list[Finding], finding: Finding) -> None:
    if finding not in findings:
        findings.append(finding)


def _logged(book: Book) -> set[tuple[str, date, str, str]]:
    touches = book.touches[book.touches["date"].notna() & book.touches["lead_row"].ge(0)]
    names = touches["lead_row"].map(book.leads["id"])
    days = touches["date"].dt.date
    directions = touches["direction"].where(touches["direction"].ne(""), "out")
    return set(zip(names, days, touches["channel"], directions, strict=True))
