"""Put new cells into a sheet's bytes: only touched cells are rebuilt, only touched rows widened, all else is copied."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from .errors import DamagedPart
from .ranges import Area
from .xmltree import Splices

if TYPE_CHECKING:
    from .grid import Grid, Span
    from .sheetxml import SheetXml
    from .values import Value

_SPANS = re.compile(rb"""(\sspans\s*=\s*["'])([0-9]+):([0-9]+)(["'])""")


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell to be: its bytes, what they say, and the bytes they replace (None: its row is not there yet)."""

    content: bytes
    value: Value
    span: Span | None


Edits: TypeAlias = dict[int, dict[int, Edit]]
"""Row -> column -> edit."""


def apply_edits(sheet: SheetXml, edits: Edits) -> bytes:
    """The sheet's bytes with the edits in them."""
    grid = sheet.grid
    out = Splices()
    known = [row for row in edits if row in grid.rows]
    for row in known:
        _edit_row(grid, row, edits[row], out)
    _add_rows(sheet, {row: edits[row] for row in sorted(edits.keys() - grid.rows.keys())}, out)
    _grow_dimension(sheet, edits, out)
    return out.apply(sheet.data)


def _edit_row(grid: Grid, row: int, cells: dict[int, Edit], out: Splices) -> None:
    span = grid.rows[row]
    columns = sorted(cells)
    if grid.data[span.end - 2 : span.end] == b"/>" and not grid.cells(row):
        _open_row(grid, span, b"".join(cells[c].content for c in columns), out)
        return
    new = False
    for col in columns:
        edit = cells[col]
        if edit.span is not None:
            out.put(edit.span.start, edit.span.end, edit.content)
            new = new or edit.span.start == edit.span.end
    if new:
        _widen(grid, span, columns, out)


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


def _add_rows(sheet: SheetXml, rows: dict[int, dict[int, Edit]], out: Splices) -> None:
    if not rows:
        return
    grid, prefix = sheet.grid, sheet.prefix
    if not grid.in_order and min(rows) < grid.numbers[-1]:
        raise DamagedPart(part=sheet.part, reason="its rows are out of order, so that none can be put between them")
    places: dict[int, list[bytes]] = {}
    for row, cells in rows.items():
        at = bisect_left(grid.numbers, row)
        place = grid.rows[grid.numbers[at]].start if at < len(grid.numbers) else -1
        content = b"".join(cells[col].content for col in sorted(cells))
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
    columns = [col for cells in edits.values() for col in (min(cells), max(cells))]
    new = old.union(Area(min(edits), min(columns), max(edits), max(columns)))
    if new != old:
        out.attribute(sheet.data, element, "ref", str(new))
