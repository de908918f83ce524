"""The rows of ``tblToday``, with what people typed there kept beside its lead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from followup_xl.model.book import Book, CellValue, Source
from followup_xl.model.changes import TableReplace
from followup_xl.model.outcome import Outcome
from followup_xl.model.ports import Translator
from followup_xl.model.tables import TODAY
from followup_xl.plan.cells import canonical, rendered
from followup_xl.plan.grid import replace_rows
from followup_xl.plan.leads import LeadCells
from followup_xl.validate.links import lead_rows
from followup_xl.validate.logged import loggable
from followup_xl.validate.rows import by_row

_FROM_INPUT = ("company", "contact", "phone", "owner")
_FROM_COMPUTED = ("channel", "why", "say", "due", "priority", "tags")


@dataclass(frozen=True, slots=True)
class _Typed:
    """What people typed into Today and was not logged: cells to move with a lead, and rows to keep as they are."""

    by_lead: Mapping[int, Mapping[int, CellValue]]
    rows: Sequence[Sequence[CellValue]]


def today_replace(book: Book, outcome: Outcome, cells: LeadCells, translator: Translator) -> TableReplace | None:
    """The new rows of ``tblToday``; None when there is no such table or nothing changes in it."""
    source = book.sources["tblToday"]
    if not source.positions:
        return None
    typed = _typed(book, source, {int(row) for row in outcome.today["lead_row"]})
    by_column = _columns(book, outcome, cells, translator)
    known = {position: column for column, position in source.positions.items()}
    rows: list[tuple[CellValue, ...]] = []
    for number, lead_row in enumerate(outcome.today["lead_row"]):
        kept = typed.by_lead.get(int(lead_row), {})
        new = {position: by_column[column][number] for position, column in known.items() if column in by_column}
        merged = {**new, **kept}
        rows.append(tuple(merged.get(position) for position in range(len(source.raw.headers))))
    calculated = {position for _, position in source.raw.formulas}
    own = set(range(len(source.raw.headers))) - calculated
    return replace_rows(source, [*rows, *(tuple(row) for row in typed.rows)], own)


def _columns(book: Book, outcome: Outcome, cells: LeadCells, translator: Translator) -> dict[str, Sequence[CellValue]]:
    lead_row = outcome.today["lead_row"].astype("int64")
    leads = book.leads.loc[lead_row]
    columns: dict[str, Sequence[CellValue]] = {
        "block": rendered(outcome.today["block"], TODAY.by_id["block"], translator),
        "lead": rendered(leads["id"], TODAY.by_id["lead"], translator),
        "days_late": rendered(outcome.leads.loc[lead_row, "days_late"], TODAY.by_id["days_late"], translator),
    }
    for column in _FROM_INPUT:
        columns[column] = rendered(leads[column], TODAY.by_id[column], translator)
    for column in _FROM_COMPUTED:
        columns[column] = [cells[column].get(row) for row in lead_row]
    return columns


def _typed(book: Book, source: Source, shown: set[int]) -> _Typed:
    by_lead: dict[int, dict[int, CellValue]] = {}
    rows: list[Sequence[CellValue]] = []
    tool = {source.positions[column] for column in source.positions if TODAY.by_id[column].owner == "tool"}
    logged = set(loggable(book.today, book.leads).index)
    for row, lead_row in by_row(lead_rows(book.today["lead"], book.leads)):
        raw = source.raw.rows[row]
        cells = {place: cell for place, cell in enumerate(raw) if place not in tool and canonical(cell) is not None}
        if row in logged or not cells:
            continue
        if lead_row in shown and lead_row not in by_lead:
            by_lead[lead_row] = cells
        else:
            rows.append(raw)
    return _Typed(by_lead, rows)
