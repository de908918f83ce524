"""Collects issues while a book is read, and keeps a flood of the same one readable."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from followup_xl.model.book import RawTable, Source
from followup_xl.model.issues import Issue, Severity, Where

FLOOD: Final = 200
"""So many issues of one code in one column are listed one by one; more become one issue with their count."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a value, before it is known in which cells it stands."""

    code: str
    severity: Severity
    params: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(slots=True)
class Findings:
    """Issues in the order of finding, with the column each belongs to."""

    _found: list[tuple[str, Issue]] = field(default_factory=list)

    def cell(self, source: Source, row: int, column: str, problem: Problem) -> None:
        """A problem of the cell in a 0-based data row and a column id."""
        self._add(source.raw, column, source.where(row, column), problem)

    def header(self, raw: RawTable, position: int, problem: Problem) -> None:
        """A problem of the header cell at a 0-based position."""
        self._add(raw, str(position), raw.where_header(position), problem)

    def book(self, problem: Problem, sheet: str = "") -> None:
        """A problem of a sheet, or of the workbook as a whole."""
        where = Where(sheet) if sheet else None
        self._found.append(("", Issue(problem.code, problem.severity, where, problem.params)))

    def _add(self, raw: RawTable, column: str, where: Where, problem: Problem) -> None:
        self._found.append((f"{raw.name}.{column}", Issue(problem.code, problem.severity, where, problem.params)))

    def issues(self) -> tuple[Issue, ...]:
        """All issues; a flood becomes one, ``many-of-these`` with its number ``n``, at the place of the first."""
        counts = Counter((column, issue.code) for column, issue in self._found if column)
        floods = {place for place, count in counts.items() if count > FLOOD}
        told: set[tuple[str, str]] = set()
        kept: list[Issue] = []
        for column, issue in self._found:
            place = (column, issue.code)
            if place not in floods:
                kept.append(issue)
            elif place not in told:
                told.add(place)
                kept.append(_flood(issue, counts[place]))
        return tuple(kept)


def _flood(first: Issue, count: int) -> Issue:
    params = MappingProxyType({**first.params, "n": count, "of": first.code})
    return replace(first, code="many-of-these", params=params)
