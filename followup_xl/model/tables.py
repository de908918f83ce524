"""Every table of the workbook: its name, its sheet, its columns. Source: DOMAIN section 12.

Table names are an API: English, never translated. The tool may write only into columns it owns (``Owner.TOOL``) and
into the tables named in ``TOOL_TABLES``, and may append to ``tblTouches`` when a touch is logged.
"""

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from .columns import Column, Kind, Owner, people, tool
from .tables_report import REPORT_COLUMNS
from .tables_review import REVIEW_COLUMNS
from .tables_settings import SETTINGS_COLUMNS


@dataclass(frozen=True)
class TableSpec:
    """One table: ``name`` (API), ``sheet`` (canonical id of its sheet), ``columns`` in order."""

    name: str
    sheet: str
    columns: tuple[Column, ...]

    @cached_property
    def by_id(self) -> dict[str, Column]:
        """The columns by their id."""
        return {column.id: column for column in self.columns}

    @property
    def key(self) -> str:
        """``tblDayOff`` -> ``dayoff``: the table's part in the defined name of a header cell."""
        return self.name.removeprefix("tbl").lower()

    def header_name(self, column_id: str) -> str:
        """The hidden defined name that marks a header cell, for instance ``fx.leads.due_mine``."""
        return f"fx.{self.key}.{column_id}"

    def order_name(self, column_id: str) -> str:
        """The hidden defined name that tells the order of dates in a column: ``fx.dates.leads.created``."""
        return f"fx.dates.{self.key}.{column_id}"

    def owned_by(self, owner: Owner) -> tuple[Column, ...]:
        """The columns whose cells ``owner`` writes."""
        return tuple(column for column in self.columns if column.owner is owner)


LEADS: Final = TableSpec(
    "tblLeads",
    "Leads",
    (
        people("ID", Kind.ID, width=9),
        people("Company", width=26),
        people("Contact", width=18),
        people("Phone", width=17),
        people("Email", width=24),
        people("Telegram", width=14),
        people("Instagram", width=14),
        people("Country", width=12),
        people("City", width=12),
        people("Market", Kind.CODE, "market", width=11),
        people("Product", width=18),
        people("Product kind", Kind.CODE, "kind", width=12),
        people("Source", width=14),
        people("Owner", width=12),
        people("Created", Kind.DATE, width=12),
        people("Group", Kind.CODE, "group", width=13),
        people("Need", Kind.CODE, "answer", width=10),
        people("Wish", Kind.CODE, "answer", width=10),
        people("Funds", Kind.CODE, "answer", width=10),
        people("Authority", Kind.CODE, "answer", width=10),
        people("Outcome", Kind.CODE, "outcome", width=16),
        people("Outcome date", Kind.DATE, width=12),
        people("Bought from", width=16),
        people("Reason", width=18),
        people("Annual need", Kind.NUMBER, width=12),
        people("NPS", Kind.INTEGER, width=7),
        people("Notes", width=44),
        people("Due (mine)", Kind.DATE, width=12),
        people("Parked until", Kind.DATE, width=12),
        people("Parked because", width=18),
        people("Tags (mine)", Kind.CODES, "tag", width=16, open_codes=True),
        people("Promised by us", Kind.DATE, width=13),
        tool("Touches", Kind.INTEGER, width=9),
        tool("Last touch", Kind.DATE, width=12),
        tool("Last channel", Kind.CODE, "channel", width=11),
        tool("Cadence", Kind.CODE, "cadence", width=18),
        tool("Due", Kind.DATE, width=12),
        tool("Status", Kind.CODE, "status", width=10),
        tool("Why", width=52),
        tool("Channel", Kind.CODE, "channel", width=11),
        tool("Say", width=44),
        tool("Potential", Kind.CODE, "potential", width=10),
        tool("Tags", Kind.CODES, "tag", width=26),
        tool("Priority", Kind.INTEGER, width=9),
        tool("Due (Jalali)", width=18),
    ),
)

