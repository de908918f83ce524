"""May a formula depend on the cells that were changed? In doubt the answer is yes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from .formulas import tokens
from .ranges import Area, area, areas
from .xmltext import character_data

if TYPE_CHECKING:
    from .bookxml import BookXml
    from .package import Package
    from .tablexml import TableXml

Changes: TypeAlias = Mapping[str, Mapping[int, AbstractSet[int]]]
"""Sheet -> column -> rows that were changed."""

_FORMULA = re.compile(rb"<(?:[^\s<>/:?!]+:)?f(\s[^>]*?)?(?:/>|>([^<]*)<)")
_HINT = re.compile(rb"</(?:[^\s<>/:?!]+:)?f>")
_SHARED_REF = re.compile(rb"""\sref\s*=\s*["']([^"']+)""")
_ANYWHERE = {"INDIRECT", "OFFSET"}
"""Functions whose reference is not in their text."""
_ENOUGH = 5_000
"""Formulas looked at one by one; a workbook with more of them is taken to depend on anything."""


class Formula(NamedTuple):
    """A formula's text, and how many rows and columns further down it is shared."""

    text: str
    rows: int
    cols: int


def has_formulas(package: Package, part: str) -> bool:
    """Whether a sheet has formulas; it is only skimmed, never held in memory."""
    return package.contains(part, b"f>", _HINT)


def formulas_of(package: Package, part: str) -> Iterator[Formula]:
    """The formulas of a sheet."""
    if not has_formulas(package, part):
        return
    for match in _FORMULA.finditer(package.xml(part)):
        shared = _SHARED_REF.search(match[1] or b"")
        box = next(iter(areas(shared[1].decode("ascii", "replace"))), None) if shared else None
        size = (box.max_row - box.min_row, box.max_col - box.min_col) if box else (0, 0)
        if match[2]:
            yield Formula(character_data(match[2]), *size)


class Dependence:
    """Answers for one set of changes."""

    def __init__(self, book: BookXml, tables: Iterable[tuple[str, TableXml]], changes: Changes) -> None:
        self._changes = {sheet.casefold(): columns for sheet, columns in changes.items()}
        self._names = {n.name.casefold(): n for n in book.names}
        self._tables = {table.name.casefold(): (sheet, table.area) for sheet, table in tables}
        self._seen: set[str] = set()
        self._asked = 0

    def depends(self, sheet: str, formula: Formula) -> bool:
        """Whether a formula on that sheet may give another value now."""
        self._asked += 1
        return self._asked > _ENOUGH or self._text_depends(sheet, formula)

    def _text_depends(self, sheet: str, formula: Formula) -> bool:
        prefix = ""
        pieces = list(tokens(formula.text))
        for (kind, text), (_, following) in zip(pieces, [*pieces[1:], ("", "")], strict=True):
            if kind == "sheet":
                prefix = text
                continue
            external = "[" in prefix
            if not external and kind == "name" and self._name_depends(sheet, text, following):
                return True
            if not external and kind == "bracket" and sheet.casefold() in self._changes:
                return True
            if not external and kind in _RANGES and self._range_depends(sheet, prefix, text, formula):
                return True
            prefix = ""
        return False

    def _range_depends(self, sheet: str, prefix: str, text: str, formula: Formula) -> bool:
        target = prefix[:-1].strip("'").replace("''", "'") if prefix else sheet
        if ":" in target:
            return True
        box = area(text)
        return self._touched(
            target, box._replace(max_row=box.max_row + formula.rows, max_col=box.max_col + formula.cols)
        )

    def _name_depends(self, sheet: str, name: str, following: str) -> bool:
        folded = name.casefold()
        if following == "(":
            return name.upper() in _ANYWHERE
        if folded in {"true", "false"} or folded in self._seen:
            return False
        if folded in self._tables:
            return self._touched(*self._tables[folded])
        defined = self._names.get(folded)
        if defined is None:
            return True
        self._seen.add(folded)
        return self._text_depends(sheet, Formula(defined.text, 0, 0))

    def _touched(self, sheet: str, box: Area) -> bool:
        columns = self._changes.get(sheet.casefold(), {})
        return any(_meets(rows, box) for col, rows in columns.items() if box.min_col <= col <= box.max_col)


def _meets(rows: AbstractSet[int], box: Area) -> bool:
    if len(rows) > box.max_row - box.min_row:
        return any(row in rows for row in range(box.min_row, box.max_row + 1))
    return any(box.min_row <= row <= box.max_row for row in rows)


_RANGES = {"range", "columns", "rows"}
