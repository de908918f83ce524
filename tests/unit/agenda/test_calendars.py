"""Calendars read back with a library of their own: what stands in them, and what a second and a third run change."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from followup_xl.agenda import events as made_of
from followup_xl.agenda.calendars import _content, _Job, plan_calendars
from followup_xl.agenda.entries import Entry
from followup_xl.agenda.writing import clean
from followup_xl.agenda.zones import local
from followup_xl.i18n import load
from followup_xl.model.book import CellValue
from tests.support.refreshed import TODAY, Desk, desk, open_lead
from tests.unit.agenda.desks import TEAM, computed, events, only, written

LATER = TODAY + timedelta(days=30)


def book(**cells: CellValue) -> Desk:
    """Return a book of one lead of Ann's."""
    lead = open_lead(1, owner="Ann", country="RO", phone="+40 721 000 001", **cells)
    return desk([lead], tblTeam=TEAM)


def set_date(found: Desk, day: date) -> None:
    """Type a date of the salesperson's own beside the first lead."""
    found.type("tblLeads", 0, **{"Due (mine)": day})


def test_an_event_says_whom_to_call_when_why_and_how() -> None:
    calls: list[dict[str, CellValue]] = [
        {"date": TODAY - timedelta(days=4 - step), "lead": "L1", "channel": "call"} for step in range(1, 4)
    ]
    lead = open_lead(1, company="Ardeleanu SRL", owner="Ann", country="RO", phone="+40 721 000 001")
    line = {"for": "default", "language": "ro", "line": "Ce v-ar ajuta să decideți?"}
    event = only(written(desk([lead], calls, tblTeam=TEAM, tblPlaybook=[line]), {})["Ann.ics"])
    assert str(event["SUMMARY"]) == "Call Ardeleanu SRL (follow-up 4)"
    assert event.decoded("DTSTART") == datetime(2026, 11, 18, 9, tzinfo=UTC)
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=15)
    said = str(event["DESCRIPTION"]).split("\n")
    assert said[0] == "Why: Follow-up 4 of 3–5: 2 to 3 days after your call on 16 Nov 2026."
    assert said[1:] == [
        "Say: Ce v-ar ajuta să decideți?",
        "Phone: +40 721 000 001",
        "Open: tel:+40721000001",
        "Lead: L1",
        "11:00 in Romania is 9:00 for you.",
    ]
    assert str(event["URL"]) == "tel:+40721000001"


def test_three_runs_leave_the_bytes_as_they_are() -> None:
    leads = [open_lead(n, owner=owner, country="RO") for n, owner in enumerate(("Ann", "Radu", "Sara", ""), 1)]
    first = written(desk(leads, tblTeam=TEAM), {})
    assert sorted(first) == ["Ann.ics", "No owner.ics", "Radu.ics", "Sara.ics"]
    second = written(desk(leads, tblTeam=TEAM), first)
    third = written(desk(leads, tblTeam=TEAM), second, name="renamed.xlsx")
    assert first == second == third


def test_a_moved_event_keeps_its_uid_and_is_raised() -> None:
    leads = book(due_mine=LATER)
    there = written(leads, {})
    before = only(there["Ann.ics"])
    set_date(leads, LATER + timedelta(days=2))
    moved = only(written(leads, there, TODAY + timedelta(days=1), name="renamed.xlsx")["Ann.ics"])
    assert moved["UID"] == before["UID"]
    assert moved.decoded("DTSTART") - before.decoded("DTSTART") == timedelta(days=2)
    assert (before["SEQUENCE"], moved["SEQUENCE"]) == (0, 1)
    assert moved.decoded("DTSTAMP") - before.decoded("DTSTAMP") == timedelta(days=1)
    assert moved.decoded("DTSTAMP") == moved.decoded("LAST-MODIFIED")


def test_what_did_not_change_keeps_its_stamps_on_another_day() -> None:
    leads = book(due_mine=LATER)
    there = written(leads, {})
    assert written(leads, there, TODAY + timedelta(days=1)) == there


