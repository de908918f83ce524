"""The calendars of a folder as an earlier run left them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from icalendar import Calendar, Event, vDDDTypes

from followup_xl.model.text import key

BOOK: Final = "X-FOLLOWUP-BOOK"
OWNER: Final = "X-FOLLOWUP-OWNER"


@dataclass(frozen=True, eq=False)
class Before:
    """One calendar of ours: the name of its file, the book it is of, its owner and title, and its events by UID."""

    file: str
    book: str
    owner: str
    title: str
    events: Mapping[str, Event]


class Folder:
    """The calendars among ``files`` (content by name); what is no calendar of ours is never touched."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        read = {name: _read(name, content) for name, content in files.items()}
        self.ours = tuple(before for before in read.values() if before)
        self.foreign = tuple(name for name, before in read.items() if not before)
        self.taken = {name.casefold() for name in files}

    def identity(self, candidates: Iterable[str]) -> str:
        """What the book is called in this folder, else the first of what it may be known by."""
        known, names = {before.book for before in self.ours}, list(candidates)
        return next((name for name in names if name in known), names[0])

    def of_book(self, book: str) -> dict[str, Before]:
        """The calendars of a book by their folded owner."""
        return {key(before.owner): before for before in self.ours if before.book == book}


def sequences(calendars: Iterable[Before]) -> dict[str, int]:
    """The highest revision of each event in any of the calendars."""
    found: dict[str, int] = {}
    for calendar in calendars:
        for uid, event in calendar.events.items():
            found[uid] = max(found.get(uid, 0), int(event.get("SEQUENCE", 0)))
    return found


def _read(name: str, content: bytes) -> Before | None:
    try:
        calendar = Calendar.from_ical(content)
    except ValueError:
        return None
    if BOOK not in calendar or OWNER not in calendar:
        return None
    events = {str(event["UID"]): event for event in _events(calendar)}
    return Before(name, str(calendar[BOOK]), str(calendar[OWNER]), str(calendar.get("X-WR-CALNAME", "")), events)


def _events(calendar: Calendar) -> Iterator[Event]:
    """The events that can be compared; a damaged one is made anew."""
    for event in calendar.walk("VEVENT"):
        start, sequence = event.get("DTSTART"), event.get("SEQUENCE", 0)
        is_whole = isinstance(start, vDDDTypes) and isinstance(start.dt, date) and isinstance(sequence, int)
        if isinstance(event, Event) and "UID" in event and is_whole:
            yield event
