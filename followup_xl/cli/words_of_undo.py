"""What an undo did, as lines for people and as an object for programs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from followup_xl.i18n import Catalog
from followup_xl.model.changes import Receipt
from followup_xl.plan.undo import Kept, Undoing

SHOWN: Final = 50
"""So many cells left alone are named one by one; ``--json`` has them all."""


class Undone(NamedTuple):
    """An undo and what was written of it; ``receipt`` is None where nothing was. ``catalog`` has the book's words."""

    undoing: Undoing
    receipt: Receipt | None
    catalog: Catalog

    @property
    def status(self) -> str:
        """``done``, ``planned`` (a dry run), or ``unchanged`` where no run is recorded."""
        if not self.undoing.run:
            return "unchanged"
        return "done" if self.receipt else "planned"


def json_of(path: Path, done: Undone) -> dict[str, Any]:
    """The object of ``--json``."""
    undoing, receipt = done.undoing, done.receipt
    return {
        "file": str(path),
        "status": done.status,
        "run": undoing.run or None,
        "cells": undoing.cells,
        "changes": {name: n for name, n in undoing.plan.by_column().items() if name != "tblChanges"},
        "kept": [{**kept._asdict(), "where": str(kept.where) if kept.where else None} for kept in undoing.kept],
        "touches": [str(where) for where in undoing.touches],
        "backup": receipt.backup if receipt else None,
    }


def lines_of(path: Path, done: Undone) -> Iterator[str]:
    """What a person is told."""
    undoing, catalog = done.undoing, done.catalog
    yield path.name
    if not undoing.run:
        yield f"  {catalog.text('undo.nothing')}"
        return
    yield "  " + catalog.text("undo.done" if done.receipt else "undo.planned", run=undoing.run, n=undoing.cells)
    yield from (f"  {line}" for line in _kept_lines(undoing.kept, catalog))
    if undoing.touches:
        cells = catalog.comma.join(map(str, undoing.touches[:SHOWN]))
        yield "  " + catalog.text("undo.touches", n=len(undoing.touches), cells=cells)
    if done.receipt:
        sheets = {name.lower(): catalog.sheet(name) for name in ("Today", "Report", "Issues")}
        yield "  " + catalog.text("undo.next", **sheets)
        if done.receipt.backup:
            yield "  " + catalog.text("cli.saved-as", file=Path(done.receipt.backup).name)


def _kept_lines(kept: tuple[Kept, ...], catalog: Catalog) -> Iterator[str]:
    if not kept:
        return
    yield catalog.text("undo.kept", n=len(kept))
    for one in kept[:SHOWN]:
        yield f"  {one.where or ''}  {catalog.text(f'undo.{one.reason}', lead=one.lead, column=one.column)}"
    if len(kept) > SHOWN:
        yield "  " + catalog.text("undo.more", n=len(kept) - SHOWN)
