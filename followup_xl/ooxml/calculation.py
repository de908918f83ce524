"""The calculation chain, and whether Excel must calculate on opening."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .dependence import Changes, Dependence, formulas_of

if TYPE_CHECKING:
    from .bookxml import BookXml
    from .package import Package
    from .tablexml import TableXml


def settle(
    package: Package, book: BookXml, tables: Iterable[tuple[str, TableXml]], changes: Changes, *, formulas_changed: bool
) -> bool:
    """Drop the chain when formulas came or went; ask for calculation when a formula may depend on a change."""
    if formulas_changed:
        drop_chain(package, book.part)
    if not changes and not formulas_changed:
        return False
    if book.recalculates_on_load:
        return True
    if not formulas_changed and not _any_depends(package, book, Dependence(book, tables, changes)):
        return False
    book.recalculate_on_load()
    return True


def drop_chain(package: Package, workbook_part: str) -> None:
    """Take out calcChain with its relationship and content type; Excel builds it anew."""
    links = [r for r in package.relationships(workbook_part) if r.kind == "calcChain"]
    if not links:
        return
    parts = [package.target(workbook_part, link) for link in links]
    package.unrelate(workbook_part, [link.id for link in links])
    for part in parts:
        if part is not None:
            package.remove(part)


def _any_depends(package: Package, book: BookXml, dependence: Dependence) -> bool:
    tabs = [(tab.name, tab.part) for tab in book.tabs if tab.part is not None]
    return any(dependence.depends(name, formula) for name, part in tabs for formula in formulas_of(package, part))
