"""A new row of ``tblLeads`` with an ID that nobody has."""

from typing import NamedTuple

from followup_xl.excel.desk import Desk
from followup_xl.model.book import CellValue
from followup_xl.model.changes import Plan
from followup_xl.plan.cells import canonical
from followup_xl.plan.grid import append_rows
from followup_xl.plan.ids import next_id


class Added(NamedTuple):
    """The ID of the new lead and its data row, from 0."""

    id: str
    row: int


def add_lead(desk: Desk) -> Added:
    """Append a lead created today."""
    source = desk.validated.book.sources["tblLeads"]
    lead = next_id(desk.validated.book.leads["id"])
    rows: list[dict[str, CellValue]] = [{"id": lead, "created": desk.today}]
    append = append_rows(source, rows)
    blank = len(source.raw.rows) == 1 and all(canonical(value) is None for value in source.raw.rows[0])
    desk.apply(Plan("", appends=(append,) if append else ()))
    return Added(lead, 0 if blank else len(source.raw.rows))
