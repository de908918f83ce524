"""The commands of followup_xl as scripts of xlwings Lite: paste this file into its tab main.py."""

import xlwings as xw
from followup_xl import excel
from xlwings import script


@script
def refresh(book: xw.Book) -> None:
    """Compute due dates, reasons and the list of today anew."""
    excel.refresh(book)


@script
def log_touches(book: xw.Book) -> None:
    """Log the rows of Today in which a result is chosen."""
    excel.log_touches(book)


@script
def open_message(book: xw.Book) -> None:
    """Show the link that opens a call, chat or mail for the lead of the chosen row."""
    excel.open_message(book)


@script
def new_lead(book: xw.Book) -> None:
    """Add a row for a new lead."""
    excel.new_lead(book)


@script
def report(book: xw.Book) -> None:
    """Refresh and show the weekly report."""
    excel.report(book)


@script
def replan(book: xw.Book) -> None:
    """Spread overdue leads over the coming working days."""
    excel.replan(book)


@script
def undo(book: xw.Book) -> None:
    """Put back the computed cells as they were before the last run."""
    excel.undo(book)
