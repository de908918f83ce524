"""IDs: each lead once, each touch and order with its lead."""

from typing import Final

import pandas as pd

from followup_xl.model.book import Source
from followup_xl.model.issues import Severity
from followup_xl.model.text import fold_many
from followup_xl.validate.findings import Findings, Problem
from followup_xl.validate.rows import by_row, row_numbers

NO_LEAD: Final = -1


def id_keys(ids: pd.Series) -> pd.Series:
    """IDs as they are compared: letters and digits in one spelling, case and blanks at the ends of no matter."""
    codes, values = pd.factorize(ids)
    keys = pd.Series([text.strip() for text in fold_many([str(value) for value in values])], dtype="str")
    return pd.Series(keys.to_numpy(dtype=object)[codes] if len(keys) else [], index=ids.index, dtype="str")


def check_ids(leads: pd.DataFrame, source: Source, findings: Findings) -> None:
    """Report leads without an ID, and every lead after the first with the same one."""
    keys = id_keys(leads["id"])
    named = keys[keys != ""]
    first = named.drop_duplicates()
    row_of = pd.Series(first.index, index=first.to_numpy())
    for row, key in by_row(named[named.duplicated()]):
        params = {"id": leads["id"][row], "first": source.where(int(row_of[key]), "id").cell}
        findings.cell(source, row, "id", Problem("duplicate-id", Severity.ERROR, params))
    for row in row_numbers(leads[keys == ""]):
        params = {"company": leads["company"][row] or leads["contact"][row]}
        findings.cell(source, row, "id", Problem("lead-without-id", Severity.ASK, params))


def lead_rows(ids: pd.Series, leads: pd.DataFrame) -> pd.Series:
    """For each ID the index of the first lead that has it, -1 where there is none; int64."""
    keys = id_keys(leads["id"])
    first = keys[keys != ""].drop_duplicates()
    row_of = pd.Series(first.index, index=first.to_numpy())
    return id_keys(ids).map(row_of).fillna(NO_LEAD).astype("int64")


def link(frame: pd.DataFrame, leads: pd.DataFrame, source: Source, findings: Findings) -> pd.DataFrame:
    """Add ``lead_row`` to touches or orders; report rows whose lead is empty or unknown."""
    linked = frame.assign(lead_row=lead_rows(frame["lead"], leads))
    for row, lead in by_row(linked.loc[linked["lead_row"] == NO_LEAD, "lead"]):
        code = "unknown-lead" if lead else "row-without-lead"
        findings.cell(source, row, "lead", Problem(code, Severity.ERROR, {"id": lead}))
    return linked


def check_touch_dates(touches: pd.DataFrame, source: Source, today: pd.Timestamp, findings: Findings) -> None:
    """Report touches in the future, which count from their day on, and touches without a date, which never count."""
    for row, day in by_row(touches.loc[touches["date"] > today, "date"]):
        findings.cell(source, row, "date", Problem("future-touch", Severity.ASK, {"date": day.date()}))
    for row in row_numbers(touches[touches["date"].isna()]):
        if _is_blank(source, row, "date"):
            findings.cell(source, row, "date", Problem("touch-without-date", Severity.ERROR))


def _is_blank(source: Source, row: int, column: str) -> bool:
    """Whether the cell is truly empty; one that could not be read has its issue already."""
    position = source.positions.get(column)
    if position is None or (row, position) in source.raw.errors:
        return False
    return source.raw.rows[row][position] in {None, ""}
