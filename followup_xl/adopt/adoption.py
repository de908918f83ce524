"""What a store has to do so that a list becomes ``tblLeads``: decided here, written there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from followup_xl.adopt.proposal import NAMES, NoListError, Proposal
from followup_xl.adopt.region import Region
from followup_xl.adopt.sheets import Box, SheetGrid
from followup_xl.i18n import Catalog
from followup_xl.model.book import CellValue, column_letters
from followup_xl.model.columns import Column, Owner
from followup_xl.model.tables import LEADS
from followup_xl.validate.texts import text_of

LONGEST_HEADING: Final = 255
"""Characters of the name of a table's column. Source: Excel specifications and limits."""
_LEAST_DIGITS: Final = 3


@dataclass(frozen=True, slots=True)
class Adoption:
    """How the list on ``sheet`` becomes ``tblLeads``.

    ``box`` is the list as it stands, headings in its first row; ``table`` the name of the Excel table it is already,
    "" for none. ``headings`` are new texts of heading cells by sheet column, ``unmerged`` merged cells to part.
    ``columns`` tells the sheet column of each column id that people have, ``added`` the ids and headings of those that
    follow on the right, ``values`` cells of added columns by sheet row, ``orders`` the order of dates by column id.
    ``row_put_in`` is a row to put in first, for headings that were not there; 0 for none. All rows count it.
    """

    sheet: str
    box: Box
    table: str
    headings: Mapping[int, str]
    unmerged: tuple[Box, ...]
    columns: Mapping[str, int]
    added: tuple[tuple[str, str], ...]
    values: Mapping[str, Mapping[int, CellValue]]
    orders: Mapping[str, str] = field(default_factory=dict)
    row_put_in: int = 0


def adoption_of(proposal: Proposal, catalog: Catalog, today: date) -> Adoption:
    """Decide what is written. Raises ``NoListError`` where no sure column tells who the customers are."""
    columns = {match.column_id: match.column for match in proposal.matches if match.is_sure}
    if not NAMES & set(columns):
        raise NoListError(reason=catalog.text("adopt.refusal.nothing-sure"))
    region = proposal.region
    box = region.box if region.table else _with_neighbours(region)
    labels = {place: catalog.header(LEADS.name, name) for name, place in columns.items()} if region.headless else {}
    headings = _headings(region.sheet, box, catalog, labels)
    added = tuple(_added(columns, set(map(str.casefold, headings.values())), catalog))
    rows = [row for row in region.rows if any(region.sheet.is_filled(row, place) for place in columns.values())]
    values: dict[str, Mapping[int, CellValue]] = {}
    if "id" not in columns:
        values["id"] = dict(zip(rows, _new_ids(len(rows)), strict=True))
    if "created" not in columns:
        values["created"] = dict.fromkeys(rows, today)
    changed = {place: text for place, text in headings.items() if region.sheet.value(box.min_row, place) != text}
    unmerged = tuple(merged for merged in region.sheet.merged if _meets(merged, box))
    orders = {name: order.decided for name, order in proposal.orders.items() if order.decided and name in columns}
    return Adoption(
        region.sheet.name, box, region.table, changed, unmerged, columns, added, values, orders, region.sheet.row_put_in
    )


def _with_neighbours(region: Region) -> Box:
    """The list with whatever stands beside it on the right: a table cannot have new columns beyond that otherwise."""
    sheet, box = region.sheet, region.box
    beyond = range(box.max_column + 1, sheet.last_column + 1)
    rows = range(box.min_row, box.max_row + 1)
    filled = [column for column in beyond if any(sheet.is_filled(row, column) for row in rows)]
    return box._replace(max_column=max([box.max_column, *filled]))


def _headings(sheet: SheetGrid, box: Box, catalog: Catalog, labels: Mapping[int, str]) -> dict[int, str]:
    """A text for every column, each different; as it stands wherever that can be, ``labels`` where nothing stands."""
    found: dict[int, str] = {}
    for number, column in enumerate(range(box.min_column, box.max_column + 1), 1):
        if (box.min_row, column) in sheet.formulas:
            cell = f"{column_letters(column)}{box.min_row}"
            raise NoListError(reason=catalog.text("adopt.refusal.heading-formula", cell=cell))
        own = sheet.value(box.min_row, column)
        text = own if isinstance(own, str) and own.strip() else _heading(sheet, box.min_row, column)
        text = text or labels.get(column, "")
        text = text[:LONGEST_HEADING] or catalog.text("adopt.column", n=number)
        found[column] = _free(text, {taken.casefold() for taken in found.values()})
    return found


def _heading(sheet: SheetGrid, row: int, column: int) -> str:
    return text_of(sheet.value(row, column)) or sheet.heading(row, column)


def _free(text: str, taken: set[str]) -> str:
    new, number = text, 2
    while new.casefold() in taken:
        new, number = f"{text} {number}", number + 1
    return new


def _added(columns: Mapping[str, int], taken: set[str], catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Our columns that the list does not have: the ID, what is computed, what people may fill in."""
    missing = [column for column in LEADS.columns if column.id not in columns]
    for column in sorted(missing, key=_place):
        label = catalog.header("tblLeads", column.id)
        if label.casefold() in taken:
            label = _free(catalog.text("adopt.added", label=label), taken)
        taken.add(label.casefold())
        yield column.id, label


def _place(column: Column) -> int:
    return 0 if column.id == "id" else 1 if column.owner is Owner.TOOL else 2


def _new_ids(count: int) -> Sequence[str]:
    """L001, L002 ...: as wide as the last one needs."""
    width = max(_LEAST_DIGITS, len(str(count)))
    return [f"L{number:0{width}d}" for number in range(1, count + 1)]


def _meets(one: Box, other: Box) -> bool:
    rows = one.min_row <= other.max_row and other.min_row <= one.max_row
    return rows and one.min_column <= other.max_column and other.min_column <= one.max_column
