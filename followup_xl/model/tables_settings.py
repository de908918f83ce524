"""The columns of the Settings tables: every rule of the product is a row in one of them. Source: DOMAIN section 12."""

from types import MappingProxyType
from typing import Final

from .columns import Column, Kind, people

SETTINGS_COLUMNS: Final[MappingProxyType[str, tuple[Column, ...]]] = MappingProxyType(
    {
        "tblOptions": (
            people("Option", Kind.CODE, "option", width=26),
            people("Setting", width=14),
            people("Meaning", width=60),
        ),
        "tblCadences": (
            people("Cadence", Kind.CODE, "cadence", width=20),
            people("Market", Kind.CODE, "market"),
            people("Product kinds", Kind.CODES, "kind"),
            people("Follow-up", Kind.INTEGER, width=10),
            people("Days", Kind.INTEGER, width=8),
            people("Days at most", Kind.INTEGER, width=10),
            people("Norm from", Kind.INTEGER, width=9),
            people("Norm to", Kind.INTEGER, width=9),
            people("Ask from", Kind.INTEGER, width=9),
            people("Ends", Kind.CODE, "yes_no", width=8),
            people("Ends after months", Kind.INTEGER, width=10),
        ),
        "tblGroups": (
            people("Group", Kind.CODE, "group"),
            people("Follow up", Kind.CODE, "yes_no", width=10),
            people("Chase", Kind.CODE, "yes_no", width=10),
            people("Most share", Kind.SHARE, width=10),
            people("Who", width=60),
        ),
        "tblStops": (
            people("Stop", Kind.CODE, "outcome", width=18),
            people("For good", Kind.CODE, "yes_no", width=10),
            people("Counts as", Kind.CODE, "result", width=10),
            people("Then", Kind.CODE, "cadence", width=18),
            people("Later", Kind.CODE, "cadence", width=18),
            people("When", width=60),
        ),
        "tblSegments": (
            people("Tag", Kind.CODE, "tag", width=18),
            people("Any", Kind.INTEGER, width=6),
            people("Field", Kind.CODE, "field", width=20),
            people("Test", Kind.CODE, "test", width=14),
            people("Limit", width=18),
            people("From outcome", Kind.CODE, "yes_no", width=10),
        ),
        "tblPlaybook": (
            people("For", Kind.CODE, "situation", width=20),
            people("Language", Kind.CODE, "language", width=10),
            people("Line", width=70),
            people("Play", width=50),
        ),
        "tblMarkers": (
            people("Marker", Kind.CODE, "marker", width=12),
            people("Question", width=60),
            people("Yes", Kind.CODE, "potential", width=10),
            people("Unknown", Kind.CODE, "potential", width=10),
            people("No", Kind.CODE, "potential", width=10),
        ),
        "tblChannels": (
            people("Market", Kind.CODE, "market"),
            people("Channel", Kind.CODE, "channel"),
            people("Rank", Kind.INTEGER, width=8),
            people("Allowed", Kind.CODE, "allowed", width=12),
            people("Address", Kind.CODE, "address", width=12),
        ),
        "tblCalendar": (
            people("Country", width=12),
            people("Date", Kind.DATE, width=12),
            people("Day", Kind.CODE, "day_kind", width=10),
            people("Weekend", Kind.CODE, "weekend", width=10),
            people("Name", width=40),
            people("From", Kind.CODE, "day_source", width=10),
        ),
        "tblAbsences": (
            people("Owner", width=14),
            people("From", Kind.DATE, width=12),
            people("To", Kind.DATE, width=12),
            people("Because", width=24),
        ),
        "tblTeam": (
            people("Owner", width=14),
            people("Country", width=12),
            people("Weekend", Kind.CODE, "weekend", width=10),
            people("Novice", Kind.CODE, "yes_no", width=8),
            people("Expert", Kind.CODE, "yes_no", width=8),
            people("Language", Kind.CODE, "language", width=10),
            people("Email", width=24),
        ),
        "tblProducts": (
            people("Product", width=20),
            people("Kind", Kind.CODE, "kind", width=12),
            people("Repeat every months", Kind.NUMBER, width=10),
            people("Show by video", Kind.CODE, "yes_no", width=10),
        ),
        "tblTargets": (
            people("Month", Kind.DATE, width=12),
            people("Owner", width=14),
            people("Revenue plan", Kind.NUMBER, width=14),
            people("Expense cap", Kind.NUMBER, width=12),
        ),
        "tblReport": (
            people("Section", Kind.CODE, "section", width=20),
            people("Show", Kind.CODE, "yes_no", width=8),
            people("Order", Kind.INTEGER, width=8),
        ),
    }
)
