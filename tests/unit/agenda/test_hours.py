"""Local hours: inside the customer's working day, and inside the owner's where both overlap."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from followup_xl.agenda.hours import SLOT, window
from followup_xl.agenda.zones import SPREAD, _zones, local

WINTER, SUMMER = date(2026, 1, 14), date(2026, 7, 15)
TEHRAN = ZoneInfo("Asia/Tehran")


@pytest.mark.parametrize("day", [WINTER, SUMMER])
def test_iran_is_three_and_a_half_hours_ahead_all_year(day: date) -> None:
    found = local("IR")
    assert found is not None
    assert found.is_certain
    assert datetime.combine(day, datetime.min.time(), found.zone).utcoffset() == timedelta(hours=3, minutes=30)


@pytest.mark.parametrize(("day", "hour"), [(WINTER, 7), (SUMMER, 6)])
def test_romania_has_summer_time(day: date, hour: int) -> None:
    bucharest = ZoneInfo("Europe/Bucharest")
    assert window(day, bucharest, bucharest).start == datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("country", "city", "zone", "is_certain"),
    [
        ("RO", "", "Europe/Bucharest", True),
        ("ES", "", "Europe/Madrid", True),
        ("UA", "", "Europe/Kyiv", True),
        ("US", "", "America/New_York", False),
        ("US", "Los Angeles", "America/Los_Angeles", True),
        ("US", "لس‌آنجلس", "America/Los_Angeles", True),
        ("US", "Springfield", "America/New_York", False),
        ("CA", "vancouver", "America/Vancouver", True),
        ("CA", "", "America/Toronto", False),
        ("RU", "", "Europe/Moscow", False),
        ("RU", "مسکو", "Europe/Moscow", True),
        ("AU", "Perth", "Australia/Perth", True),
        ("BR", "São Paulo", "America/Sao_Paulo", True),
    ],
)
def test_a_country_and_a_city_have_a_zone(country: str, city: str, zone: str, is_certain: bool) -> None:  # noqa: FBT001  # a parameter
    found = local(country, city)
    assert found is not None
    assert (found.zone.key, found.is_certain) == (zone, is_certain)


@pytest.mark.parametrize("country", ["", "XX", "Romania"])
def test_an_unknown_country_has_none(country: str) -> None:
    assert local(country) is None


def test_every_country_has_a_zone_that_exists() -> None:
    assert len(_zones()) > 240
    assert all(local(country) for country in _zones())
    assert set(_zones()) >= SPREAD


@pytest.mark.parametrize("customer", ["Europe/Bucharest", "Asia/Dubai", "Asia/Shanghai", "America/New_York",
                                      "America/Los_Angeles", "Pacific/Auckland", "Asia/Kolkata"])  # fmt: skip
@pytest.mark.parametrize("day", [WINTER, SUMMER])
def test_the_hour_is_inside_the_customers_working_day(customer: str, day: date) -> None:
    zone = ZoneInfo(customer)
    slots = list(window(day, zone, TEHRAN).slots())
    assert slots
    for slot in slots:
        start, end = slot.astimezone(zone), (slot + SLOT).astimezone(zone)
        assert start.date() == day
        assert 9 <= start.hour < 17
        assert end <= end.replace(hour=17, minute=0)


def test_it_is_inside_the_owners_too_where_they_overlap() -> None:
    ours = [slot.astimezone(TEHRAN) for slot in window(WINTER, ZoneInfo("Asia/Shanghai"), TEHRAN).slots()]
    assert (ours[0].hour, ours[0].minute) == (9, 0)
    assert ours[-1] + SLOT == ours[-1].replace(hour=12, minute=30)


def test_far_away_it_is_the_end_of_their_day_that_is_nearer_to_ours() -> None:
    west, east = ZoneInfo("America/Los_Angeles"), ZoneInfo("Pacific/Auckland")
    assert window(WINTER, west, TEHRAN).start.astimezone(west).hour == 9
    assert window(WINTER, east, TEHRAN).end.astimezone(east).hour == 17
