"""Touches logged from Today: a row whose Result is filled becomes a touch of today (DOMAIN section 12)."""

from collections.abc import Mapping
from datetime import date
from typing import Final

import pandas as pd

from followup_xl.compute.when import WhenAndNote, when_and_note
from followup_xl.compute.words import Calendar
from followup_xl.model.book import CellValue, Source
from followup_xl.model.issues import Severity
from followup_xl.validate.cells import Context
from followup_xl.validate.findings import Findings, Problem
from followup_xl.validate.links import NO_LEAD, lead_rows
from followup_xl.validate.rows import by_row, row_numbers
from followup_xl.validate.texts import text_of

ORIGIN: Final = "today"


def add_logged_touches(
    touches: pd.DataFrame, leads: pd.DataFrame, today: pd.DataFrame, sources: Mapping[str, Source], context: Context
) -> pd.DataFrame:
    """The touches with those logged in ``tblToday`` below them.

    They are numbered on from the rows of ``tblTouches``, and dated today. A date typed where the note belongs, or a
    word for one at its beginning, is the day the customer promised.
    """
    logged = loggable(today, leads)
    if logged.empty:
        return touches
    lead_row = lead_rows(logged["lead"], leads)
    cells = [_when_and_note(cell, context) for cell in _typed_cells(logged, sources["tblToday"])]
    found = pd.DataFrame(
        {
            "date": pd.Timestamp(context.today),
            "lead": leads["id"].reindex(lead_row).to_numpy(),
            "owner": leads["owner"].reindex(lead_row).to_numpy(),
            "channel": logged["channel"],
            "direction": "out",
            "outcome": logged["result"],
            "promised": pd.Series([cell.when for cell in cells], index=logged.index, dtype="datetime64[s]"),
            "note": [cell.note for cell in cells],
            "lead_row": lead_row,
            "origin": ORIGIN,
        }
    ).reindex(columns=touches.columns)
    rows = len(sources["tblTouches"].raw.rows)
    found.index = pd.RangeIndex(rows, rows + len(found))
    return pd.concat([touches, found.astype(touches.dtypes.to_dict())])


def loggable(today: pd.DataFrame, leads: pd.DataFrame) -> pd.DataFrame:
    """The rows of ``tblToday`` with a result, and a lead that is known."""
    return today[(today["result"] != "") & (lead_rows(today["lead"], leads) != NO_LEAD)]


def check_today(today: pd.DataFrame, leads: pd.DataFrame, source: Source, findings: Findings) -> None:
    """Report results that cannot be logged and notes that wait for a result."""
    unknown = lead_rows(today["lead"], leads) == NO_LEAD
    for row, lead in by_row(today.loc[unknown, "lead"]):
        findings.cell(source, row, "lead", Problem("unknown-lead", Severity.ERROR, {"id": lead}))
    waiting = ~unknown & (today["result"] == "") & (today["when_and_note"] != "")
    for row, company in by_row(today.loc[waiting, "company"]):
        params = {"company": company}
        findings.cell(source, row, "result", Problem("note-without-result", Severity.ASK, params))


def _typed_cells(logged: pd.DataFrame, source: Source) -> list[CellValue]:
    position = source.positions["when_and_note"]
    return [source.raw.rows[row][position] for row in row_numbers(logged)]


def _when_and_note(cell: CellValue, context: Context) -> WhenAndNote:
    if isinstance(cell, date):
        return WhenAndNote(pd.Timestamp(cell).date(), "")
    calendar: Calendar = "jalali" if context.calendar == "jalali" else "gregorian"
    # Excel turns a typed +3 into the number 3.
    text = f"+{text_of(cell)}" if isinstance(cell, int | float) else text_of(cell)
    return when_and_note(text, context.today, context.lexicon, calendar)
