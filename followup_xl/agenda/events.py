"""One follow-up as an event of a calendar (RFC 5545)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Event

from followup_xl.model.ports import Translator

from .entries import Entry
from .hours import SLOT
from .zones import Local

CANCELLED: Final = "CANCELLED"
_STAMPS: Final = ("SEQUENCE", "DTSTAMP", "LAST-MODIFIED")
_KEPT_OF_A_CANCELLED: Final = ("UID", "SUMMARY", "DTSTART", "DTEND", "TRANSP")


def event(
    uid: str, entry: Entry, start: datetime | date, words: Translator, zones: tuple[Local | None, Local]
) -> Event:
    """The event without its stamps; a ``start`` without an hour lasts the whole day.

    ``zones`` are the customer's (None: not known) and the owner's. The texts begin with words of ours, so that none
    begins with a sign of a formula.
    """
    found = Event()
    found.add("uid", uid)
    found.add("summary", summary(entry, words))
    found.add("dtstart", start)
    if isinstance(start, datetime):
        found.add("dtend", start + SLOT)
    found.add("description", "\n".join(_description(entry, start, words, zones)))
    if entry.link:
        found.add("url", entry.link)
    found.add("status", "CONFIRMED")
    found.add("transp", "TRANSPARENT")
    return found


def summary(entry: Entry, words: Translator) -> str:
    """What to do, with whom, and which follow-up it is: ``Call Ardeleanu SRL (follow-up 4)``."""
    what = words.text(f"agenda.do.{entry.channel or 'other'}", who=entry.who)
    if entry.number:
        return words.text("agenda.event.follow-up", what=what, k=entry.number)
    return words.text("agenda.event.step", what=what, step=entry.step)


def _description(
    entry: Entry, start: datetime | date, words: Translator, zones: tuple[Local | None, Local]
) -> Iterator[str]:
    if entry.days_late:
        yield words.text("agenda.late", n=entry.days_late)
    for name in ("why", "say", "contact", "phone", "link", "id"):
        if value := getattr(entry, name):
            yield words.text(f"agenda.event.{name}", value=value)
    yield from _hour(entry, start, words, *zones)


def _hour(
    entry: Entry, start: datetime | date, words: Translator, customer: Local | None, owner: Local
) -> Iterator[str]:
    """The local hours where they differ, and why there is none or which one is a guess."""
    if customer is None:
        yield words.text("agenda.event.no-country")
    elif not isinstance(start, datetime):
        yield words.text("agenda.event.full-day")
    else:
        theirs, ours = (_clock(start, zone, words) for zone in (customer.zone, owner.zone))
        place = entry.city if customer.is_certain and entry.city else words.label("country", entry.country)
        if theirs != ours:
            yield words.text("agenda.event.hours", theirs=theirs, ours=ours, place=place)
        if not customer.is_certain:
            yield words.text("agenda.event.guess", country=words.label("country", entry.country))


def _clock(moment: datetime, zone: ZoneInfo, words: Translator) -> str:
    local = moment.astimezone(zone)
    return words.text("agenda.event.clock", hour=local.hour, minute=local.minute)


def stamped(body: Event, sequence: int, today: date) -> Event:
    """The event with its revision; it was made or changed at the beginning of ``today`` (UTC)."""
    moment = datetime.combine(today, time(), UTC)
    body.add("sequence", sequence)
    body.add("dtstamp", moment)
    body.add("last-modified", moment)
    return body


def cancelled(before: Event) -> Event:
    """What is left of an event that is off: enough for any calendar to find it; without its stamps."""
    found = Event()
    for name in _KEPT_OF_A_CANCELLED:
        if name in before:
            found[name] = before[name]
    found.add("status", CANCELLED)
    return found


def is_cancelled(found: Event) -> bool:
    """Whether the event is off."""
    return str(found.get("STATUS", "")) == CANCELLED


def start_of(found: Event) -> datetime | date:
    """The moment or the day an event begins."""
    start: datetime | date = found.decoded("DTSTART")
    return start


def says_the_same(one: Event, other: Event) -> bool:
    """Whether two events differ in nothing but their stamps."""
    return _bare(one) == _bare(other)


def _bare(found: Event) -> list[str]:
    """The lines of an event without its stamps, not folded."""
    bare = Event()
    for name, value in found.items():
        if name not in _STAMPS:
            bare[name] = value
    return [str(line) for line in bare.content_lines()]
