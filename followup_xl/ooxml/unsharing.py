"""Shared formulas of a sheet written out in full, so that each cell can go its own way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .formulas import escaped, formula_of, shifted
from .xmltree import Splices

if TYPE_CHECKING:
    from .sheet import Sheet

_SHARED = re.compile(rb"""\st\s*=\s*["']shared["']""")
_INDEX = re.compile(rb"""\ssi\s*=\s*["']([0-9]+)["']""")


def write_out_shared(page: Sheet) -> None:
    """Give every cell that shares a formula that formula, as it reads there."""
    page.flush()
    xml = page.xml
    if b"shared" not in xml.data:
        return
    masters: dict[bytes, tuple[int, int, str]] = {}
    found: list[tuple[int, int, int, bytes, bytes]] = []
    for row, col, span in xml.grid.all_cells():
        tag, text = formula_of(xml.data[span.start : span.end], xml.prefix)
        head = tag[: tag.find(b">") + 1]
        index = _INDEX.search(head)
        if index and _SHARED.search(head):
            found.append((row, col, xml.data.index(tag, span.start), tag, index[1]))
            if text:
                masters[index[1]] = row, col, text
    splices = Splices()
    for row, col, at, tag, number in found:
        if number in masters:
            first_row, first_col, text = masters[number]
            full = escaped(shifted(text, row - first_row, col - first_col))
            splices.put(at, at + len(tag), b"<%bf>%b</%bf>" % (xml.prefix, full, xml.prefix))
    if splices.items:
        page.replace_data(splices.apply(xml.data))
