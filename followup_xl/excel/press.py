"""One press of a button: find the workbook, do what was asked for, say in one sentence how it went."""

from datetime import date
from typing import Any

from followup_xl.excel import support
from followup_xl.excel.actions import ACTIONS
from followup_xl.excel.desk import Desk
from followup_xl.excel.macros_fit import misfit
from followup_xl.excel.messages import refusal, show
from followup_xl.model.errors import FollowupError


def press(action: str, book: Any = None, today: date | None = None) -> None:  # noqa: ANN401  # an xlwings Book
    """Do one of ``ACTIONS``; nothing is raised, whatever happens is said inside Excel."""
    book = _caller() if book is None else book
    desk = Desk(book, today or date.today())  # noqa: DTZ011  # the day on the salesperson's clock
    try:
        differ = misfit(desk)
        said = ACTIONS[action](desk)
        show(book, f"{said} {differ}".strip(), urgent=bool(differ))
    except FollowupError as error:
        show(book, refusal(error, desk.words), urgent=True)
    except Exception:  # noqa: BLE001  # a salesperson gets a sentence, the log file the rest
        file = support.log_error(action)
        show(book, desk.words.text("excel.bug", file=file), urgent=True)


def _caller() -> Any:  # noqa: ANN401  # an xlwings Book
    import xlwings as xw  # noqa: PLC0415  # comes with the extra "excel", and a given book does not need it

    return xw.Book.caller()