def test_a_lead_no_longer_due_is_cancelled_and_comes_back() -> None:
    leads = book(due_mine=LATER)
    first = written(leads, {})
    leads.type("tblLeads", 0, Outcome="do-not-contact")
    second = written(leads, first)
    off = only(second["Ann.ics"])
    assert (str(off["STATUS"]), off["SEQUENCE"]) == ("CANCELLED", 1)
    assert off.decoded("DTSTART") == only(first["Ann.ics"]).decoded("DTSTART")
    assert "DESCRIPTION" not in off
    assert written(leads, second) == second, "a cancelled event is cancelled once"
    leads.type("tblLeads", 0, Outcome=None)
    back = only(written(leads, second)["Ann.ics"])
    assert (str(back["STATUS"]), back["SEQUENCE"], back["UID"]) == ("CONFIRMED", 2, off["UID"])


def test_a_lead_that_leaves_the_horizon_is_cancelled_too() -> None:
    leads = book(due_mine=LATER)
    there = written(leads, {})
    set_date(leads, TODAY + timedelta(weeks=9))
    assert str(only(written(leads, there)["Ann.ics"])["STATUS"]) == "CANCELLED"


def test_a_lead_handed_over_is_called_off_here_and_announced_there_later() -> None:
    leads = book(due_mine=LATER)
    there = written(leads, {})
    leads.type("tblLeads", 0, Owner="Radu")
    after = written(leads, there)
    off, new = only(after["Ann.ics"]), only(after["Radu.ics"])
    assert off["UID"] == new["UID"]
    assert (str(off["STATUS"]), str(new["STATUS"])) == ("CANCELLED", "CONFIRMED")
    assert off["SEQUENCE"] < new["SEQUENCE"], "whoever keeps both calendars in one ends with the one that holds"


def test_an_owner_who_is_gone_has_nothing_left_in_the_calendar() -> None:
    leads = desk([open_lead(1, owner="Ann"), open_lead(2, owner="Radu")], tblTeam=TEAM)
    there = written(leads, {})
    leads.type("tblLeads", 1, ID=None, Company=None, Owner=None)
    after = written(leads, there)
    assert str(only(after["Radu.ics"])["STATUS"]) == "CANCELLED"
    assert after["Ann.ics"] == there["Ann.ics"]


def test_the_overdue_stand_on_today_and_the_most_urgent_first() -> None:
    old = [open_lead(n, owner="Ann", country="GB", created=TODAY - timedelta(days=9 + n)) for n in range(1, 4)]
    made = written(desk(old, tblTeam=TEAM), {})["Ann.ics"]
    starts = sorted(event.decoded("DTSTART") for event in events(made).values())
    assert starts == [datetime(2026, 11, 17, 9, minute, tzinfo=UTC) for minute in (0, 15, 30)]
    assert all(" days late.\nWhy: " in str(event["DESCRIPTION"]) for event in events(made).values())


def test_an_event_keeps_its_hour_when_another_one_joins_its_day() -> None:
    first = open_lead(1, owner="Ann", due_mine=LATER)
    urgent = open_lead(2, owner="Ann", due_mine=LATER, need="yes", wish="yes", funds="yes", authority="yes")
    there = written(desk([first], tblTeam=TEAM), {})
    (uid,) = events(there["Ann.ics"])
    both = events(written(desk([first, urgent], tblTeam=TEAM), there)["Ann.ics"])
    assert both[uid].decoded("DTSTART") == only(there["Ann.ics"]).decoded("DTSTART")
    assert len({event.decoded("DTSTART") for event in both.values()}) == 2


def test_a_full_day_has_room_without_an_hour() -> None:
    crowd = [open_lead(n, owner="Ann", country="GB", due_mine=LATER) for n in range(1, 41)]
    starts = [event.decoded("DTSTART") for event in events(written(desk(crowd, tblTeam=TEAM), {})["Ann.ics"]).values()]
    hours = [start for start in starts if isinstance(start, datetime)]
    assert (len(hours), len(set(hours)), len(starts)) == (32, 32, 40)
    assert {start for start in starts if not isinstance(start, datetime)} == {LATER}


def test_leads_without_a_country_have_no_hour_when_they_are_abroad() -> None:
    abroad = open_lead(1, owner="Ann", market="export", country="", due_mine=LATER)
    event = only(written(desk([abroad], tblTeam=TEAM), {})["Ann.ics"])
    assert event.decoded("DTSTART") == LATER
    assert "country of this lead is not known" in str(event["DESCRIPTION"])


