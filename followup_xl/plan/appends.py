"""Rows added below tables of people: touches logged in Today, and public holidays."""

from collections.abc import Sequence

from followup_xl.model.book import Book, CellValue
from followup_xl.model.changes import TableAppend
from followup_xl.model.columns import Column
from followup_xl.model.ports import Translator
from followup_xl.model.rules import DayRow
from followup_xl.model.tables import TABLES, TOUCHES
from followup_xl.plan.cells import rendered
from followup_xl.plan.grid import append_rows
from followup_xl.validate.logged import ORIGIN


def touches_append(book: Book, translator: Translator) -> TableAppend | None:
    """The touches logged in Today as new rows of ``tblTouches``."""
    logged = book.touches[book.touches["origin"] == ORIGIN]
    columns = {column.id: rendered(logged[column.id], column, translator) for column in TOUCHES.columns}
    rows = [{name: values[row] for name, values in columns.items()} for row in range(len(logged))]
    return append_rows(book.sources["tblTouches"], rows)


def calendar_append(book: Book, days: Sequence[DayRow], translator: Translator) -> TableAppend | None:
    """Holidays as new rows of ``tblCalendar``; None where the workbook has no such table."""
    source = book.sources.get("tblCalendar")
    if source is None:
        return None
    return append_rows(source, [_day_cells(day, translator) for day in days])


def _day_cells(day: DayRow, translator: Translator) -> dict[str, CellValue]:
    columns = TABLES["tblCalendar"].by_id
    return {
        "country": day.country,
        "date": day.day,
        "day": _label(columns["day"], day.kind, translator),
        "weekend": _label(columns["weekend"], day.weekend, translator),
        "name": day.name or None,
        "from": _label(columns["from"], day.origin, translator),
    }


def _label(column: Column, code: str, translator: Translator) -> str | None:
    return translator.label(column.family, code) or None
