"""Parts that point to rows of a sheet, when some of those rows leave it: tables, names, comments, drawings, charts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from .errors import CannotKeepRows
from .formulas import escaped
from .ranges import cell_place
from .xmltext import character_data
from .xmltree import Splices, parse

if TYPE_CHECKING:
    from .bookxml import BookXml
    from .package import Package
    from .rowmap import RowMap
    from .sheet import Sheet
    from .tablexml import TableXml

_SHAPE = re.compile(rb"<((?:\w+:)?shape)\s.*?</\1>", re.DOTALL)
_NOTE = re.compile(rb"""ObjectType\s*=\s*["']Note["']""")
_NOTE_ROW = re.compile(rb"(<(?:\w+:)?Row>\s*)([0-9]+)")
_NOTE_ANCHOR = re.compile(rb"(<(?:\w+:)?Anchor>)([^<]*)")
_ANCHOR = re.compile(rb"<((?:\w+:)?)(?:two|one)CellAnchor[\s>].*?</\1(?:two|one)CellAnchor>", re.DOTALL)
_ANCHOR_ROW = re.compile(rb"(<(?:\w+:)?row>)([0-9]+)(<)")
_CHART_FORMULA = re.compile(rb"(<(?:\w+:)?f>)([^<]+)(</)")


def move_tables(tables: Iterable[TableXml], own: TableXml, rows: RowMap) -> None:
    """The ranges of all tables of the sheet; the filter of the table itself is cleared."""
    for table in tables:
        table.move(rows.box, clear=table is own)


def move_names(book: BookXml, rows: RowMap) -> None:
    """Defined names."""
    texts = {index: rows.formula(name.text, "") for index, name in enumerate(book.names)}
    book.rename_texts({index: text for index, text in texts.items() if text != book.names[index].text})


def move_charts(package: Package, rows: RowMap) -> None:
    """The ranges of charts."""

    def moved(match: re.Match[bytes]) -> bytes:
        return match[1] + escaped(rows.formula(character_data(match[2]), "")) + match[3]

    for part in [name for name in package.names() if name.startswith("xl/charts/") and name.endswith(".xml")]:
        package.put(part, _CHART_FORMULA.sub(moved, package.xml(part)))


def keep_comments(package: Package, part: str, rows: RowMap, *, blank: bool) -> None:
    """Comments and threads leave with their rows; `blank`: also those of the row that stays for form's sake."""

    def place(row: int) -> int | None:
        return None if blank and row == rows.first else rows.row(row)

    for kind, name in (("comments", "comment"), ("threadedComment", "threadedComment")):
        for target in package.targets(part, kind):
            package.put(target, _commented(package.xml(target), target, name, place))
    for target in package.targets(part, "vmlDrawing"):
        package.put(target, _SHAPE.sub(lambda match: _shape(match[0], place), package.xml(target)))


def _commented(data: bytes, part: str, name: str, place: Callable[[int], int | None]) -> bytes:
    splices = Splices()
    for element in parse(data, part).walk():
        if element.name.rpartition("}")[2] != name:
            continue
        ref = element.attributes.get("ref", "")
        row, _ = cell_place(ref)
        new = place(row)
        if new is None:
            splices.put(element.start, element.end, b"")
        elif new != row:
            splices.attribute(data, element, "ref", f"{ref.rstrip('0123456789')}{new}")
    return splices.apply(data)


def _shape(shape: bytes, place: Callable[[int], int | None]) -> bytes:
    """The frame of a comment; other shapes stay."""
    found = _NOTE_ROW.search(shape)
    if not found or not _NOTE.search(shape):
        return shape
    row = int(found[2])
    new = place(row + 1)
    if new is None:
        return b""
    step = new - 1 - row
    shape = _NOTE_ROW.sub(rb"\g<1>%d" % (new - 1), shape)
    return _NOTE_ANCHOR.sub(lambda match: match[1] + _anchored(match[2], step), shape)


def _anchored(anchor: bytes, step: int) -> bytes:
    """Left column, offset, top row, offset, right column, offset, bottom row, offset."""
    numbers = anchor.split(b",")
    for place in (2, 6):
        if len(numbers) > place:
            numbers[place] = b" %d" % max(0, int(numbers[place]) + step)
    return b",".join(numbers)


def keep_drawings(package: Package, page: Sheet, rows: RowMap) -> None:
    """What floats below the rows moves up; a picture over them may show what they say. Raises CannotKeepRows."""

    def anchored(match: re.Match[bytes]) -> bytes:
        found = _ANCHOR_ROW.search(match[0])
        top = int(found[2]) + 1 if found else 0
        if rows.first <= top <= rows.last and b"pic>" in match[0]:
            raise CannotKeepRows(sheet=page.name, cause="picture", reason=f"a picture lies on row {top}")
        if top <= rows.last:
            return match[0]
        return _ANCHOR_ROW.sub(lambda row: row[1] + b"%d" % (int(row[2]) - rows.gone) + row[3], match[0])

    for target in package.targets(page.part, "drawing"):
        package.put(target, _ANCHOR.sub(anchored, package.xml(target)))
