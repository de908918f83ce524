"""Which column of a table is which: by its hidden name, by its hidden key, by its header in any language."""

from typing import Final

from followup_xl.model.book import RawTable, Source
from followup_xl.model.columns import Column, Owner
from followup_xl.model.issues import Severity
from followup_xl.model.ports import Translator
from followup_xl.model.tables import COMPANIONS, TableSpec
from followup_xl.validate.findings import Findings, Problem

ESSENTIAL: Final = frozenset(
    {("tblLeads", "id"), ("tblTouches", "lead"), ("tblTouches", "date"), ("tblOrders", "lead")}
)
"""Columns without which the rows of a table say nothing."""

ALIKE: Final = 75
"""From this likeness on (0 to 100) a person is asked whether a header means a column that is missing (house)."""


def resolve(raw: RawTable, spec: TableSpec, translator: Translator, findings: Findings) -> Source:
    """The positions of the known columns; missing and doubtful ones become issues."""
    positions = _by_id(raw, spec)
    for position, header in enumerate(raw.headers):
        if position in positions.values():
            continue
        column = translator.column(spec.name, header)
        if column in positions:
            params = {"header": header, "other": raw.headers[positions[column]]}
            findings.header(raw, position, Problem("second-header", Severity.NOTE, params))
        elif column in spec.by_id:
            positions[column] = position
    _report_missing(raw, spec, positions, translator, findings)
    return Source(raw, positions)


def _by_id(raw: RawTable, spec: TableSpec) -> dict[str, int]:
    positions: dict[str, int] = {}
    for position, column in enumerate(raw.ids):
        if column in spec.by_id:
            positions.setdefault(column, position)
    return positions


def _report_missing(
    raw: RawTable, spec: TableSpec, positions: dict[str, int], translator: Translator, findings: Findings
) -> None:
    unknown = {place: head for place, head in enumerate(raw.headers) if head and place not in positions.values()}
    for column in spec.columns:
        if column.id in positions or (spec.name, column.id) in COMPANIONS:
            continue
        header = translator.header(spec.name, column.id)
        alike = _most_alike(header, unknown)
        if alike is None:
            params = {"column": header, "table": spec.name}
            findings.header(raw, 0, Problem(_missing_code(column), _severity(spec, column), params))
        else:
            params = {"column": header, "header": unknown.pop(alike)}
            findings.header(raw, alike, Problem("header-guess", Severity.ASK, params))


def _missing_code(column: Column) -> str:
    return "missing-column" if column.owner is Owner.PEOPLE else "missing-computed-column"


def _severity(spec: TableSpec, column: Column) -> Severity:
    return Severity.ERROR if (spec.name, column.id) in ESSENTIAL else Severity.NOTE


def _most_alike(header: str, unknown: dict[int, str]) -> int | None:
    if not unknown:
        return None
    from rapidfuzz import fuzz  # noqa: PLC0415  # only a damaged header line needs it

    likeness = {position: fuzz.ratio(header.casefold(), text.casefold()) for position, text in unknown.items()}
    best = max(likeness, key=lambda position: likeness[position])
    return best if likeness[best] >= ALIKE else None
