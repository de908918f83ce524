"""Before a new file takes the place of the old one: is everything in it that must be?"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from .bulk import usual_cells
from .errors import OoxmlError, SelfCheckFailed
from .ranges import cell_name
from .sheetxml import SheetXml
from .splice import Edit, last_edits
from .xmltree import check_well_formed
from .zipdir import Member, read_directory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .cells import Codec
    from .package import Package
    from .sheet import Sheet
    from .values import Value

_MANY = 64


def check_edits(package: Package, sheets: Iterable[Sheet]) -> None:
    """Read back every cell that was set, from the parts that are going to be written. Raises SelfCheckFailed."""
    with _as_failure(package.path):
        for sheet in sheets:
            if sheet.written:
                _check_cells(package.raw(sheet.part), sheet, package.path)


def check_written(written: bytes, package: Package) -> None:
    """Compare what is on the disk with what was meant, member by member and byte by byte. Raises SelfCheckFailed."""
    with _as_failure(package.path):
        members = {m.name: m for m in read_directory(written, package.path)[0]}
        _check_untouched(written, package, members)
        for name in package.changed:
            _check_changed(written, package, members, name)


@contextmanager
def _as_failure(path: str) -> Iterator[None]:
    try:
        yield
    except SelfCheckFailed:
        raise
    except OoxmlError as error:
        raise SelfCheckFailed(path=path, reason=str(error)) from error


def _check_untouched(written: bytes, package: Package, members: Mapping[str, Member]) -> None:
    touched = set(package.changed)
    for old in {m.name: m for m in package.members if m.name not in touched}.values():
        new = members.get(old.name)
        if new is None or (new.crc, new.size, new.packed) != (old.crc, old.size, old.packed):
            raise SelfCheckFailed(path=package.path, reason=f"{old.name} is not as it was")
        if new.packed_bytes(written, package.path) != old.packed_bytes(package.data, package.path):
            raise SelfCheckFailed(path=package.path, reason=f"the bytes of {old.name} are not as they were")


def _check_changed(written: bytes, package: Package, members: Mapping[str, Member], name: str) -> None:
    if package.find(name) is None:
        if name in members:
            raise SelfCheckFailed(path=package.path, reason=f"{name} is still there")
        return
    if name not in members:
        raise SelfCheckFailed(path=package.path, reason=f"{name} is missing")
    content = members[name].read(written, package.path)
    if content != package.raw(name):
        raise SelfCheckFailed(path=package.path, reason=f"{name} is not what was meant")
    if name.lower().endswith((".xml", ".rels", ".vml")):
        check_well_formed(content, name)


def _check_cells(content: bytes, sheet: Sheet, path: str) -> None:
    """Every cell that was set says what it was set to."""
    xml = SheetXml(content, sheet.part)
    for col, cells in last_edits(sheet.written).items():
        for row, value in _unsaid(xml, sheet.codec, col, cells):
            place = f"{cell_name(row, col)} on {sheet.name}"
            raise SelfCheckFailed(path=path, reason=f"{place} does not hold {value!r}")


def _unsaid(xml: SheetXml, codec: Codec, col: int, cells: dict[int, Edit]) -> Iterator[tuple[int, Value]]:
    """Rows of a column that do not say what they should."""
    left = cells
    if len(cells) >= _MANY:
        left = dict(cells)
        for found in usual_cells(xml, col):
            edit = left.get(int(found[1]))
            if edit is not None and (found[0] == edit.content or codec.says(found, edit.value)):
                del left[int(found[1])]
    for row, edit in left.items():
        span = xml.grid.cell(row, col)
        cell = content if span and (content := xml.data[span.start : span.end]) else b"<c/>"
        if not codec.same(codec.value(cell), edit.value):
            yield row, edit.value
