"""Traces of cells that are gone, taken out of the file: unused shared strings, what charts and formulas remember."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .cells import cell_tags, style_of
from .ranges import Area, column_letters
from .relationships import rels_name
from .xmltree import Splices, parse, prefix_of

if TYPE_CHECKING:
    from .package import Package
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


def forget_results(page: Sheet, but: Sequence[Area] = ()) -> None:
    """Take out what formulas gave when they were last calculated, except of those inside some areas."""
    page.flush()
    xml = page.xml
    result = re.compile(rb"(</%bf\s*>|<%bf(?:\s[^>]*)?/>)<%bv>[^<]*</%bv>" % ((re.escape(xml.prefix),) * 4))
    splices = Splices()
    for row, col, span in xml.grid.all_cells() if page.mentions_formulas() else ():
        cell = xml.data[span.start : span.end]
        if page.codec.has_formula(cell) and not any(area.holds(row, col) for area in but):
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
    parts = [target for link in links if (target := package.target(page.part, link))]
    if links:
        package.unrelate(page.part, [link.id for link in links])
    for part in parts:
        _remove(package, part)
    workbook.formulas_changed()


def _remove(package: Package, part: str) -> None:
    """Take out a part, and what it alone leads to."""
    if package.find(part) is None or part in _wanted(package):
        return
    below = [target for link in package.relationships(part) if (target := package.target(part, link))]
    package.remove(rels_name(part))
    package.remove(part)
    for target in below:
        _remove(package, target)


def _wanted(package: Package) -> set[str]:
    """The parts that another part leads to."""
    sources = ["", *(name for name in package.names() if not name.endswith(".rels"))]
    return {
        target
        for source in sources
        for link in package.relationships(source)
        if (target := package.target(source, link))
    }
