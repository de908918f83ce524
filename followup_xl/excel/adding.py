"""A new row of ``tblLeads`` with an ID that nobody has."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from followup_xl.excel.desk import Desk
from followup_xl.model.book import CellValue
from followup_xl.model.changes import Plan
from followup_xl.plan.cells import canonical
from followup_xl.plan.grid import append_rows

FIRST_ID: Final = "L001"
_NUMBERED: Final = re.compile(r"(?P<before>.*?)(?P<number>\d+)")


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


def next_id(taken: Iterable[str]) -> str:
    """The ID after the highest one, written like it: ``L009`` -> ``L010``; ``FIRST_ID`` where none ends in a number."""
    found = [match for one in taken if (match := _NUMBERED.fullmatch(one.strip()))]
    if not found:
        return FIRST_ID
    last = max(found, key=lambda match: int(match["number"]))
    return f"{last['before']}{int(last['number']) + 1:0{len(last['number'])}d}"
