"""The columns of the tables of the Report sheet, and how many rows each has there. Source: DOMAIN section 10.

All but ``tblConversion`` keep the number of rows they were made with, so that charts and a manager's own formatting
stay where they are; a refresh only fills the rows anew.
"""

from types import MappingProxyType
from typing import Final

from .codes import SECTIONS
from .columns import Column, Kind, tool

_LEAD: Final = (tool("Lead", Kind.ID, width=9), tool("Company", width=24))
_GO: Final = tool("Go", Kind.LINK, width=5)
_MEASURES: Final = (tool("Measure", width=30), tool("Value", Kind.NUMBER, width=14), tool("Explanation", width=60))

REPORT_COLUMNS: Final[MappingProxyType[str, tuple[Column, ...]]] = MappingProxyType(
    {
        "tblHeadline": _MEASURES,
        "tblWeek": (
            tool("Measure", width=30),
            tool("This week", Kind.NUMBER, width=14),
            tool("Week before", Kind.NUMBER, width=14),
            tool("Explanation", width=60),
        ),
        "tblSlipping": (
            *_LEAD,
            tool("Owner", width=12),
            tool("Due", Kind.DATE, width=12),
            tool("Days late", Kind.INTEGER, width=8),
            tool("Priority", Kind.INTEGER, width=8),
            _GO,
        ),
        "tblDifferences": (
            tool("By", width=16),
            tool("Parts", Kind.INTEGER, width=8),
            tool("Leads", Kind.INTEGER, width=9),
            tool("Chi-square", Kind.NUMBER, width=10),
            tool("Degrees", Kind.INTEGER, width=8),
            tool("P", Kind.NUMBER, width=9),
            tool("Verdict", width=60),
        ),
        "tblCohorts": (
            tool("Entered from", Kind.DATE, width=12),
            tool("Leads", Kind.INTEGER, width=9),
            tool("Within 14 days", Kind.SHARE, width=11),
            tool("Within 30 days", Kind.SHARE, width=11),
            tool("Within 60 days", Kind.SHARE, width=11),
            tool("Within 90 days", Kind.SHARE, width=11),
        ),
        "tblFunnel": (
            tool("Stage", width=24),
            tool("Leads", Kind.INTEGER, width=9),
            tool("Of all", Kind.SHARE, width=10),
            tool("Of the step before", Kind.SHARE, width=12),
        ),
        "tblFollowUps": (
            tool("Follow-up", Kind.INTEGER, width=10),
            tool("Reached", Kind.INTEGER, width=9),
            tool("Won", Kind.INTEGER, width=9),
            tool("One more is worth", Kind.SHARE, width=11),
            tool("Worth from", Kind.SHARE, width=9),
            tool("Worth to", Kind.SHARE, width=9),
            tool("Wins so far", Kind.SHARE, width=10),
        ),
        "tblNorms": (
            tool("Cadence", Kind.CODE, "cadence", width=20),
            tool("Won", Kind.INTEGER, width=9),
            tool("Median follow-ups", Kind.NUMBER, width=11),
            tool("Norm from", Kind.INTEGER, width=9),
            tool("Norm to", Kind.INTEGER, width=9),
            tool("Verdict", width=50),
        ),
        "tblSpeed": (
            tool("Measure", width=30),
            tool("Market", Kind.CODE, "market", width=11),
            tool("Leads", Kind.INTEGER, width=9),
            tool("A quarter within", Kind.NUMBER, width=11),
            tool("Half within", Kind.NUMBER, width=11),
            tool("Most within", Kind.NUMBER, width=11),
        ),
        "tblActivity": (
            tool("Owner", width=14),
            tool("Open", Kind.INTEGER, width=9),
            tool("Follow-ups", Kind.INTEGER, width=10),
            tool("On time", Kind.SHARE, width=9),
            tool("Answered", Kind.SHARE, width=9),
            tool("Won", Kind.INTEGER, width=9),
            tool("Overdue", Kind.INTEGER, width=9),
            tool("Never touched", Kind.INTEGER, width=9),
            tool("Parked", Kind.INTEGER, width=9),
        ),
        "tblLoad": (
            tool("Day", Kind.DATE, width=12),
            tool("Due", Kind.INTEGER, width=9),
            tool("Room", Kind.INTEGER, width=9),
        ),
        "tblGroupMix": (
            tool("Group", Kind.CODE, "group", width=16),
            tool("Leads", Kind.INTEGER, width=9),
            tool("Share", Kind.SHARE, width=9),
            tool("At most", Kind.SHARE, width=9),
            tool("Verdict", width=50),
        ),
        "tblRegrouped": (
            tool("From", Kind.CODE, "group", width=16),
            tool("To", Kind.CODE, "group", width=16),
            tool("Leads", Kind.INTEGER, width=9),
            tool("Won", Kind.INTEGER, width=9),
        ),
        "tblStopped": (
            tool("Stop", Kind.CODE, "outcome", width=20),
            tool("Leads", Kind.INTEGER, width=9),
            tool("Share", Kind.SHARE, width=9),
        ),
        "tblReasons": (
            tool("Reason", width=24),
            tool("Leads", Kind.INTEGER, width=9),
            tool("Share", Kind.SHARE, width=9),
        ),
        "tblBoughtFrom": (
            tool("Bought from", width=24),
            tool("Leads", Kind.INTEGER, width=9),
            tool("Share", Kind.SHARE, width=9),
            tool("Reason", width=24),
        ),
        "tblClients": (
            tool("Month", Kind.DATE, width=12),
            tool("Revenue plan", Kind.NUMBER, width=14),
            tool("Revenue", Kind.NUMBER, width=14),
            tool("Average order", Kind.NUMBER, width=13),
            tool("Clients needed", Kind.INTEGER, width=10),
            tool("Leads needed", Kind.INTEGER, width=10),
        ),
        "tblExpenses": (
            tool("Month", Kind.DATE, width=12),
            tool("Owner", width=14),
            tool("Expense cap", Kind.NUMBER, width=12),
            tool("Spent", Kind.NUMBER, width=12),
            tool("Used", Kind.SHARE, width=9),
        ),
        "tblDependence": _MEASURES,
        "tblCustomers": (
            tool("Customer", width=24),
            tool("Revenue", Kind.NUMBER, width=14),
            tool("Share", Kind.SHARE, width=9),
            tool("Together", Kind.SHARE, width=9),
            tool("Line at 10 %", Kind.SHARE, width=9),
            tool("Line at 25 %", Kind.SHARE, width=9),
        ),
        "tblAbcXyz": (
            tool("Revenue class", width=12),
            tool("Customers", Kind.INTEGER, width=10),
            tool("Revenue share", Kind.SHARE, width=10),
            tool("X", Kind.INTEGER, width=8),
            tool("Y", Kind.INTEGER, width=8),
            tool("Z", Kind.INTEGER, width=8),
            tool("Too early", Kind.INTEGER, width=9),
        ),
        "tblPenetration": (
            *_LEAD,
            tool("Product", width=18),
            tool("Our sales", Kind.NUMBER, width=13),
            tool("Annual need", Kind.NUMBER, width=13),
            tool("Share", Kind.SHARE, width=9),
        ),
        "tblNps": _MEASURES,
        "tblWinBack": (
            *_LEAD,
            tool("Owner", width=12),
            tool("Last order", Kind.DATE, width=12),
            tool("Revenue", Kind.NUMBER, width=14),
            tool("Due", Kind.DATE, width=12),
            _GO,
        ),
        "tblRepeat": (
            *_LEAD,
            tool("Product", width=18),
            tool("Owner", width=12),
            tool("Last order", Kind.DATE, width=12),
            tool("Due", Kind.DATE, width=12),
            _GO,
        ),
        "tblPromises": (
            tool("Owner", width=14),
            tool("Promised", Kind.INTEGER, width=9),
            tool("Kept", Kind.INTEGER, width=9),
            tool("Late", Kind.INTEGER, width=9),
            tool("Not kept", Kind.INTEGER, width=9),
            tool("To come", Kind.INTEGER, width=9),
            tool("Median days late", Kind.NUMBER, width=10),
        ),
        "tblConversion": (
            tool("By", width=16),
            tool("Value", width=22),
            tool("Leads", Kind.INTEGER, width=9),
            tool("Open", Kind.INTEGER, width=9),
            tool("Won", Kind.INTEGER, width=9),
            tool("Lost", Kind.INTEGER, width=9),
            tool("Conversion", Kind.SHARE, width=12),
            tool("Conversion from", Kind.SHARE, width=9),
            tool("Conversion to", Kind.SHARE, width=9),
            tool("Win rate", Kind.SHARE, width=10),
            tool("Win rate from", Kind.SHARE, width=9),
            tool("Win rate to", Kind.SHARE, width=9),
            tool("Remark", width=40),
            tool("Bar up", Kind.SHARE, width=8),
            tool("Bar down", Kind.SHARE, width=8),
        ),
    }
)
"""In the order in which the sections stand by default; ``tblConversion`` grows and comes last on the sheet."""

