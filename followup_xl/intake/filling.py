"""What a row brings to a lead it belongs to: empty cells are filled, what people typed stays."""

from collections.abc import Iterator
from datetime import date, datetime

import pandas as pd

from followup_xl.duplicates.names import normal_name
from followup_xl.i18n import Catalog
from followup_xl.intake.keys import mail_keys, phone_keys
from followup_xl.intake.records import NAMES, Finding
from followup_xl.intake.register import Lead
from followup_xl.model.book import Book, CellValue
from followup_xl.model.columns import Column, Kind
from followup_xl.model.settings import split_codes
from followup_xl.model.tables import LEADS
from followup_xl.model.text import key
from followup_xl.plan.cells import canonical
from followup_xl.validate.texts import shown, text_of


class Cells:
    """The cells of the leads as they stand, with what the import gives them."""

    def __init__(self, book: Book, catalog: Catalog, country: str) -> None:
        self.book = book
        self.catalog = catalog
        self.country = country
        self.source = book.sources["tblLeads"]
        self._leads = {str(column): book.leads[column] for column in book.leads}

    def fill(self, lead: Lead, values: dict[str, CellValue]) -> Iterator[Finding]:
        """Fill the empty cells of a lead and yield what differs in the others."""
        for column, value in values.items():
            if column not in self.source.positions:
                continue
            if self._is_empty(lead, column):
                lead.given[column] = value
                lead.has |= {column} & {"phone", "email"}
            elif not self._agrees(lead, LEADS.by_id[column], value, values):
                yield self._difference(lead, LEADS.by_id[column], value)

    def _is_empty(self, lead: Lead, column: str) -> bool:
        if column in lead.given:
            return False
        if lead.row < 0:
            return True
        raw, cell = self.source.raw, (lead.row, self.source.positions[column])
        return canonical(raw.rows[cell[0]][cell[1]]) is None and cell not in raw.formulas and cell not in raw.errors

    def typed(self, lead: Lead, column: str) -> CellValue:
        """The value of a cell: a code, a day, a number or a text; its text as it stands where it is none of them."""
        if column in lead.given:
            return lead.given[column]
        if lead.row < 0:
            return None
        value = self._leads[column][lead.row]
        if pd.isna(value) or value == "":
            return text_of(self.source.raw.rows[lead.row][self.source.positions[column]])
        return value.date() if isinstance(value, datetime) else value

    def _agrees(self, lead: Lead, column: Column, value: CellValue, row: dict[str, CellValue]) -> bool:
        now = self.typed(lead, column.id)
        if column.kind is Kind.DATE or column.kind.is_number:
            return now == value
        mine, theirs = text_of(now), text_of(value)
        if column.id == "phone":
            return self._phones(theirs, row.get("country")) <= self._phones(mine, self.typed(lead, "country"))
        if column.id == "email":
            return mail_keys(theirs) <= mail_keys(mine)
        if column.kind is Kind.CODES:
            return set(split_codes(theirs)) <= set(split_codes(mine))
        return self._says(column.id, key(mine), theirs)

    def _says(self, column: str, mine: str, theirs: str) -> bool:
        if column == "country":
            iso = {self.catalog.country(text) or key(text) for text in (mine, theirs)}
            return len(iso) == 1
        if column == "notes":
            return all(key(line) in mine for line in theirs.splitlines())
        return key(theirs) == mine or (column in NAMES and normal_name(theirs) == normal_name(mine))

    def _phones(self, text: str, country: CellValue) -> frozenset[str]:
        return phone_keys(text, self.catalog.country(text_of(country)) or self.country) or frozenset({key(text)})

    def _difference(self, lead: Lead, column: Column, value: CellValue) -> Finding:
        params = {
            "lead": lead,
            "header": column.id,
            "book": self._label(column, self.typed(lead, column.id)),
            "given": self._label(column, value),
        }
        return Finding("differs", params)

    def _label(self, column: Column, value: CellValue) -> object:
        if isinstance(value, date):
            return value
        text = text_of(value)
        if column.kind is Kind.CODE:
            text = self.catalog.label(column.family, text)
        elif column.kind is Kind.CODES:
            text = self.catalog.comma.join(self.catalog.label(column.family, code) for code in split_codes(text))
        return shown(text)
