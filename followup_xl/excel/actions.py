"""What each button does; an action gets the desk and returns the sentence to say."""

import sys
import webbrowser
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from followup_xl import __version__
from followup_xl.excel.adding import add_lead
from followup_xl.excel.chosen import chosen_lead
from followup_xl.excel.desk import Desk
from followup_xl.pipeline import Request, RunResult
from followup_xl.plan.undo import plan_undo
from followup_xl.validate.logged import ORIGIN

Action = Callable[[Desk], str]
IN_EXCEL_ITSELF: Final = "emscripten"
"""The platform of Python in xlwings Lite, from where no other program can be opened."""
WAITING: Final = ("overdue", "today")


def refresh(desk: Desk) -> str:
    """Compute everything anew."""
    return _refreshed(desk, desk.run())


def log_touches(desk: Desk) -> str:
    """Log the filled rows of Today and go to the next one."""
    result = desk.run()
    logged = int(result.computed.book.touches["origin"].eq(ORIGIN).sum())
    desk.go_to("tblToday", 0, "result")
    if not logged:
        return desk.words.text("excel.nothing-logged", column=desk.words.header("tblToday", "result"))
    return desk.words.text("excel.logged", n=logged, rest=_refreshed(desk, result))


def report(desk: Desk) -> str:
    """Compute everything anew and show the report."""
    desk.run()
    desk.book.sheets[desk.raw.tables["tblHeadline"].sheet].activate()
    return desk.words.text("excel.report-ready")


def replan(desk: Desk) -> str:
    """Spread overdue leads over the coming days, as many a day and owner as the book's ``daily-cap``."""
    desk.run()
    result = desk.run(Request(desk.today, replan=True))
    moved = sum(len(write.rows) for write in result.plan.writes if write.column == "due")
    if not moved:
        return desk.words.text("excel.nothing-to-replan", n=result.computed.rules.options.daily_cap)
    return desk.words.text("excel.replanned", n=moved)


def undo(desk: Desk) -> str:
    """Put back what the last run changed in the leads."""
    undoing = plan_undo(desk.validated.book, desk.validated.rules.options.keep_backups)
    if undoing.plan.is_empty:
        return desk.words.text("excel.nothing-to-undo")
    desk.apply(undoing.plan)
    said = [desk.words.text("excel.undone", n=undoing.cells)]
    if undoing.kept:
        said.append(desk.words.text("excel.kept", n=len(undoing.kept)))
    if undoing.touches:
        said.append(desk.words.text("excel.touches-stay", n=len(undoing.touches), sheet=desk.words.sheet("Touches")))
    return " ".join(said)


def new_lead(desk: Desk) -> str:
    """Add a row for a new lead and go there."""
    added = add_lead(desk)
    desk.go_to("tblLeads", added.row, "company")
    return desk.words.text("excel.new-lead", id=added.id)


def open_message(desk: Desk) -> str:
    """Open the channel of the lead in the chosen row."""
    lead = chosen_lead(desk)
    if lead is None:
        today, leads = desk.words.sheet("Today"), desk.words.sheet("Leads")
        return desk.words.text("excel.choose-row", today=today, leads=leads)
    if not lead.link:
        return desk.words.text("excel.no-address", name=lead.name)
    if sys.platform == IN_EXCEL_ITSELF:
        return desk.words.text("excel.link", name=lead.name, link=lead.link)
    webbrowser.open(lead.link)
    return desk.words.text("excel.opened", name=lead.name)


def check(desk: Desk) -> str:
    """Say that the macros fit; what does not fit is said by the press itself."""
    return desk.words.text("excel.fits", version=__version__)


def _refreshed(desk: Desk, result: RunResult) -> str:
    waiting = int(result.computed.outcome.leads["status"].isin(WAITING).sum())
    return desk.words.text("excel.refreshed", n=waiting)


ACTIONS: Final[Mapping[str, Action]] = MappingProxyType(
    {
        "refresh": refresh,
        "log_touches": log_touches,
        "report": report,
        "replan": replan,
        "undo": undo,
        "new_lead": new_lead,
        "open_message": open_message,
        "check": check,
    }
)
