"""What the rules cannot read or do not believe in our own tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from followup_xl.doctor.calendar_checks import contradictions, unwritten_weekends
from followup_xl.doctor.playbook_checks import playbook
from followup_xl.i18n import Catalog
from followup_xl.model.issues import Issue
from followup_xl.validate import Validated


@dataclass(frozen=True)
class Record:
    """A workbook of ours: what validation made of it, and the words of its language."""

    validated: Validated
    catalog: Catalog


def issues(record: Record) -> Iterator[Issue]:
    """Everything that a refresh would report: dates, choices, IDs, headers, settings."""
    yield from record.validated.issues


def calendar(record: Record) -> Iterator[Issue]:
    """Gaps and contradictions of the calendar."""
    book, rules, _ = record.validated
    yield from unwritten_weekends(book, rules, record.catalog)
    yield from contradictions(book, record.catalog)


def lines(record: Record) -> Iterator[Issue]:
    """The lines of the playbook."""
    yield from playbook(record.validated.book, record.catalog)