LIST_ROWS: Final = 10
"""How many leads, customers or words a list shows before the row of the others."""

REPORT_ROWS: Final = MappingProxyType(
    {
        "tblHeadline": 12,
        "tblWeek": 8,
        "tblSlipping": LIST_ROWS + 1,
        "tblDifferences": 10,
        "tblCohorts": 13,
        "tblFunnel": 5,
        "tblFollowUps": 21,
        "tblNorms": 6,
        "tblSpeed": 6,
        "tblActivity": LIST_ROWS + 1,
        "tblLoad": 15,
        "tblGroupMix": 6,
        "tblRegrouped": 6,
        "tblStopped": 7,
        "tblReasons": 7,
        "tblBoughtFrom": 7,
        "tblClients": 6,
        "tblExpenses": 8,
        "tblDependence": 4,
        "tblCustomers": LIST_ROWS + 1,
        "tblAbcXyz": 3,
        "tblPenetration": LIST_ROWS + 1,
        "tblNps": 4,
        "tblWinBack": LIST_ROWS + 1,
        "tblRepeat": LIST_ROWS + 1,
        "tblPromises": LIST_ROWS + 1,
    }
)
"""Data rows of the tables that do not grow. A list has a last row for all that stand on no row of their own."""

TABLE_OF: Final = MappingProxyType(
    {
        section: next(name for name in REPORT_COLUMNS if name.casefold() == "tbl" + section.replace("-", ""))
        for section in SECTIONS
    }
)
"""The table of each section."""

SECTION_OF: Final = MappingProxyType({table: section for section, table in TABLE_OF.items()})
"""The section of each table."""
