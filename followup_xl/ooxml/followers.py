"""Ranges that end with a table's data and must end with it again: formats, validations, defined names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import BadReference
from .formulas import tokens
from .ranges import Area, area
from .xmltree import Element, Splices

if TYPE_CHECKING:
    from collections.abc import Callable

    from .sheet import Sheet
    from .tablexml import TableXml

_LISTS = {"conditionalFormatting", "dataValidation", "ignoredError", "protectedRange"}
_X14 = {"x14:conditionalFormatting", "x14:dataValidation"}


def extend(sheet: Sheet, table: TableXml, old: Area, new: Area) -> None:
    """After a table grew from `old` to `new` data rows. Nothing is cut when it shrank: formats may reach further."""
    if new.max_row <= old.max_row:
        return

    def move(box: Area) -> Area:
        inside = old.min_col <= box.min_col and box.max_col <= old.max_col
        covers = box.min_row <= max(old.min_row, old.max_row) and box.max_row == old.max_row
        return box._replace(max_row=new.max_row) if inside and covers else box

    _extend_lists(sheet, move)
    _extend_names(sheet, table, move, old, new)


def _extend_lists(sheet: Sheet, move: Callable[[Area], Area]) -> None:
    splices = Splices()
    data = sheet.xml.data
    for element in sheet.xml.root.walk():
        if element.name in _LISTS and "sqref" in element.attributes:
            before = element.attributes["sqref"]
            after = moved_list(before, move)
            if after != before:
                splices.attribute(data, element, "sqref", after)
        elif element.name in _X14:
            _extend_x14(element, move, splices)
    if splices.items:
        sheet.replace_data(splices.apply(data))


def _extend_x14(element: Element, move: Callable[[Area], Area], splices: Splices) -> None:
    inner = element.find("xm:sqref")
    if inner is not None:
        after = moved_list(inner.text, move)
        if after != inner.text:
            splices.put(inner.open_end, inner.close, after.encode())


def moved_list(sqref: str, move: Callable[[Area], Area]) -> str:
    """A list of ranges with `move` applied to each."""
    return " ".join(_moved(part, move) for part in sqref.split())


def _moved(ref: str, move: Callable[[Area], Area]) -> str:
    try:
        before = area(ref)
    except BadReference:
        return ref
    after = move(before)
    return ref if after == before else str(after)


def _extend_names(sheet: Sheet, table: TableXml, move: Callable[[Area], Area], old: Area, new: Area) -> None:
    """Defined names of exactly the data, the table or a print area that ends with it."""
    texts = {}
    for index, name in enumerate(sheet.book.names):
        box_move = _move_print(table, old, new) if name.name == "_xlnm.Print_Area" else move
        after = _moved_formula(name.text, sheet.name, box_move)
        if after != name.text:
            texts[index] = after
    sheet.book.rename_texts(texts)


def _move_print(table: TableXml, old: Area, new: Area) -> Callable[[Area], Area]:
    """A print area follows when it held the whole table and ended with it."""
    step = new.max_row - old.max_row
    box = table.area

    def move(printed: Area) -> Area:
        holds = printed.min_col <= box.min_col and box.max_col <= printed.max_col and printed.min_row <= box.min_row
        return (
            printed._replace(max_row=printed.max_row + step)
            if holds and printed.max_row == box.max_row - step
            else printed
        )

    return move


def _moved_formula(formula: str, sheet: str, move: Callable[[Area], Area]) -> str:
    """The formula with absolute ranges on that sheet moved."""
    pieces = []
    prefix = ""
    for kind, text in tokens(formula):
        here = prefix[:-1].strip("'").replace("''", "'").casefold() == sheet.casefold()
        pieces.append(_moved_range(text, move) if kind == "range" and here and ":" in text else text)
        prefix = text if kind == "sheet" else ""
    return "".join(pieces)


def _moved_range(text: str, move: Callable[[Area], Area]) -> str:
    before = area(text)
    after = move(before)
    if after == before:
        return text
    head, _, tail = text.rpartition(":")
    return f"{head}:{tail.removesuffix(str(before.max_row))}{after.max_row}"
