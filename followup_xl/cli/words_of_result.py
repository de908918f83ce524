"""What one refresh did, as lines for people and as an object for programs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from followup_xl.i18n import Catalog, load
from followup_xl.model.codes import STATUSES
from followup_xl.model.issues import Issue
from followup_xl.pipeline import RunResult
from followup_xl.plan import sentences

SHOWN: Final = 5
"""So many issues are listed; the sheet Issues has them all."""


def status_of(result: RunResult) -> str:
    """``done``, ``planned`` (a dry run) or ``unchanged``."""
    if result.plan.is_empty:
        return "unchanged"
    return "done" if result.receipt else "planned"


def due_counts(result: RunResult) -> dict[str, int]:
    """How many leads have each status."""
    found = result.computed.outcome.leads["status"].value_counts()
    return {status: int(found.get(status, 0)) for status in STATUSES}


def as_json(path: Path, result: RunResult) -> dict[str, Any]:
    """The object of ``--json``."""
    receipt = result.receipt
    return {
        "file": str(path),
        "status": status_of(result),
        "run": result.plan.run,
        "leads": len(result.computed.book.leads),
        "due": due_counts(result),
        "changes": dict(result.plan.by_column()),
        "cells": result.plan.cells,
        "issues": [_issue_object(issue, result) for issue in result.computed.issues],
        "backup": receipt.backup if receipt else None,
    }


def _issue_object(issue: Issue, result: RunResult) -> dict[str, Any]:
    what, _, mend = sentences(issue, result.translator)
    where = str(issue.where) if issue.where else None
    return {"code": issue.code, "severity": str(issue.severity), "where": where, "what": what, "mend": mend}


def as_lines(path: Path, result: RunResult) -> Iterator[str]:
    """What a person is told, in the language of the book."""
    catalog = load(result.translator.language)
    yield path.name
    yield f"  {_leads_line(result, catalog)}"
    yield from (f"  {line}" for line in _written_lines(result, catalog))
    yield from (f"  {line}" for line in _issue_lines(result, catalog))


def _leads_line(result: RunResult, catalog: Catalog) -> str:
    counts = due_counts(result)
    parts = [f"{catalog.formatter.number(n)} {catalog.label('status', status)}" for status, n in counts.items() if n]
    leads = len(result.computed.book.leads)
    return catalog.text("cli.leads", n=leads, parts=catalog.comma.join(parts) or "–")


def _written_lines(result: RunResult, catalog: Catalog) -> Iterator[str]:
    status, cells = status_of(result), result.plan.cells
    if status == "unchanged":
        yield catalog.text("cli.unchanged")
    elif status == "planned":
        yield catalog.text("cli.planned", n=cells)
        yield from (f"  {column}: {catalog.formatter.number(n)}" for column, n in result.plan.by_column().items())
    else:
        yield catalog.text("cli.written", n=cells)
        if result.receipt and result.receipt.backup:
            yield catalog.text("cli.saved-as", file=Path(result.receipt.backup).name)


def _issue_lines(result: RunResult, catalog: Catalog) -> Iterator[str]:
    urgent = [issue for issue in result.computed.issues if issue.needs_a_person]
    if not urgent:
        return
    yield catalog.text("cli.issues", n=len(urgent))
    for issue in urgent[:SHOWN]:
        what, _, mend = sentences(issue, result.translator)
        yield f"  {issue.where or ''}  {what} {mend}"
    if len(urgent) > SHOWN:
        yield "  " + catalog.text("cli.issues-more", n=len(urgent) - SHOWN, sheet=catalog.sheet("Issues"))
