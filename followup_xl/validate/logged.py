"""Touches logged from Today: a row whose Result is filled becomes a touch of today (DOMAIN section 12)."""

from collections.abc import Mapping
from datetime import date
from typing import Final

import pandas as pd

from followup_xl.model.book import Source
from followup_xl.model.issues import Severity
from followup_xl.validate.findings import Findings, Problem
from followup_xl.validate.links import NO_LEAD, lead_rows
from followup_xl.validate.rows import by_row, row_numbers

ORIGIN: Final = "today"


def add_logged_touches(
    touches: pd.DataFrame, leads: pd.DataFrame, today: pd.DataFrame, sources: Mapping[str, Source], day: date
) -> pd.DataFrame:
    """The touches with those logged in ``tblToday`` below them.

    They are numbered on from the rows of ``tblTouches``, and dated ``day``. A date typed where the note belongs is the
    day the customer promised.
    """
    logged = loggable(today, leads)
    if logged.empty:
        return touches
    lead_row = lead_rows(logged["lead"], leads)
    promised = _typed_dates(logged, sources["tblToday"])
    found = pd.DataFrame(
        {
            "date": pd.Timestamp(day),
            "lead": leads["id"].reindex(lead_row).to_numpy(),
            "owner": leads["owner"].reindex(lead_row).to_numpy(),
            "channel": logged["channel"],
            "direction": "out",
            "outcome": logged["result"],
            "promised": promised,
            "note": logged["when_and_note"].where(promised.isna(), ""),
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


def _typed_dates(logged: pd.DataFrame, source: Source) -> pd.Series:
    """The real dates among the typed notes, NaT elsewhere."""
    position = source.positions["when_and_note"]
    cells = [source.raw.rows[row][position] for row in row_numbers(logged)]
    dates = [pd.Timestamp(cell).normalize() if isinstance(cell, date) else pd.NaT for cell in cells]
    return pd.Series(dates, index=logged.index, dtype="datetime64[s]")
