"""A calendar for each owner: what is due in the coming weeks, compared with the calendars that are there already.

An event that says the same stays as it is, byte for byte. One that changed is raised to the next revision; one that is
no longer due is cancelled and stays in the file, because a program that knows it learns of the end only there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from icalendar import Calendar, Event

from followup_xl.model.text import key

from .events import cancelled, is_cancelled, says_the_same, stamped
from .folder import BOOK, OWNER, Folder, sequences
from .identity import identities, uids
from .names import file_name, free_name
from .people import Desk, people
from .planner import wanted_events

WEEKS: Final = 8
"""How far ahead by default (house)."""

ENDING: Final = ".ics"
_MAKER: Final = "-//followup_xl//followup calendar//EN"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The calendar of ``owner`` ("" for the leads of nobody), its file's name and ``content``.

    ``due`` counts the events that hold; ``new``, ``updated`` and ``cancelled`` those that this run made so.
    """

    owner: str
    name: str
    content: bytes
    is_changed: bool
    due: int
    new: int
    updated: int
    cancelled: int


@dataclass(frozen=True)
class _Job:
    """One calendar to make: its events ``before``, and those ``wanted`` now, by UID."""

    owner: str
    title: str
    file: str
    before: Mapping[str, Event]
    wanted: Mapping[str, Event]


def plan_calendars(desk: Desk, there: Mapping[str, bytes], weeks: int = WEEKS) -> tuple[CalendarFile, ...]:
    """The calendars of a book's owners; ``there`` holds the ``.ics`` files of the folder by name.

    A file that is no calendar of this book is never among them: where it bears the name of an owner, the calendar gets
    another name. An owner without anything due has no calendar, unless there is one already.
    """
    folder = Folder(there)
    book = folder.identity(identities(desk.found.book, desk.name))
    jobs = list(_jobs(desk, folder, book, weeks))
    revisions = _Revisions(sequences(folder.of_book(book).values()), desk.today)
    # Called off first: what went to another owner is announced there with a later revision.
    over = [revisions.over(job) for job in jobs]
    going = [revisions.going(job) for job in jobs]
    return tuple(_file(job, book, there, *events) for job, *events in zip(jobs, going, over, strict=True))


def _jobs(desk: Desk, folder: Folder, book: str, weeks: int) -> Iterator[_Job]:
    known, names, taken = folder.of_book(book), uids(desk.found.book, book), set(folder.taken)
    for person in people(desk):
        before = known.pop(key(person.name), None)
        events = before.events if before else {}
        wanted = wanted_events(desk, person, names, events, weeks)
        if not wanted and before is None:
            continue
        shown = person.name or person.words.text("agenda.nobody")
        file = before.file if before else free_name(file_name(shown, "calendar"), ENDING, taken)
        taken.add(file.casefold())
        yield _Job(person.name, person.words.text("agenda.calendar.title", owner=shown), file, events, wanted)
    for before in known.values():
        yield _Job(before.owner, before.title, before.file, before.events, {})


class _Revisions:
    """Gives events their revision; one more than any calendar of the book has for the same lead."""

    def __init__(self, known: Mapping[str, int], today: date) -> None:
        self._known = dict(known)
        self._today = today

    def over(self, job: _Job) -> dict[str, Event]:
        """The events that are no longer wanted."""
        gone = {uid: event for uid, event in job.before.items() if uid not in job.wanted}
        return {uid: event if is_cancelled(event) else self._next(cancelled(event)) for uid, event in gone.items()}

    def going(self, job: _Job) -> dict[str, Event]:
        """The wanted events; those that say what they said before, as they were."""
        found = {}
        for uid, event in job.wanted.items():
            before = job.before.get(uid)
            found[uid] = before if before and says_the_same(before, event) else self._next(event)
        return found

    def _next(self, event: Event) -> Event:
        uid = str(event["UID"])
        self._known[uid] = self._known.get(uid, -1) + 1
        return stamped(event, self._known[uid], self._today)


def _file(
    job: _Job, book: str, there: Mapping[str, bytes], going: Mapping[str, Event], over: Mapping[str, Event]
) -> CalendarFile:
    content = _content(job, book, [*going.values(), *over.values()])
    held = {uid for uid, event in job.before.items() if not is_cancelled(event)}
    updated = sum(uid in held and event is not job.before[uid] for uid, event in going.items())
    return CalendarFile(
        job.owner,
        job.file,
        content,
        is_changed=content != there.get(job.file),
        due=len(going),
        new=len(going.keys() - held),
        updated=updated,
        cancelled=len(over.keys() & held),
    )


def _content(job: _Job, book: str, events: list[Event]) -> bytes:
    calendar = Calendar()
    header = {"prodid": _MAKER, "version": "2.0", "calscale": "GREGORIAN", "method": "PUBLISH"}
    for name, value in {**header, "x-wr-calname": job.title, BOOK: book, OWNER: job.owner}.items():
        calendar.add(name, value)
    for event in sorted(events, key=lambda event: (is_cancelled(event), event["DTSTART"].to_ical(), str(event["UID"]))):
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
