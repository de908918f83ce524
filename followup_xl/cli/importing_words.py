"""What is said of an import, to people and to programs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from followup_xl.cli.importer import Done
from followup_xl.intake.importing import ADDED, REJECTED, UPDATED


def json_of(done: Done) -> dict[str, Any]:
    """The object of ``--json``."""
    imported, edited = done.imported, done.edited
    told = zip(imported.told, done.rejects, strict=True)
    return {
        "file": str(done.wish.file),
        "source": str(done.wish.source),
        "kind": done.reading.kind,
        "status": edited.status,
        "rows": len(imported.taken),
        "added": imported.count(ADDED),
        "updated": imported.count(UPDATED),
        "unchanged": imported.unchanged,
        "rejected": imported.count(REJECTED),
        "touches": len(imported.touches),
        "notes": _notes(done),
        "columns": dict(done.reading.columns),
        "left": [*done.reading.left, *(" ".join(match.heading.split()) for match in done.open_matches)],
        "also": list(done.also),
        "rejects": [{**reject._asdict(), "rejected": one.rejected} for one, reject in told],
        "run": edited.plan.run if edited.receipt else None,
        "cells": edited.plan.cells,
        "backup": edited.receipt.backup if edited.receipt else None,
    }


def lines_of(done: Done) -> Iterator[str]:
    """What a person is told."""
    text, imported = done.catalog.text, done.imported
    kind = text(f"import.kind.{done.reading.kind}")
    yield text("import.say.rows", source=done.wish.source.name, kind=kind, n=len(imported.taken))
    yield from (f"  {line}" for line in _of_columns(done))
    counts = {
        "added": imported.count(ADDED),
        "updated": imported.count(UPDATED),
        "same": imported.unchanged,
        "rejected": imported.count(REJECTED),
        "touches": len(imported.touches),
        "notes": _notes(done),
    }
    yield from (f"  {text(f'import.say.{name}', n=n)}" for name, n in counts.items() if n)
    yield from (f"  {line}" for line in _of_file(done))


def _notes(done: Done) -> int:
    return sum(not one.rejected for one in done.imported.told)


def _of_columns(done: Done) -> Iterator[str]:
    text, header = done.catalog.text, done.catalog.header
    if done.reading.columns:
        yield text("import.say.columns")
    for column, heading in done.reading.columns.items():
        yield "  " + text("import.say.as", heading=heading, meaning=header("tblLeads", column))
    for match in done.open_matches:
        yield "  " + text("import.say.open", heading=match.heading, meaning=header("tblLeads", match.column_id))
    if done.reading.left:
        yield text("import.say.left", headings=done.catalog.comma.join(done.reading.left))
    yield from (text("import.say.also", sheet=sheet) for sheet in done.also)


def _of_file(done: Done) -> Iterator[str]:
    text, file = done.catalog.text, done.wish.file.name
    if done.imported.told and done.edited.status != "planned":
        yield text("import.say.rejects", sheet=done.sheet, file=file)
    if done.edited.status == "unchanged":
        yield text("import.say.unchanged", file=file)
    elif done.edited.status == "planned":
        yield text("import.say.planned")
    elif done.edited.receipt and done.edited.receipt.backup:
        yield text("import.say.saved-as", file=Path(done.edited.receipt.backup).name)
        yield text("import.say.undo", file=file)
