"""Put new cells into a sheet's bytes: only touched cells are rebuilt, only touched rows widened, all else is copied."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from .errors import DamagedPart
from .ranges import Area
from .values import Value
from .xmltree import Splices

if TYPE_CHECKING:
    from .grid import Grid, Span
    from .sheetxml import SheetXml

_SPANS = re.compile(rb"""(\sspans\s*=\s*["'])([0-9]+):([0-9]+)(["'])""")


class Edit(NamedTuple):
    """One cell to be: its bytes, what they say, and the bytes `start:end` they replace (-1: its row is not there)."""

    content: bytes
    value: Value
    start: int = -1
    end: int = -1


Edits: TypeAlias = dict[int, dict[int, Edit]]
"""Column -> row -> edit."""
_NewCells: TypeAlias = dict[int, dict[int, Edit]]
"""Row -> column -> edit, for cells that are not there yet."""


def last_edits(rounds: list[Edits]) -> Edits:
    """Of several edits to one cell the last one."""
    if len(rounds) == 1:
        return rounds[0]
    merged: Edits = {}
    for edits in rounds:
        for col, cells in edits.items():
            merged.setdefault(col, {}).update(cells)
    return merged


def apply_edits(sheet: SheetXml, edits: Edits) -> bytes:
    """The sheet's bytes with the edits in them."""
    out = Splices()
    new: _NewCells = {}
    for col in sorted(edits):
        out.items += [(start, end, 0, content) for content, _, start, end in edits[col].values() if start < end]
        for row, edit in edits[col].items():
            if edit.start >= edit.end:
                new.setdefault(row, {})[col] = edit
    for row in [row for row in new if row in sheet.grid.rows]:
        _extend_row(sheet.grid, row, new.pop(row), out)
    _add_rows(sheet, dict(sorted(new.items())), out)
    _grow_dimension(sheet, edits, out)
    return out.apply(sheet.data)


def _extend_row(grid: Grid, row: int, cells: dict[int, Edit], out: Splices) -> None:
    span = grid.rows[row]
    if grid.data[span.end - 2 : span.end] == b"/>" and not grid.cells(row):
        _open_row(grid, span, b"".join(edit.content for edit in cells.values()), out)
        return
    for edit in cells.values():
        out.put(edit.start, edit.end, edit.content)
    _widen(grid, span, list(cells), out)


def _open_row(grid: Grid, span: Span, content: bytes, out: Splices) -> None:
    name = re.match(rb"<([^\s/>]+)", grid.data[span.start : span.end])
    closing = b"</" + (name[1] if name else b"row") + b">"
    tag = _SPANS.sub(b"", grid.data[span.start : span.end - 2].rstrip())
    out.put(span.start, span.end, tag + b">" + content + closing)


def _widen(grid: Grid, span: Span, columns: list[int], out: Splices) -> None:
    """`spans` is a hint about the used columns; a wrong one is worse than none."""
    end = grid.row_content(span)
    found = _SPANS.search(grid.data, span.start, end)
    if not found:
        return
    low, high = min(int(found[2]), columns[0]), max(int(found[3]), columns[-1])
    if (low, high) != (int(found[2]), int(found[3])):
        out.put(found.start(2), found.end(3), b"%d:%d" % (low, high))


def _add_rows(sheet: SheetXml, rows: _NewCells, out: Splices) -> None:
    if not rows:
        return
    grid, prefix = sheet.grid, sheet.prefix
    if not grid.in_order and min(rows) < grid.numbers[-1]:
        raise DamagedPart(part=sheet.part, reason="its rows are out of order, so that none can be put between them")
    places: dict[int, list[bytes]] = {}
    for row, cells in rows.items():
        at = bisect_left(grid.numbers, row)
        place = grid.rows[grid.numbers[at]].start if at < len(grid.numbers) else -1
        content = b"".join(edit.content for edit in cells.values())
        places.setdefault(place, []).append(b'<%brow r="%d">%b</%brow>' % (prefix, row, content, prefix))
    for place, pieces in places.items():
        if place < 0:
            _append_rows(sheet, b"".join(pieces), out)
        else:
            out.put(place, place, b"".join(pieces))


def _append_rows(sheet: SheetXml, content: bytes, out: Splices) -> None:
    rows = sheet.root.find("sheetData")
    if rows is not None and rows.empty_tag:
        out.inside(sheet.data, rows, content)
    else:
        out.put(sheet.rows_span.end, sheet.rows_span.end, content)


def _grow_dimension(sheet: SheetXml, edits: Edits, out: Splices) -> None:
    old, element = sheet.dimension, sheet.root.find("dimension")
    if old is None or element is None or not edits:
        return
    rows = [edge for cells in edits.values() for edge in (min(cells), max(cells))]
    new = old.union(Area(min(rows), min(edits), max(rows), max(edits)))
    if new != old:
        out.attribute(sheet.data, element, "ref", str(new))