TOUCHES: Final = TableSpec(
    "tblTouches",
    "Touches",
    (
        people("Date", Kind.DATE, width=12),
        people("Lead", Kind.ID, width=9),
        people("Owner", width=12),
        people("Channel", Kind.CODE, "channel", width=12),
        people("Direction", Kind.CODE, "direction", width=10),
        people("Outcome", Kind.CODE, "touch_outcome", width=16, open_codes=True),
        people("Promised", Kind.DATE, width=12),
        people("Note", width=52),
        people("Minutes", Kind.NUMBER, width=9),
        people("Cost", Kind.NUMBER, width=10),
    ),
)

ORDERS: Final = TableSpec(
    "tblOrders",
    "Orders",
    (
        people("Date", Kind.DATE, width=12),
        people("Lead", Kind.ID, width=9),
        people("Product", width=20),
        people("Quantity", Kind.NUMBER, width=10),
        people("Amount", Kind.NUMBER, width=14),
        people("Currency", width=10),
        people("State", Kind.CODE, "order_state", width=13),
    ),
)

TODAY: Final = TableSpec(
    "tblToday",
    "Today",
    (
        tool("Block", Kind.CODE, "block", width=13),
        tool("Company", width=24),
        tool("Contact", width=16),
        tool("Phone", width=16),
        tool("Channel", Kind.CODE, "channel", width=10),
        tool("Why", width=38),
        tool("Say", width=40),
        people("Result", Kind.CODE, "touch_outcome", width=14),
        people("When and note", width=24),
        tool("Due", Kind.DATE, width=12),
        tool("Due (Jalali)", width=18),
        tool("Days late", Kind.INTEGER, width=8),
        tool("Owner", width=11),
        tool("Priority", Kind.INTEGER, width=8),
        tool("Tags", Kind.CODES, "tag", width=24),
        tool("Lead", Kind.ID, width=9),
    ),
)

ISSUES: Final = TableSpec(
    "tblIssues",
    "Issues",
    (
        tool("Severity", Kind.CODE, "severity", width=10),
        tool("Cell", width=16),
        tool("Go", Kind.LINK, width=5),
        tool("What", width=52),
        tool("Why", width=46),
        tool("How to mend", width=56),
    ),
)

CHANGES: Final = TableSpec(
    "tblChanges",
    "Changes",
    (
        tool("Run", Kind.ID, width=14),
        tool("Lead", Kind.ID, width=10),
        tool("Column", width=14),
        tool("Old", width=24),
        tool("New", width=24),
        tool("Rule", width=20),
    ),
)

REPORT: Final = tuple(TableSpec(name, "Report", columns) for name, columns in REPORT_COLUMNS.items())

SETTINGS: Final = tuple(TableSpec(name, "Settings", columns) for name, columns in SETTINGS_COLUMNS.items())

REVIEWS: Final = tuple(TableSpec(name, name.removeprefix("tbl"), columns) for name, columns in REVIEW_COLUMNS.items())
"""The tables of ``REVIEW_SHEETS``, in their order."""

TABLES: Final = MappingProxyType(
    {spec.name: spec for spec in (TODAY, LEADS, TOUCHES, ORDERS, *REPORT, *SETTINGS, ISSUES, CHANGES, *REVIEWS)}
)
"""Every table by its name, in the order of the sheets."""

SHEETS: Final = ("Today", "Leads", "Touches", "Orders", "Report", "Settings", "Issues", "Changes")
"""The canonical ids of the sheets, in order. ``Changes`` is very hidden."""

REVIEW_SHEETS: Final = tuple(spec.sheet for spec in REVIEWS)
"""Sheets that a workbook gets when they have something to say."""

COMPANIONS: Final = (("tblToday", "due_jalali"), ("tblLeads", "due_jalali"))
"""Texts beside dates, for Excel that cannot show a Jalali date; empty and hidden in books of another calendar."""

TOOL_TABLES: Final = ("tblToday", *REPORT_COLUMNS, "tblIssues", "tblChanges", *REVIEW_COLUMNS)
"""The tables whose rows the tool replaces as a whole.

In ``tblToday`` the two logging cells belong to people, and so do the decisions in ``tblDuplicates``.
"""
