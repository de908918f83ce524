"""What in a workbook could bite, each with its cell and its cure. Nothing is ever written."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from followup_xl.doctor import book_checks, file_checks, link_checks, list_checks, table_checks, text_checks
from followup_xl.doctor.book_checks import Record
from followup_xl.doctor.patient import Patient, finding
from followup_xl.i18n import Catalog, load
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.errors import FollowupError, NoLeadsTableError
from followup_xl.model.issues import Issue, Severity
from followup_xl.model.rules import Options
from followup_xl.ooxml import Workbook
from followup_xl.ooxml.errors import DamagedPart
from followup_xl.store.file import FileStore
from followup_xl.store.refusals import refusals
from followup_xl.validate import peek, validate

__all__ = ["Examination", "examine"]

FILE_CHECKS: Final[tuple[Callable[[Patient], Iterator[Issue]], ...]] = (
    file_checks.open_elsewhere,
    file_checks.write_protected,
    file_checks.signed,
    file_checks.damaged_sheets,
    table_checks.broken,
    table_checks.overlapping,
    table_checks.same_name,
    table_checks.headers,
    table_checks.merged,
    table_checks.rows_below,
    table_checks.filtered,
    table_checks.protected,
    text_checks.odd_texts,
    list_checks.long_lists,
    list_checks.hyperlinks,
    link_checks.other_workbooks,
    link_checks.lost_references,
    file_checks.nearly_full,
)
BOOK_CHECKS: Final[tuple[Callable[[Record], Iterator[Issue]], ...]] = (
    book_checks.issues,
    book_checks.calendar,
    book_checks.lines,
)
_CAUSES: Final = frozenset({"broken-table", "damaged-sheet", "damaged-part"})


class Examination(NamedTuple):
    """The findings, and the words of the workbook's language to tell them in."""

    findings: tuple[Issue, ...]
    catalog: Catalog


def examine(path: Path, language: str, today: date, *, lang: str = "") -> Examination:
    """Look for everything that could bite in the workbook at ``path``.

    ``lang`` overrides the language of the workbook, ``language`` is that of a workbook which has none. A workbook
    without our tables is examined as any workbook is.

    Raises:
        FollowupError: the file cannot be read as a workbook.
    """
    with refusals(path):
        patient = Patient(path, Workbook.open(path))
        found = list(_of_file(patient))
    catalog, keep = load(lang or language), Options().keep_backups
    if patient.is_ours:
        try:
            record = _record(path, today, lang)
        except FollowupError as error:
            found += _unread(error, found)
        else:
            catalog, keep = record.catalog, record.validated.rules.options.keep_backups
            found += [issue for check in BOOK_CHECKS for issue in check(record)]
    return Examination((*found, *file_checks.many_backups(patient, keep)), catalog)


def _of_file(patient: Patient) -> Iterator[Issue]:
    """The findings of the checks of the file; a part too damaged for a check is a finding itself."""
    damaged: set[str] = set()
    for check in FILE_CHECKS:
        try:
            yield from check(patient)
        except DamagedPart as error:
            damaged.add(str(error.data["part"]))
    yield from (finding("damaged-part", Severity.ERROR, part=part) for part in sorted(damaged))


def _record(path: Path, today: date, lang: str) -> Record:
    """The workbook as the rules see it."""
    raw = FileStore(path).read()
    written = peek(raw, load())
    catalog = load(lang or written.language, written.calendar)
    return Record(validate(raw, catalog, load_lexicon(), today), catalog)


def _unread(error: FollowupError, found: list[Issue]) -> Iterator[Issue]:
    """That the tables cannot be read, unless a finding says why already."""
    if not _CAUSES.intersection(issue.code for issue in found):
        code = error.code if isinstance(error, NoLeadsTableError) else "unreadable-tables"
        yield finding(code, Severity.ERROR)
