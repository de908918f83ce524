"""What people are told outside the workbook: a calendar for each owner, a digest for each and for the manager."""

from .calendars import WEEKS, CalendarFile, plan_calendars
from .people import Desk, Person, people

__all__ = ["WEEKS", "CalendarFile", "Desk", "Person", "people", "plan_calendars"]
