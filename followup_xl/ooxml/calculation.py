"""The calculation chain, and whether Excel must calculate on opening."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .bookxml import BookXml
    from .package import Package

Changes = "Mapping[str, Mapping[int, Sequence[int]]]"


def settle(
    package: Package, book: BookXml, changes: Mapping[str, Mapping[int, Sequence[int]]], *, formulas_changed: bool
) -> bool:
    """Drop the chain when formulas came or went; ask for calculation when a formula may depend on a change."""
    if formulas_changed:
        drop_chain(package, book.part)
    if not formulas_changed and not (changes and _any_formula(package, book)):
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


def _any_formula(package: Package, book: BookXml) -> bool:
    return any(tab.part and b"<f" in package.raw(tab.part) for tab in book.tabs)
