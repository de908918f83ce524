"""What the buttons inside Excel call; each function works on ``book``, by default the one whose button was pressed.

Messages appear inside Excel in the language of the workbook; what nobody foresaw goes to a log file (see ``support``).
``today`` is the day to compute for, by default the day of the computer.
"""

from datetime import date
from typing import Any

from followup_xl.excel.press import press

__all__ = ["check", "log_touches", "new_lead", "open_message", "refresh", "replan", "report", "undo"]


def refresh(book: Any = None, *, today: date | None = None) -> None:  # noqa: ANN401  # an xlwings Book
    """Compute everything anew; touches whose result is filled in are logged too."""
    press("refresh", book, today)


def log_touches(book: Any = None, *, today: date | None = None) -> None:  # noqa: ANN401  # an xlwings Book
    """Log the rows of Today in which a result is chosen, move their leads on, and go to the next row."""
    press("log_touches", book, today)


def report(book: Any = None, *, today: date | None = None) -> None:  # noqa: ANN401  # an xlwings Book
    """Compute everything anew and show the report."""
    press("report", book, today)


def replan(book: Any = None, *, today: date | None = None) -> None:  # noqa: ANN401  # an xlwings Book
    """Spread the overdue leads of everybody who has too many over the coming working days."""
    press("replan", book, today)


def undo(book: Any = None, *, today: date | None = None) -> None:  # noqa: ANN401  # an xlwings Book
    """Put back the computed cells that the last run changed and nobody changed since."""
    press("undo", book, today)


def new_lead(book: Any = None, *, today: date | None = None) -> None:  # noqa: ANN401  # an xlwings Book
    """Add a row with a new ID to the leads and go there."""
    press("new_lead", book, today)


def open_message(book: Any = None, *, today: date | None = None) -> None:  # noqa: ANN401  # an xlwings Book
    """Open the channel of the lead in the chosen row, with its opening line."""
    press("open_message", book, today)


def check(book: Any = None, *, today: date | None = None) -> None:  # noqa: ANN401  # an xlwings Book
    """Say whether the macros of the workbook fit the installed program."""
    press("check", book, today)
