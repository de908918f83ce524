"""The hour of a contact: inside the customer's working day, and inside the owner's where the two overlap."""

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

OPENS: Final = time(9)
CLOSES: Final = time(17)
"""The working day of customers, in their local time (house)."""

OWNER_CLOSES: Final = time(18)
"""An owner's working day begins like a customer's and may end a little later (house)."""

SLOT: Final = timedelta(minutes=15)
"""The room one contact gets: a call takes 4 to 7 minutes (DOMAIN section 6)."""

FAR: Final = timedelta(hours=2)
"""How much of the customer's day is used where the owner's does not overlap with it (house)."""


class Window(NamedTuple):
    """From when to when a contact may begin and must have ended, in UTC."""

    start: datetime
    end: datetime

    def slots(self) -> Iterator[datetime]:
        """The moments at which a contact may begin."""
        moment = self.start
        while moment + SLOT <= self.end:
            yield moment
            moment += SLOT

    def has(self, moment: datetime) -> bool:
        """Whether a contact may begin at a moment."""
        return self.start <= moment <= self.end - SLOT and not (moment - self.start) % SLOT

    def first_free(self, taken: Collection[datetime]) -> datetime | None:
        """The first of them that is not taken, None where all are."""
        return next((moment for moment in self.slots() if moment not in taken), None)


def window(day: date, customer: ZoneInfo, owner: ZoneInfo) -> Window:
    """When to get in touch on a day of the customer's calendar.

    Where the two working days have no hour in common the customer's holds: its end that is nearer to the owner's day.
    """
    theirs = Window(_moment(day, OPENS, customer), _moment(day, CLOSES, customer))
    ours = Window(_moment(day, OPENS, owner), _moment(day, OWNER_CLOSES, owner))
    common = Window(max(theirs.start, ours.start), min(theirs.end, ours.end))
    if common.end - common.start >= SLOT:
        return common
    if theirs.start >= ours.end - SLOT:
        return Window(theirs.start, theirs.start + FAR)
    return Window(theirs.end - FAR, theirs.end)


def _moment(day: date, hour: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, hour, zone).astimezone(UTC)
