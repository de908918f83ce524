"""Rows of the report and of the issues in words."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import pandas as pd

from followup_xl.model.book import Book, CellValue
from followup_xl.model.changes import TableReplace
from followup_xl.model.columns import Column, Kind
from followup_xl.model.issues import Issue, Severity
from followup_xl.model.outcome import Section
from followup_xl.model.ports import Translator
from followup_xl.model.tables import ISSUES, TABLES
from followup_xl.model.tables_report import REPORT_ROWS
from followup_xl.plan.cells import LONGEST_TEXT, canonical
from followup_xl.plan.grid import ordered, replace_rows

_ORDER: Final = (Severity.ERROR, Severity.ASK, Severity.NOTE)


def report_replaces(book: Book, sections: Sequence[Section], translator: Translator) -> list[TableReplace]:
    """The tables of the report that change; sections of one table stand in it one below the other.

    A table of fixed height keeps its rows, the last ones empty, so that nothing below it moves.
    """
    replaces = []
    for table in dict.fromkeys(section.table for section in sections):
        source = book.sources.get(table)
        if source is None or not source.positions:
            continue
        rows = [row for section in sections if section.table == table for row in _rows(section, translator)]
        if table in REPORT_ROWS:
            rows += [{}] * (len(source.raw.rows) - len(rows))
        replaces.append(replace_rows(source, ordered(source, rows)))
    return [replace for replace in replaces if replace is not None]


def _rows(section: Section, translator: Translator) -> Iterable[dict[str, CellValue]]:
    names = [str(name) for name in section.rows.columns]
    for values in section.rows.itertuples(index=False, name=None):
        row = dict(zip(names, values, strict=True))
        yield {column.id: _cell(column, row, translator) for column in TABLES[section.table].columns}


def _cell(column: Column, row: Mapping[str, Any], translator: Translator) -> CellValue:
    key, family = row.get(f"{column.id}_key"), row.get(f"{column.id}_family")
    if isinstance(key, str) and key:
        return translator.text(key, **(row.get(f"{column.id}_params") or {}))
    value = row.get(column.id)
    if isinstance(family, str) and family:
        return translator.label(family, str(value)) or None
    if isinstance(value, str):
        return value or None
    if value is None or pd.isna(value):
        return None
    return pd.Timestamp(value).date() if column.kind is Kind.DATE else canonical(float(value))


def issues_replace(book: Book, issues: Sequence[Issue], translator: Translator) -> TableReplace | None:
    """The issues table, what needs a person first; None when nothing changes in it."""
    source = book.sources.get("tblIssues")
    if source is None or not source.positions:
        return None
    by_severity = sorted(issues, key=lambda issue: _ORDER.index(issue.severity))
    return replace_rows(source, ordered(source, [issue_row(issue, translator) for issue in by_severity]))


def issue_row(issue: Issue, translator: Translator) -> dict[str, CellValue]:
    """An issue as the cells of ``tblIssues``; the cell ``go`` belongs to a formula of the sheet."""
    what, why, mend = sentences(issue, translator)
    return {
        "severity": translator.label(ISSUES.by_id["severity"].family, issue.severity),
        "cell": str(issue.where) if issue.where else None,
        "what": what,
        "why": why,
        "how_to_mend": mend,
    }


def sentences(issue: Issue, translator: Translator) -> tuple[str, str, str]:
    """What is wrong, why it matters, how to mend it."""
    params = dict(issue.params)
    code = str(params.pop("of", issue.code))
    table, column = params.get("table"), params.get("column")
    if table in TABLES and column in TABLES[str(table)].by_id:
        params["column"] = translator.header(str(table), str(column))
    if "tag" in params:
        params["tag"] = translator.label("tag", str(params["tag"]))
    what, why, mend = (translator.text(f"issue.{code}.{part}", **params) for part in ("what", "why", "mend"))
    if issue.code != code:
        what = translator.text(f"issue.{issue.code}.what", **{**params, "what": what})
    return what[:LONGEST_TEXT], why, mend
