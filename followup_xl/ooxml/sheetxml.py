"""A worksheet part: everything around the rows as a tree, the rows as a grid."""

from __future__ import annotations

import re
from functools import cached_property

from . import schema
from .errors import BadReference, DamagedPart
from .grid import MARKUP, Grid, Span
from .ranges import Area, area, areas
from .xmltree import Element, Splices, parse, prefix_of

_OPEN = re.compile(rb"""<((?:[^\s<>/:?!]+:)?)sheetData(?:\s(?:[^>"']|"[^"]*"|'[^']*')*?)?(/?)>""")


class SheetXml:
    """One worksheet's bytes, taken apart."""

    def __init__(self, data: bytes, part: str) -> None:
        """Raises DamagedPart when the part is no well-formed worksheet."""
        self.part = part
        self.data = data
        self.root, self.rows_span = self._split()
        if self.root.name not in {"worksheet", "dialogsheet"}:
            raise DamagedPart(part=part, reason=f"it is no worksheet but <{self.root.name}>")
        self.prefix = prefix_of(self.data, self.root)

    def _split(self) -> tuple[Element, Span]:
        opening = _OPEN.search(self.data)
        if not opening:
            return self._without_rows()
        start = end = opening.end()
        if not opening[2]:
            end = self.data.rfind(b"</" + opening[1] + b"sheetData")
            if end < start:
                raise DamagedPart(part=self.part, reason="its rows do not end")
        root = parse(self.data[:start] + self.data[end:], self.part)
        _shift(root, start, end - start)
        rows = root.find("sheetData")
        if rows is None or rows.open_end != start:
            raise DamagedPart(part=self.part, reason="its rows are not where they should be")
        return root, Span(start, end)

    def _without_rows(self) -> tuple[Element, Span]:
        """A worksheet without <sheetData> gets an empty one, in memory."""
        root = parse(self.data, self.part)
        tag = b"<" + prefix_of(self.data, root) + b"sheetData/>"
        splices = Splices()
        before = [c for c in root.children if c.name in schema.WORKSHEET[: schema.WORKSHEET.index("sheetData")]]
        if before:
            splices.put(before[-1].end, before[-1].end, tag)
        elif root.empty_tag:
            splices.inside(self.data, root, tag)
        else:
            splices.put(root.open_end, root.open_end, tag)
        self.data = splices.apply(self.data)
        root = parse(self.data, self.part)
        rows = root.find("sheetData")
        if rows is None:
            raise DamagedPart(part=self.part, reason="it has no place for rows")
        return root, Span(rows.open_end, rows.open_end)

    @cached_property
    def grid(self) -> Grid:
        """The rows and cells."""
        return Grid(self.data, self.rows_span, self.prefix, self.part)

    @cached_property
    def tidy(self) -> bool:
        """Whether a pattern that matches among the rows has found what it looks like."""
        return not MARKUP.search(self.data, *self.rows_span)

    @cached_property
    def merged(self) -> list[Area]:
        """Merged areas of more than one cell."""
        parent = self.root.find("mergeCells")
        cells = parent.all("mergeCell") if parent else []
        return [a for c in cells for a in areas(c.attributes.get("ref", "")) if a[:2] != a[2:]]

    @cached_property
    def arrays(self) -> list[Area]:
        """Areas of array formulas and data tables."""
        if b"<%bf " % self.prefix not in self.data:
            return []
        tags = re.findall(rb"<" + re.escape(self.prefix) + rb"f\s[^>]*>", self.data[slice(*self.rows_span)])
        wanted = [t for t in tags if re.search(rb"""\st\s*=\s*["'](array|dataTable)["']""", t)]
        refs = [re.search(rb"""\sref\s*=\s*["']([^"']+)""", t) for t in wanted]
        return [a for r in refs if r for a in areas(r[1].decode("ascii", "replace"))]

    @cached_property
    def dimension(self) -> Area | None:
        """The area the sheet says it uses."""
        element = self.root.find("dimension")
        try:
            return area(element.attributes.get("ref", "")) if element else None
        except BadReference:
            return None

    def column_style(self, col: int) -> int:
        """The format of a whole column, 0 when it has none."""
        for col_element in [c for parent in self.root.all("cols") for c in parent.all("col")]:
            low, high, style = (col_element.attributes.get(n, "0") for n in ("min", "max", "style"))
            if low.isdecimal() and high.isdecimal() and int(low) <= col <= int(high):
                return int(style) if style.isdecimal() else 0
        return 0

    def place_for(self, name: str) -> int:
        """Where a child that is not there yet belongs in the worksheet."""
        later = set(schema.WORKSHEET[schema.WORKSHEET.index(name) + 1 :])
        following = next((c for c in self.root.children if c.name in later), None)
        return following.start if following else self.root.close


def _shift(element: Element, at: int, distance: int) -> None:
    """Move the offsets behind the rows that were left out while parsing."""
    for node in element.walk():
        if node.start >= at:
            node.start += distance
            node.open_end += distance
        if node.close >= at:
            node.close += distance
            node.end += distance
