"""Books in memory, computed for the calendar and the digest."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from icalendar import Calendar, Event

from followup_xl.agenda import Desk, plan_calendars
from followup_xl.i18n import load
from tests.support import refreshed
from tests.support.refreshed import TODAY

Files = dict[str, bytes]
TEAM: Final = (
    {"owner": "Sara", "country": "IR", "language": "fa"},
    {"owner": "Radu", "country": "RO", "language": "ro"},
    {"owner": "Ann", "country": "GB", "language": "en"},
)


def computed(book: refreshed.Desk, day: date = TODAY, language: str = "", name: str = "leads.xlsx") -> Desk:
    """Return a book as the commands see it; it is refreshed before, so that it has a record of its runs."""
    book.refresh(day)
    return Desk(name, book.refresh(day, dry_run=True, language=language).computed, day, load, language)


def written(book: refreshed.Desk, there: Mapping[str, bytes], day: date = TODAY, name: str = "leads.xlsx") -> Files:
    """Return the calendars of a folder after a run."""
    made = plan_calendars(computed(book, day, name=name), there)
    return {**there, **{one.name: one.content for one in made if one.is_changed}}


def events(content: bytes) -> dict[str, Any]:
    """Return the events of a calendar by their UID."""
    calendar = Calendar.from_ical(content)
    assert not calendar.errors
    found = {str(event["UID"]): event for event in calendar.walk("VEVENT") if isinstance(event, Event)}
    assert not [event.errors for event in found.values() if event.errors]
    return found


def only(content: bytes) -> Any:  # noqa: ANN401  # an event: its values are of thirty kinds
    """Return the one event of a calendar."""
    (event,) = events(content).values()
    return event
