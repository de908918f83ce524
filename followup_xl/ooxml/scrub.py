"""Traces of cells that are gone, taken out of the file: unused shared strings, what charts and formulas remember."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .cells import cell_tags, style_of
from .ranges import column_letters
from .xmltree import Splices, parse, prefix_of

if TYPE_CHECKING:
    from .sheet import Sheet
    from .workbook import Workbook

_INDEX = re.compile(rb"""<(?:\w+:)?c\s[^>]*?\bt\s*=\s*["']s["'][^>]*>\s*<(?:\w+:)?v>([0-9]+)</""")
_CACHE = re.compile(rb"<((?:\w+:)?(?:str|num|multiLvlStr)Cache)>.*?</\1>", re.DOTALL)
_FROM_ROWS = {"drawing", "legacyDrawing", "hyperlinks", "picture", "controls", "oleObjects"}


def drop_unused_strings(workbook: Workbook) -> None:
    """Empty every shared string that no cell shows; the others keep their numbers."""
    workbook.flush()
    package = workbook.package
    used: set[int] = set()
    for tab in workbook.book.tabs:
        if tab.part:
            used |= {int(number) for number in _INDEX.findall(package.xml(tab.part))}
    for part in package.targets(workbook.book.part, "sharedStrings"):
        data = package.xml(part)
        root = parse(data, part)
        blank = b"<%bt/>" % prefix_of(data, root)
        splices = Splices()
        for number, entry in enumerate(root.all("si")):
            if number not in used and entry.children:
                splices.put(entry.open_end, entry.close, blank)
        package.put(part, splices.apply(data))


def forget_charts(workbook: Workbook) -> None:
    """Take out the values charts keep of their ranges; programs read them anew on opening."""
    package = workbook.package
    for part in [name for name in package.names() if name.startswith("xl/charts/") and name.endswith(".xml")]:
        package.put(part, _CACHE.sub(b"", package.xml(part)))


def drop_thumbnail(workbook: Workbook) -> None:
    """Take out the small picture of the first sheet that some programs save along."""
    package = workbook.package
    links = [link for link in package.relationships("") if link.kind == "thumbnail"]
    for part in [target for link in links if (target := package.target("", link))]:
        package.remove(part)
    if links:
        package.unrelate("", [link.id for link in links])


def forget_results(page: Sheet) -> None:
    """Take out what the formulas of a sheet gave when they were last calculated."""
    page.flush()
    xml = page.xml
    result = re.compile(rb"(</%bf\s*>|<%bf(?:\s[^>]*)?/>)<%bv>[^<]*</%bv>" % ((re.escape(xml.prefix),) * 4))
    splices = Splices()
    for _, _, span in xml.grid.all_cells():
        cell = xml.data[span.start : span.end]
        if page.codec.has_formula(cell):
            splices.put(span.start, span.end, result.sub(rb"\g<1>", cell))
    if splices.items:
        page.replace_data(splices.apply(xml.data))


def empty_sheet(workbook: Workbook, page: Sheet) -> None:
    """Leave nothing on a sheet but its formats: no value, formula, comment, link or drawing."""
    page.flush()
    xml, package = page.xml, workbook.package
    splices = Splices()
    for row, col, span in xml.grid.all_cells():
        cell = xml.data[span.start : span.end]
        splices.put(span.start, span.end, cell_tags(xml.prefix, column_letters(col), style_of(cell))[0] % row)
    for element in xml.root.children:
        if element.name in _FROM_ROWS:
            splices.put(element.start, element.end, b"")
    page.replace_data(splices.apply(xml.data))
    links = [link for link in package.relationships(page.part) if link.kind not in {"table", "printerSettings"}]
    for part in [target for link in links if (target := package.target(page.part, link))]:
        package.remove(part)
    if links:
        package.unrelate(page.part, [link.id for link in links])
    workbook.formulas_changed()
