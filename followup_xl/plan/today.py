"""The rows of ``tblToday``, with what people typed there kept beside its lead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from followup_xl.model.book import Book, CellValue, Source
from followup_xl.model.changes import TableReplace
from followup_xl.model.columns import Owner
from followup_xl.model.issues import Issue
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
_FROM_COMPUTED = ("channel", "why", "say", "due", "due_jalali", "priority", "tags")


@dataclass(frozen=True, slots=True)
class _Typed:
    """What people typed into Today and was not logged.

    ``cells`` move with a lead: by its row in ``leads`` the row they stood in and the cells by position. ``rows`` are
    kept as they are.
    """

    cells: Mapping[int, tuple[int, Mapping[int, CellValue]]]
    rows: Sequence[int]


@dataclass(frozen=True, slots=True)
class TodayRows:
    """The new rows of ``tblToday`` (None when nothing changes), and where each kept row went, both 0-based."""

    replace: TableReplace | None = None
    moved: Mapping[int, int] = field(default_factory=dict)


def today_rows(book: Book, outcome: Outcome, cells: LeadCells, translator: Translator) -> TodayRows:
    """Who is to be contacted, with what people typed beside them and did not log yet."""
    source = book.sources["tblToday"]
    if not source.positions:
        return TodayRows()
    lead_rows_shown = [int(row) for row in outcome.today["lead_row"]]
    typed = _typed(book, source, set(lead_rows_shown))
    by_column = _columns(book, outcome, cells, translator)
    computed = {position: by_column[column] for column, position in source.positions.items() if column in by_column}
    rows: list[Sequence[CellValue]] = []
    for number, lead_row in enumerate(lead_rows_shown):
        _, kept = typed.cells.get(lead_row, (0, {}))
        row = {position: values[number] for position, values in computed.items()} | dict(kept)
        rows.append([row.get(position) for position in range(len(source.raw.headers))])
    rows += [source.raw.rows[row] for row in typed.rows]
    moved = {typed.cells[row][0]: new for new, row in enumerate(lead_rows_shown) if row in typed.cells}
    moved |= {row: len(lead_rows_shown) + number for number, row in enumerate(typed.rows)}
    return TodayRows(replace_rows(source, rows, _own(source)), moved)


def _own(source: Source) -> set[int]:
    """Every position but those that the sheet calculates."""
    return set(range(len(source.raw.headers))) - {position for _, position in source.raw.formulas}


def relocated(issues: Sequence[Issue], source: Source, moved: Mapping[int, int]) -> list[Issue]:
    """The issues, those of kept rows of Today at the place where the rows are going to stand."""
    if not source.positions:
        return list(issues)
    places = {
        source.where(old, column): source.where(new, column)
        for old, new in moved.items()
        for column in source.positions
    }
    return [replace(issue, where=places.get(issue.where, issue.where)) if issue.where else issue for issue in issues]


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
    cells: dict[int, tuple[int, dict[int, CellValue]]] = {}
    rows: list[int] = []
    tool = {position for column, position in source.positions.items() if TODAY.by_id[column].owner is Owner.TOOL}
    logged = set(loggable(book.today, book.leads).index)
    for row, lead_row in by_row(lead_rows(book.today["lead"], book.leads)):
        values = enumerate(source.raw.rows[row])
        typed = {place: cell for place, cell in values if place not in tool and canonical(cell) is not None}
        if row in logged or not typed:
            continue
        if lead_row in shown and lead_row not in cells:
            cells[lead_row] = (row, typed)
        else:
            rows.append(row)
    return _Typed(cells, rows)