def test_a_file_of_somebody_else_is_left_alone() -> None:
    foreign = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nEND:VCALENDAR\r\n"
    there = {"Ann.ics": foreign, "radu.ics": b"\x00 no calendar"}
    after = written(desk([open_lead(1, owner="Ann"), open_lead(2, owner="Radu")], tblTeam=TEAM), there)
    assert {name: after[name] for name in there} == there
    assert set(after) - set(there) == {"Ann-2.ics", "Radu-2.ics"}
    again = desk([open_lead(1, owner="Ann"), open_lead(2, owner="Radu")], tblTeam=TEAM)
    assert written(again, after) == after, "found again under its other name"


def test_two_books_share_a_folder() -> None:
    one, other = desk([open_lead(1, owner="Ann")]), desk([open_lead(7, owner="Ann")])
    there = written(one, {})
    both = written(other, there, name="other.xlsx")
    assert both["Ann.ics"] == there["Ann.ics"]
    assert only(both["Ann-2.ics"])["UID"] != only(both["Ann.ics"])["UID"]


def test_a_book_never_refreshed_keeps_its_calendar_after_its_first_refresh() -> None:
    fresh = desk([open_lead(1, owner="Ann")])
    found = fresh.refresh(TODAY, dry_run=True).computed
    before = computed(desk([open_lead(1, owner="Ann")]))
    there = {
        one.name: one.content for one in plan_calendars(type(before)("a.xlsx", found, TODAY, before.translate), {})
    }
    assert written(fresh, there, name="a.xlsx") == there


def test_leads_of_one_id_have_uids_of_their_own() -> None:
    twins = [open_lead(1, owner="Ann"), open_lead(1, owner="Ann", company="Another")]
    assert len(events(written(desk(twins), {})["Ann.ics"])) == 2


@pytest.mark.parametrize(
    "text", ["=1+1", "+4", "-x", "@me", "a\x0bb", "x\r\nEND:VEVENT", '; , \\ : "', "شرکت بازرگانی " * 9]
)
def test_any_name_survives_and_begins_no_formula(text: str) -> None:
    lead = open_lead(1, owner="Ann", company=text, phone="+98 912 345 6789")
    content = written(desk([lead], tblTeam=TEAM), {})["Ann.ics"]
    event = only(content)
    assert str(event["SUMMARY"]) == f"Call {' '.join(text.replace(chr(11), ' ').split())} (follow-up 1)"
    assert not any(str(event[name])[0] in "=+-@" for name in ("SUMMARY", "DESCRIPTION"))


@given(st.lists(st.text(max_size=90), min_size=4, max_size=4))
def test_lines_are_folded_and_everything_is_read_back(texts: list[str]) -> None:
    owner, who, why, link = map(clean, texts)
    entry = Entry(0, "L1", who, who, "", "IR", "", TODAY, 0, 0, 1, "", "call", why, why, link, link)
    zone = local("IR")
    assert zone is not None
    made = made_of.stamped(made_of.event("u", entry, TODAY, load(), (zone, zone)), 0, TODAY)
    content = _content(_Job(owner, owner, "a.ics", {}, {}), "book", [made])
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(line.decode("utf-8") is not None for line in lines), "no letter is torn apart"
    assert Calendar.from_ical(content).to_ical() == content
    assert str(only(content)["SUMMARY"]) == f"Call {who} (follow-up 1)"
    assert made_of.says_the_same(only(content), made)


def test_each_owner_reads_the_calendar_in_their_language() -> None:
    phone = "+40 721 000 001"
    leads = [open_lead(n, owner=owner, phone=phone) for n, owner in enumerate(("Ann", "Radu", "Sara"), 1)]
    made = written(desk(leads, tblTeam=TEAM), {})
    assert str(only(made["Ann.ics"])["SUMMARY"]) == "Call Company 1 (follow-up 1)"
    assert str(only(made["Radu.ics"])["SUMMARY"]) == "Sunați la Company 2 (revenirea 1)"
    assert str(only(made["Sara.ics"])["SUMMARY"]) == "تماس با Company 3\u200f (پیگیری ۱)"
    assert "۲۶ آبان ۱۴۰۵" in str(only(made["Sara.ics"])["DESCRIPTION"])


def test_the_calendar_says_what_it_is() -> None:
    content = written(desk([open_lead(1, owner="Ann")]), {})["Ann.ics"]
    calendar = Calendar.from_ical(content)
    assert (str(calendar["VERSION"]), str(calendar["METHOD"])) == ("2.0", "PUBLISH")
    assert str(calendar["X-WR-CALNAME"]) == "Follow-ups: Ann"
    assert date(2026, 11, 17) == TODAY
