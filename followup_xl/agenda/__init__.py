"""What people are told outside the workbook: a calendar for each owner, a digest for each and for the manager.

The calendars stand in ``calendars``, so that only their command needs the library that writes them.
"""

from .digests import Load, loads, owner_page
from .manager import manager_page
from .page import Page
from .people import Desk, Person, people
from .rendering import html, mail, markdown, text

__all__ = [
    "Desk",
    "Load",
    "Page",
    "Person",
    "html",
    "loads",
    "mail",
    "manager_page",
    "markdown",
    "owner_page",
    "people",
    "text",
]
