"""The computed columns of ``tblLeads`` as cells."""

from collections.abc import Mapping
from typing import TypeAlias

import pandas as pd

from followup_xl.model.book import Book, CellValue, Source
from followup_xl.model.changes import ColumnWrite
from followup_xl.model.columns import Owner
from followup_xl.model.outcome import Outcome
from followup_xl.model.ports import Translator
from followup_xl.model.tables import LEADS
from followup_xl.plan.cells import rendered, same
from followup_xl.plan.companions import jalali_days
from followup_xl.plan.why import why_sentences

LeadCells: TypeAlias = Mapping[str, Mapping[int, CellValue]]
"""New cell values by column id and 0-based data row."""


def lead_cells(outcome: Outcome, translator: Translator, calendar: str) -> LeadCells:
    """What every computed cell of the leads shall show in a book of that calendar."""
    cells = {}
    told = {
        "why": why_sentences(outcome.why, translator),
        "due_jalali": jalali_days(outcome.leads["due"], translator, calendar),
    }
    for column in LEADS.owned_by(Owner.TOOL):
        values = told[column.id] if column.id in told else outcome.leads[column.id]
        cells[column.id] = dict(zip(_rows(outcome.leads), rendered(values, column, translator), strict=True))
    return cells


def _rows(frame: pd.DataFrame) -> list[int]:
    return [int(row) for row in frame.index]


def lead_writes(book: Book, cells: LeadCells) -> tuple[ColumnWrite, ...]:
    """The computed cells whose value changes; rows that people emptied lose their computed cells too."""
    source = book.sources["tblLeads"]
    columns = [column.id for column in LEADS.owned_by(Owner.TOOL) if column.id in source.positions]
    writes = (_write(source, column, cells[column]) for column in columns)
    return tuple(write for write in writes if write.rows)


def _write(source: Source, column: str, new: Mapping[int, CellValue]) -> ColumnWrite:
    position = source.positions[column]
    old = [row[position] for row in source.raw.rows]
    rows = [
        row
        for row, value in enumerate(old)
        if not same(value, new.get(row)) and (row, position) not in source.raw.formulas
    ]
    return ColumnWrite(
        "tblLeads",
        column,
        source.raw.headers[position],
        tuple(rows),
        tuple(old[row] for row in rows),
        tuple(new.get(row) for row in rows),
    )
