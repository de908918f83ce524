"""Formula text: its references found, moved along, and shared formulas written out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import limits
from .ranges import column_letters, column_number
from .xmltext import character_data, escape

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .sheet import Sheet

_TOKEN = re.compile(
    r"""
    (?P<string>"(?:[^"]|"")*")
    |(?P<sheet>(?:'(?:[^']|'')+'|(?:\[[^\]]*\])?[^\W\d][\w.]*(?::[^\W\d][\w.]*)?)!)
    |(?P<bracket>\[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\])
    |(?P<range>\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?::\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})?(?![\w.(\\]))
    |(?P<columns>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?![\w.(!\\]))
    |(?P<rows>\$?\d+:\$?\d+(?![\w.]))
    |(?P<name>[^\W\d][\w.\\]*)
    |(?P<number>\d+(?:\.\d*)?(?:[eE][+-]?\d+)?)
    |(?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
CORNER = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)([0-9]+)")
"""A cell in a formula: `$`, column, `$`, row."""
_EDGE = re.compile(r"(\$?)([A-Za-z]+|[0-9]+)")


def tokens(formula: str) -> Iterator[tuple[str, str]]:
    """The pieces of a formula as (kind, text); joined they are the formula again."""
    for match in _TOKEN.finditer(formula):
        yield match.lastgroup or "other", match[0]


def rewrite(formula: str, change: Callable[[str, str, str], str]) -> str:
    """The formula with `change(kind, sheet prefix, text)` in place of every range, column and row reference."""
    pieces = []
    prefix = ""
    for kind, text in tokens(formula):
        pieces.append(change(kind, prefix, text) if kind in {"range", "columns", "rows"} else text)
        prefix = text if kind == "sheet" else ""
    return "".join(pieces)


def shifted(formula: str, rows: int, cols: int) -> str:
    """The formula as it reads when filled `rows` down and `cols` to the right."""
    return rewrite(formula, lambda _kind, _prefix, text: _shift_reference(text, rows, cols))


def _shift_reference(text: str, rows: int, cols: int) -> str:
    if CORNER.match(text):
        return CORNER.sub(lambda m: _shift_corner(m, rows, cols), text)
    return _EDGE.sub(lambda m: m[0] if m[1] else _shift_edge(m[2], rows, cols), text)


def _shift_corner(match: re.Match[str], rows: int, cols: int) -> str:
    col = column_number(match[2]) + (0 if match[1] else cols)
    row = int(match[4]) + (0 if match[3] else rows)
    if not (0 < col <= limits.MAX_COLUMN and 0 < row <= limits.MAX_ROW):
        return "#REF!"
    return f"{match[1]}{column_letters(col)}{match[3]}{row}"


def _shift_edge(edge: str, rows: int, cols: int) -> str:
    return str(int(edge) + rows) if edge.isdecimal() else column_letters(column_number(edge) + cols)


def is_relative(formula: str) -> bool:
    """Whether filling the formula down one row changes it."""
    return shifted(formula, 1, 0) != formula


_SHARED = re.compile(rb"""\st\s*=\s*["']shared["']""")
_INDEX = re.compile(rb"""\ssi\s*=\s*["']([0-9]+)["']""")


def formula_of(cell: bytes, prefix: bytes) -> tuple[bytes, str]:
    """The `<f>` tag of a cell and its text; empty when it has none."""
    match = re.search(
        rb"<%bf(?:\s[^>]*?)?(?:/>|>(.*?)</%bf\s*>)" % (re.escape(prefix), re.escape(prefix)), cell, re.DOTALL
    )
    return (match[0], character_data(match[1] or b"")) if match else (b"", "")


def own_formula(sheet: Sheet, row: int, col: int) -> str:
    """The text of a cell's formula, worked out from its master when it is shared; empty when there is none."""
    tag, text = formula_of(sheet.bytes_of(row, col), sheet.xml.prefix)
    if text or not tag:
        return text
    master = _master(sheet, tag)
    return shifted(master[2], row - master[0], col - master[1]) if master else ""


def _master(sheet: Sheet, tag: bytes) -> tuple[int, int, str] | None:
    for row, col, other, text in _group(sheet, tag):
        if text and other:
            return row, col, text
    return None


def _group(sheet: Sheet, tag: bytes) -> Iterator[tuple[int, int, bytes, str]]:
    """Every cell that shares the formula of `tag`: row, column, its own tag, its own text."""
    index = _INDEX.search(tag, 0, tag.index(b">"))
    if not index or not _SHARED.search(tag, 0, tag.index(b">")):
        return
    for row, col, span in sheet.xml.grid.all_cells():
        cell = sheet.xml.data[span.start : span.end]
        if b"shared" not in cell:
            continue
        other, text = formula_of(cell, sheet.xml.prefix)
        found = _INDEX.search(other, 0, other.index(b">")) if other else None
        if found and found[1] == index[1]:
            yield row, col, other, text


def expand_shared(sheet: Sheet, row: int, col: int) -> None:
    """Before the master of a shared formula goes: give every other cell of its group the formula in full."""
    tag, formula = formula_of(sheet.bytes_of(row, col), sheet.xml.prefix)
    if not tag or not formula:
        return
    prefix = sheet.xml.prefix
    for other_row, other_col, other, text in list(_group(sheet, tag)):
        if text or other_row in sheet.edits.get(other_col, {}):
            continue
        full = escaped(shifted(formula, other_row - row, other_col - col))
        cell = sheet.bytes_of(other_row, other_col)
        sheet.put_raw(other_row, other_col, cell.replace(other, b"<%bf>%b</%bf>" % (prefix, full, prefix), 1))


def escaped(formula: str) -> bytes:
    """Formula text as the content of an element."""
    return escape(formula).encode()
