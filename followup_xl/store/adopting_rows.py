"""An empty row put into a plain sheet, for headings that a list does not have."""

import re
from typing import Final

from followup_xl.model.errors import FollowupError
from followup_xl.ooxml import Sheet, Workbook

_PLAIN: Final = frozenset(
    {
        "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "phoneticPr", "printOptions",
        "pageMargins", "pageSetup", "headerFooter",
    }
)  # fmt: skip
"""Parts of a sheet that do not tell of single rows, or not so that it matters."""
_DIMENSION: Final = re.compile(rb"<((?:\w+:)?)dimension\b[^>]*/>")


class NoRoomForHeadingsError(FollowupError):
    """The sheet speaks of its rows elsewhere too, so none can be put in."""

    code = "usage"


def put_row_in(workbook: Workbook, sheet: Sheet, above: int) -> None:
    """Move the row ``above`` (from 1) and all below it down by one.

    Raises:
        NoRoomForHeadingsError: a formula, a name, a merged cell or something else tells of cells by their rows.
    """
    if not _is_plain(workbook, sheet):
        raise NoRoomForHeadingsError
    span = sheet.xml.rows_span
    data = sheet.xml.data
    prefix = re.escape(sheet.xml.prefix)
    rows = re.compile(rb"(<" + prefix + rb"row\b[^>]*?\sr=[\"'])(\d+)(?=[\"'])")
    cells = re.compile(rb"(<" + prefix + rb"c\b[^>]*?\sr=[\"'][A-Z]+)(\d+)(?=[\"'])")

    def moved(match: re.Match[bytes]) -> bytes:
        row = int(match[2])
        return match[1] + b"%d" % (row + (row >= above))

    inside = cells.sub(moved, rows.sub(moved, data[slice(*span)]))
    sheet.replace_data(_DIMENSION.sub(b"", data[: span[0]]) + inside + data[span[1] :])


def _is_plain(workbook: Workbook, sheet: Sheet) -> bool:
    formulas = any(one.mentions_formulas() for one in sheet.all_sheets())
    placed = sheet.xml.data.count(b"<%bc " % sheet.xml.prefix) == len(list(sheet.xml.grid.all_cells()))
    plain = {child.name for child in sheet.xml.root.children} <= _PLAIN
    return plain and placed and sheet.xml.tidy and not formulas and not workbook.book.names
