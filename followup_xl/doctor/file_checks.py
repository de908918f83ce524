"""The file and its surroundings: who has it open, its backups, its signature, its sheets that cannot be read."""

import stat
from collections.abc import Iterator
from typing import Final

from followup_xl.doctor.patient import Patient, finding
from followup_xl.model.issues import Issue, Severity, Where
from followup_xl.ooxml import backups
from followup_xl.ooxml.errors import Locked
from followup_xl.ooxml.locks import check_unlocked

MOST_ROWS: Final = 1_000_000
"""From this row on a sheet is nearly full; its last row is 1,048,576 (Microsoft, Excel specifications and limits)."""

MOST_FORMATS: Final = 60_000
"""From so many cell formats on a workbook is nearly full; it can hold 65,490 (the same source)."""


def open_elsewhere(patient: Patient) -> Iterator[Issue]:
    """A lock file of Excel or LibreOffice."""
    try:
        check_unlocked(patient.path.resolve())
    except Locked as error:
        yield finding("open-elsewhere", Severity.ASK, program=error.data["program"], user=error.data["user"])


def write_protected(patient: Patient) -> Iterator[Issue]:
    """The file of a workbook of ours may not be written."""
    if patient.is_ours and not patient.path.stat().st_mode & stat.S_IWUSR:
        yield finding("write-protected", Severity.ASK)


def signed(patient: Patient) -> Iterator[Issue]:
    """A digital signature, which a change would break."""
    if patient.workbook.signed:
        yield finding("signed", Severity.ASK)


def many_backups(patient: Patient, keep: int) -> Iterator[Issue]:
    """More than ``keep`` backups beside the file."""
    found = len(backups(patient.path))
    if found > keep:
        yield finding("many-backups", Severity.NOTE, n=found, keep=keep)


def damaged_sheets(patient: Patient) -> Iterator[Issue]:
    """Sheets whose parts cannot be read."""
    for sheet in patient.workbook.sheets:
        if patient.is_damaged(sheet):
            yield finding("damaged-sheet", Severity.ERROR, Where(sheet))


def nearly_full(patient: Patient) -> Iterator[Issue]:
    """Sheets with values near the last row, workbooks near the most cell formats."""
    for sheet in patient.sheets:
        for row in reversed(sheet.xml.grid.numbers):
            if row < MOST_ROWS:
                break
            filled = [column for column, _ in sheet.xml.grid.cells(row) if sheet.get(row, column) not in {None, ""}]
            if filled:
                yield finding("nearly-full", Severity.ASK, Where(sheet.name, f"A{row}"), row=row)
                break
    formats = _cell_formats(patient)
    if formats >= MOST_FORMATS:
        yield finding("many-formats", Severity.ASK, n=formats)


def _cell_formats(patient: Patient) -> int:
    parts = patient.workbook.package.targets(patient.workbook.book.part, "styles")
    formats = patient.tree(parts[0]).find("cellXfs") if parts else None
    return len(formats.children) if formats else 0
