"""Books in memory, computed for the calendar and the digest."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from icalendar import Calendar, Event

from followup_xl.agenda import Desk
from followup_xl.agenda.calendars import plan_calendars
from followup_xl.i18n import load
from followup_xl.model.book import CellValue
from followup_xl.store.memory import MemoryStore
from tests.support import refreshed
from tests.support.books import raw_book
from tests.support.refreshed import TODAY, open_lead

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


NAMES: Final = {
    "en": ("Northwind", "Sara", "Omid", "What would help you to decide?"),
    "fa": ("بازرگانی سپیدار", "سارا", "امید", "چه چیزی به تصمیم شما کمک می‌کند؟"),
    "ro": ("Comerț Carpatic", "Ioana", "Andrei", "Ce v-ar ajuta să decideți?"),
}


def telling(language: str) -> Desk:
    """Return a book in which there is something to tell of every kind, but for Omid, who has nothing to do."""
    company, sara, omid, line = NAMES[language]
    words = load(language)

    def lead(number: int, days: int | None, **cells: CellValue) -> dict[str, CellValue]:
        created = None if days is None else TODAY - timedelta(days=days)
        codes = {"market": ("market", "domestic"), "group": ("group", "unhurried"), "product_kind": ("kind", "goods")}
        labels = {column: words.label(*code) for column, code in codes.items()}
        own = {"owner": sara, "phone": f"+98 912 345 67{number:02}", "contact": f"{sara} {number}"}
        return {**open_lead(number), "company": f"{company} {number}", **labels, **own, "created": created, **cells}

    week: dict[str, CellValue] = {
        "owner": omid,
        "outcome": words.label("outcome", "no"),
        "outcome_date": TODAY - timedelta(days=2),
    }
    leads = [
        *(lead(number, 20 - number) for number in range(1, 13)),
        lead(13, 1),
        lead(14, 5),
        lead(15, None, contact=""),
        lead(16, 0),
        lead(17, 9, owner="", country="RO"),
        lead(18, 30),
        lead(19, 40, **{**week, "parked_until": TODAY + timedelta(days=40)}),
    ]
    call, today, past = words.label("channel", "call"), TODAY, TODAY - timedelta(days=3)
    touches: list[dict[str, CellValue]] = [
        {"date": TODAY - timedelta(days=2), "lead": "L14", "channel": call, "promised": today},
        {"date": TODAY - timedelta(days=9), "lead": "L18", "channel": call, "promised": past},
    ]
    playbook = [
        {"for": words.label("situation", "default"), "language": words.label("language", language), "line": line}
    ]
    calendar = words.label("calendar", "jalali" if language == "fa" else "gregorian")
    raw = raw_book({"tblLeads": leads, "tblTouches": touches, "tblPlaybook": playbook}, language, calendar=calendar)
    return computed(refreshed.Desk(MemoryStore(raw)))
