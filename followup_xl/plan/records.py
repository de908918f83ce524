"""``tblChanges`` read back: what a run did to each cell of the leads."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

from followup_xl.model.book import Book, CellValue
from followup_xl.model.columns import Owner
from followup_xl.model.tables import LEADS
from followup_xl.plan.cells import as_text
from followup_xl.plan.changes import FIRST_TIME
from followup_xl.plan.edits import EDITED
from followup_xl.plan.marks import NOTHING, mark, split_marks
from followup_xl.validate.rows import row_numbers

CELLS: Final = tuple(column.id for column in LEADS.owned_by(Owner.TOOL))
UNKNOWN: Final = "?"


class Record(NamedTuple):
    """One change of one cell: its text before and after.

    ``row`` is the 0-based data row of ``tblChanges``. ``mark`` stands for the text after a lead was computed for the
    first time (``UNKNOWN`` where it was not recorded) and is "" otherwise.
    """

    row: int
    lead: str
    column: str
    old: str | None
    new: str | None
    mark: str = ""

    def wrote(self, value: CellValue) -> bool:
        """Whether ``value`` is what was written."""
        if not self.mark:
            return as_text(value) == self.new
        return self.mark in {UNKNOWN, mark(value)}


def undoable_runs(book: Book) -> tuple[str, ...]:
    """The runs that changed cells, the oldest first."""
    changes = book.changes
    cells = changes["column"].isin({*CELLS, FIRST_TIME}) | changes["column"].str.startswith(EDITED)
    return tuple(changes.loc[cells, "run"].unique())


def records(book: Book, runs: Collection[str]) -> Iterator[Record]:
    """What those runs did to cells of the leads, in the order in which it is recorded."""
    source = book.sources["tblChanges"]
    found = book.changes[book.changes["run"].isin(runs)]
    for row, lead, column in zip(row_numbers(found), found["lead"], found["column"], strict=True):
        cells = {name: source.raw.rows[row][place] for name, place in source.positions.items()}
        if column == FIRST_TIME:
            yield from _first_time(row, lead, cells)
        elif column in CELLS:
            yield Record(row, lead, column, as_text(cells.get("old")), as_text(cells.get("new")))


def _first_time(row: int, lead: str, cells: Mapping[str, CellValue]) -> Iterator[Record]:
    found = split_marks(as_text(cells.get("old")) or "", len(CELLS)) or (UNKNOWN,) * len(CELLS)
    written = ((column, sign) for column, sign in zip(CELLS, found, strict=True) if sign != NOTHING)
    yield from (Record(row, lead, column, None, None, sign) for column, sign in written)
