"""Some rows of a table kept, all others taken out of the file: whole rows of the sheet leave, those below move up.

Everything that points to rows of the sheet follows: formulas, formats, validations, names, links, comments, charts.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING

from .cells import cell_tags, style_of
from .errors import CannotKeepRows
from .formulas import escaped, formula_of
from .keeplists import Surroundings
from .keepparts import keep_comments, keep_drawings, move_charts, move_names, move_tables
from .ranges import Area, column_letters
from .rowmap import RowMap
from .unsharing import write_out_shared
from .xmltext import character_data

if TYPE_CHECKING:
    from .sheet import Sheet
    from .table import Table
    from .workbook import Workbook

_FORMULA = re.compile(rb"(<(?:[^\s<>/:?!]+:)?f(?:\s[^>]*)?>)([^<]+)(</)")
_COPIES = ("xl/pivotCache/", "xl/model/", "xl/revisions/")
"""Parts in which other programs keep rows of tables a second time."""
_HIDDEN = re.compile(rb"""\shidden\s*=\s*["'](?:1|true)["']""")


def keep_rows(workbook: Workbook, table: Table, indexes: Collection[int]) -> None:
    """Keep the data rows with these 0-based numbers, in their order; without any one blank row stays.

    Filters of the sheet and the table are cleared. Raises CannotKeepRows when something stands across the rows.
    """
    if len(indexes) == len(table) > 0:
        return
    page, box = workbook[table.sheet], table.xml.data
    page.flush()
    _check(workbook, page, table)
    kept = [box.min_row + index for index in sorted(indexes)] or [box.min_row]
    rows = RowMap(table.sheet, box.min_row, box.max_row, kept)
    if not indexes:
        _blank(page, table)
    keep_comments(workbook.package, page.part, rows, blank=not indexes)
    keep_drawings(workbook.package, page, rows)
    for other in [workbook[name] for name in workbook.sheets]:
        _keep_on(workbook, other, rows, blank=not indexes)
    move_tables(workbook.tables_on(table.sheet), table.xml, rows)
    move_names(workbook.book, rows)
    move_charts(workbook.package, rows)
    workbook.formulas_changed()


def _check(workbook: Workbook, page: Sheet, table: Table) -> None:
    box = table.xml.data
    whole = Area(box.min_row, 1, box.max_row, 1 << 14)
    found = ("", "") if page.xml.tidy else ("unusual", "it is written in an unusual way")
    for name, other in page.tables_here():
        if name != table.name and other.meets(whole):
            found = "table", f"the table {name} lies beside {table.name}"
    for merged in (*page.xml.merged, *(a for a in page.xml.arrays if a.min_row != a.max_row)):
        if merged.meets(whole):
            found = "merged", f"the merged cell or array formula {merged} lies across its rows"
    if any(part.startswith(_COPIES) for part in workbook.package.names()):
        found = "copy", "a pivot table or data model holds a copy of all rows"
    if found[0]:
        raise CannotKeepRows(sheet=page.name, cause=found[0], reason=found[1])


def _keep_on(workbook: Workbook, page: Sheet, rows: RowMap, *, blank: bool) -> None:
    """One sheet after the rows have left theirs."""
    here = page.name == rows.sheet
    if not here and not page.mentions_formulas() and rows.sheet.encode() not in workbook.package.xml(page.part):
        return
    write_out_shared(page)
    around = Surroundings(page.xml, rows, page.name, blank=blank)
    splices = around.splices()
    data = page.xml.data
    for row, span in page.xml.grid.rows.items():
        old = data[span.start : span.end]
        new = _row(old, row, rows, page) if here else _formulas(old, rows, page.name)
        if new != old:
            splices.put(span.start, span.end, new)
    page.replace_data(splices.apply(data))
    page.written.clear()  # They name cells by where they stood.
    links = {link.id for link in workbook.package.relationships(page.part) if link.kind == "hyperlink"}
    gone = around.dropped & links
    if gone:
        workbook.package.unrelate(page.part, gone)


def _row(old: bytes, row: int, rows: RowMap, page: Sheet) -> bytes:
    """A row with its new number; nothing when it leaves."""
    new = rows.row(row)
    if new is None:
        return b""
    if rows.first <= row <= rows.last:
        end = old.index(b">")
        old = _HIDDEN.sub(b"", old[:end]) + old[end:]
    if new != row:
        old = _own_number(page.xml.prefix).sub(rb"\g<1>%d" % new, old)
    return _formulas(old, rows, page.name)


@cache
def _own_number(prefix: bytes) -> re.Pattern[bytes]:
    """The number of a row, in its own tag and in those of its cells."""
    return re.compile(rb"""(<%b(?:row|c)(?:\s[^>]*?)?\sr\s*=\s*["'][A-Z]*)[0-9]+""" % re.escape(prefix))


def _formulas(data: bytes, rows: RowMap, own: str) -> bytes:
    """The formulas among those bytes, pointing to where their cells went."""
    if b"</" not in data or b"f>" not in data:
        return data

    def moved(match: re.Match[bytes]) -> bytes:
        before = character_data(match[2])
        after = rows.formula(before, own)
        tag = re.sub(rb"""(\sref\s*=\s*["'])([^"']+)""", lambda m: m[1] + rows.sqref(m[2].decode()).encode(), match[1])
        head = tag if own == rows.sheet else match[1]
        return head + (match[2] if after == before else escaped(after)) + match[3]

    return _FORMULA.sub(moved, data)


def _blank(page: Sheet, table: Table) -> None:
    """Empty the row that stays for form's sake; only the formulas of calculated columns stay."""
    xml, row = page.xml, table.first_row
    box = table.xml.area
    calculated = {box.min_col + place for place, column in enumerate(table.xml.columns) if column.formula}
    write_out_shared(page)
    for col, span in list(page.xml.grid.cells(row)):
        cell = page.xml.data[span.start : span.end]
        blank, *_ = cell_tags(xml.prefix, column_letters(col), style_of(cell))
        tag, text = formula_of(cell, xml.prefix)
        if tag and col in calculated:
            page.put_formula(row, col, escaped(text), style_of(cell))
        else:
            page.put_raw(row, col, blank % row)
    page.flush()
