"""Before a new file takes the place of the old one: is everything in it that must be?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import OoxmlError, SelfCheckFailed
from .sheetxml import SheetXml
from .xmltree import parse
from .zipdir import Member, read_directory

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .package import Package
    from .sheet import Sheet

_TREE_BELOW = 4 << 20


def check_written(written: bytes, package: Package, sheets: Mapping[str, Sheet]) -> None:
    """Compare what was written with what was meant: untouched members byte for byte, edits by reading them back.

    Raises SelfCheckFailed.
    """
    try:
        members = {m.name: m for m in read_directory(written, package.path)[0]}
        _check_untouched(written, package, members)
        for name in package.changed:
            _check_changed(written, package, members, name, sheets)
    except SelfCheckFailed:
        raise
    except OoxmlError as error:
        raise SelfCheckFailed(path=package.path, reason=str(error)) from error


def _check_untouched(written: bytes, package: Package, members: Mapping[str, Member]) -> None:
    touched = set(package.changed)
    for old in {m.name: m for m in package.members if m.name not in touched}.values():
        new = members.get(old.name)
        if new is None or (new.crc, new.size, new.packed) != (old.crc, old.size, old.packed):
            raise SelfCheckFailed(path=package.path, reason=f"{old.name} is not as it was")
        if new.packed_bytes(written, package.path) != old.packed_bytes(package.data, package.path):
            raise SelfCheckFailed(path=package.path, reason=f"the bytes of {old.name} are not as they were")


def _check_changed(
    written: bytes, package: Package, members: Mapping[str, Member], name: str, sheets: Mapping[str, Sheet]
) -> None:
    if package.find(name) is None:
        if name in members:
            raise SelfCheckFailed(path=package.path, reason=f"{name} is still there")
        return
    if name not in members:
        raise SelfCheckFailed(path=package.path, reason=f"{name} is missing")
    content = members[name].read(written, package.path)
    if content != package.raw(name):
        raise SelfCheckFailed(path=package.path, reason=f"{name} is not what was meant")
    if name in sheets:
        _check_cells(content, sheets[name], package.path)
    elif name.lower().endswith((".xml", ".rels", ".vml")) and len(content) < _TREE_BELOW:
        parse(content, name)


def _check_cells(content: bytes, sheet: Sheet, path: str) -> None:
    """Every cell that was set says what it was set to."""
    xml = SheetXml(content, sheet.part)
    grid, codec = xml.grid, sheet.codec
    for (row, col), value in sheet.written.items():
        span = grid.cell(row, col)
        cell = content[span.start : span.end] if span else b""
        if not (codec.same(cell, value) if cell else value in (None, "")):
            raise SelfCheckFailed(path=path, reason=f"row {row}, column {col} on {sheet.name} does not hold {value!r}")
