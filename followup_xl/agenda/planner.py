"""Which follow-ups of an owner stand in the calendar, and when."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import pandas as pd
from icalendar import Event

from .entries import Entry, entries
from .events import event, is_cancelled, start_of
from .hours import Window, window
from .people import Desk, Person
from .zones import Local, local

_UTC: Final = Local(ZoneInfo("UTC"), is_certain=False)


class _Place(NamedTuple):
    """A follow-up with its day, and the time in which it may begin (None: it has no hour)."""

    entry: Entry
    day: date
    customer: Local | None
    window: Window | None


def wanted_events(
    desk: Desk, person: Person, names: Mapping[int, str], before: Mapping[str, Event], weeks: int
) -> dict[str, Event]:
    """The events of an owner by UID, for leads due until ``weeks`` from today; what is overdue stands on today.

    The most urgent one gets the first hour; one that had an hour on its day already keeps it. Those for whom the day
    has no room, and those whose local time is not known, last the whole day.
    """
    owner = local(person.country) or _UTC
    places = {names[place.entry.row]: place for place in _places(desk, person, owner, weeks)}
    starts = _hours(places, before)
    return {
        uid: event(uid, place.entry, starts.get(uid, place.day), person.words, (place.customer, owner))
        for uid, place in places.items()
    }


def _places(desk: Desk, person: Person, owner: Local, weeks: int) -> Iterator[_Place]:
    """The follow-ups by day, the most urgent first."""
    found = [
        _Place(entry, day, customer, window(day, customer.zone, owner.zone) if customer else None)
        for entry, day in _due(desk, person, weeks)
        for customer in [local(entry.country, entry.city)]
    ]
    yield from sorted(found, key=lambda place: (place.day, -place.entry.priority, place.entry.row))


def _due(desk: Desk, person: Person, weeks: int) -> Iterable[tuple[Entry, date]]:
    due = desk.found.outcome.leads.loc[person.rows, "due"]
    rows = due.index[due <= pd.Timestamp(desk.today + timedelta(weeks=weeks))]
    for entry in entries(desk, rows, person.words):
        if entry.due:
            yield entry, max(entry.due, desk.today)


def _hours(places: Mapping[str, _Place], before: Mapping[str, Event]) -> dict[str, datetime]:
    """The moment of each follow-up that has one."""
    starts = _kept_hours(places, before)
    taken = set(starts.values())
    for uid, place in places.items():
        free = place.window.first_free(taken) if place.window and uid not in starts else None
        if free:
            starts[uid] = free
            taken.add(free)
    return starts


def _kept_hours(places: Mapping[str, _Place], before: Mapping[str, Event]) -> dict[str, datetime]:
    """The hours of events that may stay where they are; of two at the same one, the first."""
    by_moment: dict[datetime, str] = {}
    for uid, place in places.items():
        known = before.get(uid)
        if known is None or place.window is None or is_cancelled(known):
            continue
        start = start_of(known)
        if isinstance(start, datetime) and start.tzinfo and place.window.has(start):
            by_moment.setdefault(start, uid)
    return {uid: moment for moment, uid in by_moment.items()}
