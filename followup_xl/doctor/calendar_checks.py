"""The calendar: weekends nobody wrote down, and rows that contradict each other."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from followup_xl.doctor.patient import finding
from followup_xl.i18n import Catalog
from followup_xl.model.book import Book, CellValue, Source
from followup_xl.model.defaults import WEEKENDS
from followup_xl.model.issues import Issue, Severity
from followup_xl.model.rules import Rules
from followup_xl.validate.texts import text_of

ELSEWHERE: Final = "sat-sun"
"""The weekend of a country without a row of its own."""


def unwritten_weekends(book: Book, rules: Rules, catalog: Catalog) -> Iterator[Issue]:
    """Countries of leads whose usual weekend is another than the one that counts without a row."""
    usual = _usual_weekends()
    written = {day.country for day in rules.calendar if day.kind == "weekend"} | {rules.options.country}
    countries = book.leads.loc[book.leads["country"].isin(usual.keys() - written), "country"].drop_duplicates()
    for row, country in zip(countries.index, countries, strict=True):
        params = {
            "country": country,
            "usual": catalog.label("weekend", usual[country]),
            "counted": catalog.label("weekend", ELSEWHERE),
        }
        yield finding("no-weekend", Severity.ASK, book.sources["tblLeads"].where(int(row), "country"), **params)


def _usual_weekends() -> Mapping[str, str]:
    columns, rows = WEEKENDS
    country, weekend = columns.index("country"), columns.index("weekend")
    return {str(row[country]): str(row[weekend]) for row in rows}


class _Day(NamedTuple):
    """What a row of ``tblCalendar`` is about: a day of a country (``day`` None: its weekend), and who wrote it."""

    country: str
    day: date | None
    origin: str


def contradictions(book: Book, catalog: Catalog) -> Iterator[Issue]:
    """Two rows of one origin about the same day, or the same weekend, that say different things."""
    source = book.sources.get("tblCalendar")
    if source is None:
        return
    first: dict[_Day, tuple[int, str]] = {}
    for number, row in enumerate(source.raw.rows):
        about, said = _read(source, row, catalog)
        if about.country and said:
            other, before = first.setdefault(about, (number, said))
            if before != said:
                params = {"country": about.country, "other": source.where(other, "country").cell}
                yield finding("calendar-contradiction", Severity.ASK, source.where(number, "country"), **params)


def _read(source: Source, row: Sequence[CellValue], catalog: Catalog) -> tuple[_Day, str]:
    cells = {column: row[position] for column, position in source.positions.items()}
    country = catalog.country(text_of(cells.get("country"))) or ""
    origin = catalog.code("day_source", text_of(cells.get("from"))) or "hand"
    kind = catalog.code("day_kind", text_of(cells.get("day"))) or ""
    if kind == "weekend":
        return _Day(country, None, origin), catalog.code("weekend", text_of(cells.get("weekend"))) or ""
    day = _day(cells.get("date"))
    return _Day(country, day, origin), kind if day else ""


def _day(cell: CellValue) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else None
