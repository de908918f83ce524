"""The very hidden sheet of a handed out workbook that holds its snapshot."""

from collections.abc import Iterator
from typing import Final

from followup_xl.ooxml import Sheet, Workbook
from followup_xl.ooxml.addsheet import add_text_sheet
from followup_xl.ooxml.scrub import empty_sheet
from followup_xl.sharing.snapshot import TITLE, BadSnapshotError, Snapshot, read_snapshot, write_snapshot

NAME: Final = "fx snapshot"


def put_snapshot(workbook: Workbook, snapshot: Snapshot) -> None:
    """Add the sheet behind the last one."""
    add_text_sheet(workbook, NAME, write_snapshot(snapshot), state="veryHidden")


def drop_snapshots(workbook: Workbook) -> None:
    """Empty the snapshots that a workbook holds from an earlier split."""
    for page in list(_pages(workbook)):
        empty_sheet(workbook, page)


def find_snapshot(workbook: Workbook) -> Snapshot:
    """The snapshot of a workbook.

    Raises:
        BadSnapshotError: it has none, or a damaged one.
    """
    page = next(_pages(workbook), None)
    if page is None:
        raise BadSnapshotError
    return read_snapshot([str(page.get(row, 1) or "") for row in page.xml.grid.numbers])


def _pages(workbook: Workbook) -> Iterator[Sheet]:
    """The hidden sheets that begin with our title; a program may have made a very hidden sheet a hidden one."""
    for tab in workbook.book.tabs:
        if tab.state != "visible" and tab.name in workbook.sheets and workbook[tab.name].get(1, 1) == TITLE:
            yield workbook[tab.name]
