"""What a salesperson who takes leads over has to know of each: what is due and why, what is owed, the last touches."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from followup_xl.model.ports import Translator
from followup_xl.model.text import key
from followup_xl.plan.handover import last_touches, open_promises

from .entries import Entry, entries
from .page import Group, Item, Page
from .people import Desk, owners
from .writing import clean


@dataclass(frozen=True, slots=True)
class Touch:
    """One past contact: its codes, and the note on one line."""

    day: date
    owner: str
    channel: str
    direction: str
    outcome: str
    note: str


@dataclass(frozen=True, slots=True)
class Handed:
    """A lead that changes hands; ``theirs`` and ``ours`` are the days of open promises, None for none."""

    entry: Entry
    status: str
    theirs: date | None
    ours: date | None
    touches: tuple[Touch, ...]


def match(name: str, names: list[str]) -> list[str]:
    """Whom of ``names`` a name means: the one spelled so in any writing, else all with that word in their name."""
    same = [known for known in names if key(known) == key(name)]
    return same or [known for known in names if key(name) in key(known).split()]


def handed_over(desk: Desk, rows: pd.Index, words: Translator) -> list[Handed]:
    """The leads at ``rows`` for a reader of ``words``, the most urgent first."""
    book, outcome = desk.found.book, desk.found.outcome
    order = outcome.leads.loc[rows].sort_values(["due", "priority"], ascending=[True, False], kind="stable").index
    today = pd.Timestamp(desk.today)
    owed = open_promises(book, outcome, order, today, desk.options.coming_days)
    last = last_touches(book, order, today)
    touches = {str(row): tuple(_touches(rows)) for row, rows in last.groupby("lead_row")}
    found = []
    for entry in entries(desk, order, words):
        theirs, ours = (_day(owed.loc[entry.row, name]) for name in ("theirs", "ours"))
        status = str(outcome.leads.loc[entry.row, "status"])
        found.append(Handed(entry, status, theirs, ours, touches.get(str(entry.row), ())))
    return found


def _touches(rows: pd.DataFrame) -> Iterator[Touch]:
    columns = rows[["date", "owner", "channel", "direction", "outcome", "note"]]
    for day, owner, channel, direction, outcome, note in columns.itertuples(index=False, name=None):
        yield Touch(day.date(), clean(owner), channel, direction or "out", outcome, clean(note))


def _day(value: object) -> date | None:
    return value.date() if isinstance(value, pd.Timestamp) else None


def handover_page(desk: Desk, leads: list[Handed], names: tuple[str, str], words: Translator) -> Page:
    """The leads that go from the first of ``names`` to the second, as a page in the words of the second."""
    old, new = names
    urgent = [lead for lead in leads if lead.entry.due and lead.entry.due <= desk.today]
    later = [lead for lead in leads if lead not in urgent]
    groups = [
        Group(words.text(f"handover.group.{name}", n=len(some)), tuple(_item(lead, words) for lead in some))
        for name, some in (("now", urgent), ("later", later))
        if some
    ]
    return Page(
        owner=new,
        is_for_manager=False,
        email="",
        language=words.language,
        title=words.text("handover.title", old=old, new=new, day=desk.today),
        hello=words.text("handover.hello", n=len(leads), old=old, new=new),
        groups=tuple(groups),
        farewell=words.text("handover.credit", old=old),
        file="",
        counts=(("leads", len(leads)),),
    )


def _item(lead: Handed, words: Translator) -> Item:
    entry = lead.entry
    ask = entry.contact if entry.contact != entry.who else ""
    named = words.text("agenda.digest.head", who=entry.who, contact=ask) if ask else entry.who
    return Item(named, tuple(_lines(lead, words)), link=entry.link, address=entry.address, action=_action(entry, words))


def _action(entry: Entry, words: Translator) -> str:
    return words.text(f"agenda.do.{entry.channel or 'other'}", who=entry.who)


def _lines(lead: Handed, words: Translator) -> Iterator[str]:
    entry = lead.entry
    due = words.text("handover.due", day=entry.due) if entry.due else words.text("handover.no-date")
    yield f"{due} {entry.why}".strip()
    if lead.theirs:
        yield words.text("handover.theirs", day=lead.theirs)
    if lead.ours:
        yield words.text("handover.ours", day=lead.ours)
    if entry.phone:
        yield words.text("agenda.event.phone", value=entry.phone)
    for touch in lead.touches:
        yield _told(touch, words)
    if not lead.touches:
        yield words.text("handover.untouched")


def _told(touch: Touch, words: Translator) -> str:
    outcome = words.label("touch_outcome", touch.outcome)
    channel = words.label("channel", touch.channel)
    what = words.comma.join(part for part in (channel, outcome, touch.owner) if part)
    key_of = "touch-in" if touch.direction == "in" else "touch"
    line = (
        words.text(f"handover.{key_of}", day=touch.day, what=what)
        if what
        else words.text("handover.day", day=touch.day)
    )
    return words.text("handover.note", line=line, note=touch.note) if touch.note else line


def owner_names(desk: Desk) -> list[str]:
    """Everybody who owns a lead, in one spelling, by name."""
    return sorted((str(name) for name in owners(desk).unique() if name), key=key)
