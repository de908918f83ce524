"""Dated lines of the notes cells as touches, never twice with a row of ``tblTouches`` (DOMAIN section 12)."""

from collections.abc import Iterator
from typing import Any, Final

import pandas as pd

from followup_xl.compute.words import LoggedLine, split_notes
from followup_xl.model.book import Source
from followup_xl.model.issues import Severity
from followup_xl.validate.cells import Context
from followup_xl.validate.findings import Findings, Problem
from followup_xl.validate.rows import by_row
from followup_xl.validate.texts import shown

ORIGIN: Final = "notes"
_PLACE: Final = ["lead_row", "date"]


def add_note_touches(
    touches: pd.DataFrame, leads: pd.DataFrame, source: Source, context: Context, findings: Findings
) -> pd.DataFrame:
    """The touches with those of the notes cells below them, whose index counts down from -1."""
    dated = leads.loc[leads["notes"].str.contains(r"\d", regex=True), "notes"]
    rows = [row for lead_row, text in by_row(dated) for row in _touches(lead_row, text, source, context, findings)]
    if not rows:
        return touches
    found = pd.DataFrame(rows).join(leads[["id", "owner"]].rename(columns={"id": "lead"}), on="lead_row")
    found = _without_twins(found.reindex(columns=touches.columns), touches)
    found.index = pd.RangeIndex(-1, -1 - len(found), -1)
    return pd.concat([touches, found.astype(touches.dtypes.to_dict())])


def _touches(
    lead_row: int, text: str, source: Source, context: Context, findings: Findings
) -> Iterator[dict[str, Any]]:
    for line in split_notes(text, context.lexicon, calendar=context.calendar):
        problem = _problem(line, context)
        if problem is not None:
            findings.cell(source, lead_row, "notes", problem)
        elif line.date is not None:
            yield {
                "lead_row": lead_row,
                "date": pd.Timestamp(line.date),
                "channel": line.channel or "",
                "direction": line.direction,
                "outcome": line.outcome or "",
                "note": line.text,
                "origin": ORIGIN,
            }


def _problem(line: LoggedLine, context: Context) -> Problem | None:
    params = {"line": line.line_no, "text": shown(line.text)}
    if line.problem is not None:
        return Problem("note-date", Severity.ASK, params)
    if line.date is not None and line.date > context.today:
        return Problem("future-note", Severity.ASK, {**params, "date": line.date})
    return None


def _without_twins(found: pd.DataFrame, touches: pd.DataFrame) -> pd.DataFrame:
    """Lines whose lead, day and channel no touch has; a side without a channel matches any."""
    logged = touches[[*_PLACE, "channel"]]
    everything = pd.concat([logged, found[[*_PLACE, "channel"]]])
    with_channel = everything[everything["channel"] != ""]
    blank = logged[logged["channel"] == ""]
    repeated = found.duplicated([*_PLACE, "channel"])
    twins = repeated | _in(found, logged, [*_PLACE, "channel"]) | _in(found, blank, _PLACE)
    twins |= (found["channel"] == "") & _in(found, with_channel, _PLACE)
    return found[~twins]


def _in(rows: pd.DataFrame, others: pd.DataFrame, columns: list[str]) -> pd.Series:
    keys = pd.MultiIndex.from_frame(others[columns])
    return pd.Series(pd.MultiIndex.from_frame(rows[columns]).isin(keys), index=rows.index)
