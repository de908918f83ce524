"""A list of customers with headings of any language, as records: what ``adopt`` recognises, read instead of kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

import numpy as np

from followup_xl.adopt.content import Tests, content_of
from followup_xl.adopt.dictionary import solid, words_of
from followup_xl.adopt.proposal import Finder, NoListError, Proposal
from followup_xl.adopt.region import Region, find_region
from followup_xl.adopt.sheets import Box, SheetGrid, TableThere
from followup_xl.adopt.vocabulary import meanings
from followup_xl.i18n import LANGUAGES, read_words
from followup_xl.intake.people import joined, what_of
from followup_xl.intake.records import ADDRESSES, Finding, Reading, Record, Setting
from followup_xl.model.book import CellValue
from followup_xl.model.columns import Kind
from followup_xl.model.issues import Severity
from followup_xl.model.tables import LEADS
from followup_xl.validate.cells import Context, Converted, Reader, reader_of
from followup_xl.validate.texts import shown, text_of

_SAYS_PHONE: Final = 0.6
"""From this strength on the heading of a further column speaks of a phone, or of a mail address (house)."""
_MOSTLY: Final = 0.5


def sheet_of(rows: Sequence[Sequence[str]]) -> SheetGrid:
    """The rows of a text file as a sheet: its first filled row holds the headings where they look like that."""
    first = next(number for number, row in enumerate(rows, 1) if any(map(str.strip, row)))
    whole = TableThere("", Box(first, 1, len(rows), max(map(len, rows))))
    sheet = SheetGrid("", rows, tables=(whole,))
    return sheet if find_region(sheet) else SheetGrid("", rows)


def propose(sheets: Sequence[SheetGrid], setting: Setting) -> Proposal:
    """The list of a file and what its columns mean, to be asked about where that is not sure.

    Raises:
        NoListError: no list was found, or nothing below its headings.
    """
    finder = Finder(setting.catalog, setting.lexicon, setting.country, setting.today)
    return finder.propose(sheets, setting.answers)


def read_list(proposal: Proposal, setting: Setting) -> Reading:
    """Every filled row below the headings as a record.

    Raises:
        NoListError: no sure column names a customer.
    """
    return _List(proposal, setting).read()


@dataclass(frozen=True, slots=True)
class _Column:
    """A column that is read: its id, its sheet column, its heading, the reader of its cells."""

    id: str
    place: int
    heading: str
    read: Reader


class _List:
    """The list of one proposal; ``more`` are the places of further phone numbers and mails, ``given`` of first names.

    A first name is written before what stands in the column of the family name.
    """

    def __init__(self, proposal: Proposal, setting: Setting) -> None:
        self.sheet, self.region = proposal.region.sheet, proposal.region
        self.proposal = proposal
        self.given, self.family = _parted_name(self.region)
        self.columns = self._columns(setting)
        if not {"company", "contact", *ADDRESSES} & {column.id for column in self.columns}:
            raise NoListError(reason=setting.catalog.text("import.refusal.nobody"))
        tests = Tests(setting.catalog, setting.lexicon, setting.country, setting.today)
        self.more = {name: self._further(name, tests) for name in ADDRESSES}

    def read(self) -> Reading:
        """The records, and which headings were used."""
        rows = self.region.filled_rows
        below = [row for row in range(self.region.box.max_row + 1, self.sheet.last_row + 1) if self._is_row(row)]
        records = [self._record(row) for row in rows]
        apart = [self._refused(row, Finding("below-the-list")) for row in below if not self._is_total(row)]
        columns = {column.id: joined(map(self._heading, self._places(column))) for column in self.columns}
        return Reading("list", (*records, *apart), columns, tuple(self._left()))

    def _places(self, column: _Column) -> list[int]:
        """The sheet columns whose cells are put together for a column."""
        given = [self.given] if self.given and column.id == "contact" else []
        return [*given, column.place, *self.more.get(column.id, ())]

    def _heading(self, place: int) -> str:
        found = (match.heading for match in self.proposal.matches if match.column == place)
        return " ".join(next(found, "").split())

    def _columns(self, setting: Setting) -> list[_Column]:
        context = Context(setting.catalog, setting.lexicon, setting.calendar, setting.today)
        found = []
        for match in self.proposal.matches:
            if not match.is_sure or match.column_id == "id" or match.column in {self.given, self.family}:
                continue
            order = self.proposal.orders.get(match.column_id)
            reader = reader_of(LEADS.by_id[match.column_id], context, order.decided if order else "")
            found.append(_Column(match.column_id, match.column, match.heading, reader))
        if self.family:
            heading = self.sheet.heading(self.region.box.min_row, self.family)
            found = [column for column in found if column.id != "contact"]
            found.append(_Column("contact", self.family, heading, lambda value: (text_of(value), None)))
        return found

    def _further(self, name: str, tests: Tests) -> list[int]:
        """Columns of addresses beside the one that was chosen."""
        taken = {column.place for column in self.columns} | {match.column for match in self.proposal.open_matches}
        test = tests.is_phone if name == "phone" else tests.is_mail
        headings = {place: self.sheet.heading(self.region.box.min_row, place) for place in self.region.columns}
        said = [place for place, text in headings.items() if meanings(text).get(name, 0) >= _SAYS_PHONE]
        rows = self.region.filled_rows
        return [p for p in said if p not in taken and content_of(self.sheet, p, rows).share(test) > _MOSTLY]

    def _left(self) -> Iterator[str]:
        used = {place for column in self.columns for place in self._places(column)}
        for match in self.proposal.matches:
            if match.column not in used and not match.is_open and match.heading.strip():
                yield " ".join(match.heading.split())

    def _is_row(self, row: int) -> bool:
        return any(self.sheet.is_filled(row, column) for column in self.region.columns)

    def _is_total(self, row: int) -> bool:
        first = next((text for column in self.region.columns if (text := self.sheet.text(row, column))), "")
        return solid(first) in words_of("totals")

    def _what(self, row: int) -> str:
        return what_of(self.sheet.text(row, column) for column in self.region.columns)

    def _refused(self, row: int, why: Finding) -> Record:
        return Record(self._number(row), self._what(row), {}, refusal=why)

    def _number(self, row: int) -> int:
        """The row as it is counted in the file: a row put in for headings is not there."""
        return row - (0 < self.sheet.row_put_in <= row)

    def _record(self, row: int) -> Record:
        values: dict[str, CellValue] = {}
        findings = []
        for column in self.columns:
            cell = self.sheet.value(row, column.place)
            read, problem = column.read(cell)
            if problem and problem.code == "ambiguous-date":
                params = {"heading": column.heading, "value": shown(cell), "column": column.id}
                return self._refused(row, Finding("unclear-date", params))
            if problem and problem.severity is not Severity.NOTE:
                told: dict[str, object] = {"heading": column.heading, "value": shown(cell), **problem.params}
                findings.append(Finding("cell", told, problem.code))
            values[column.id] = _plain(read, LEADS.by_id[column.id].kind)
        values |= self._together(row, values)
        filled = {name: value for name, value in values.items() if value not in {None, ""}}
        if self._is_total(row) and not filled.keys() & set(ADDRESSES):
            return self._refused(row, Finding("total"))
        return Record(self._number(row), self._what(row), filled, tuple(findings))

    def _together(self, row: int, values: Mapping[str, CellValue]) -> dict[str, CellValue]:
        """The cells that are put together from several columns."""
        found: dict[str, CellValue] = {
            name: joined([text_of(values.get(name)), *(self.sheet.text(row, place) for place in places)])
            for name, places in self.more.items()
            if places
        }
        if self.given:
            parts = (self.sheet.text(row, self.given), text_of(values.get("contact")))
            found["contact"] = " ".join(part for part in parts if part)
        return found


def _plain(value: Converted, kind: Kind) -> CellValue:
    """A typed value as a cell holds it."""
    if isinstance(value, np.datetime64):
        day: date | None = None if np.isnat(value) else value.astype("datetime64[D]").item()
        return day
    if kind.is_number:
        number = float(value)
        return None if np.isnan(number) else int(number) if number.is_integer() else number
    return value


def _parted_name(region: Region) -> tuple[int, int]:
    """The sheet columns of the given and of the family name, 0 and 0 where a list does not part them."""
    found: dict[str, int] = {}
    for place in region.columns:
        heading = solid(region.sheet.heading(region.box.min_row, place))
        for name in ("given", "family"):
            if heading in _headings(name):
                found.setdefault(name, place)
    given, family = found.get("given", 0), found.get("family", 0)
    return (given, family) if given and family and given != family else (0, 0)


@cache
def _headings(name: str) -> frozenset[str]:
    """What people write above given and family names, in all languages."""
    lists = (read_words(language, "import")["import"]["headings"][name] for language in LANGUAGES)
    return frozenset(solid(word) for words in lists for word in words)
