"""The rows of ``tblChanges``: what each run changed, kept for ``options.keep_runs`` runs."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from followup_xl.model.book import Book, CellValue
from followup_xl.model.changes import ColumnWrite, TableReplace
from followup_xl.model.columns import Owner
from followup_xl.model.outcome import Outcome
from followup_xl.model.tables import LEADS
from followup_xl.plan.cells import as_text, canonical
from followup_xl.plan.grid import ordered, replace_rows
from followup_xl.plan.marks import marks
from followup_xl.reports.handovers import is_lasting
from followup_xl.validate.logged import ORIGIN
from followup_xl.validate.rows import by_row, row_numbers

FIRST_TIME: Final = "*"
"""The column of a row that says: the tool computed this lead for the first time.

``new`` is then its group, and ``old`` holds the marks of what was written (``marks``), in the order of the columns.
"""

GROUP: Final = "group"
LOGGED: Final = "logged"
"""The column of a row that says: a touch of this lead, at the day ``new``, was added to ``tblTouches``."""

REPLANNED: Final = "replanned"
_LASTING: Final = frozenset({FIRST_TIME, GROUP})


def run_id(book: Book, today: date) -> str:
    """The id of this run: the day, and the number of the run on it (``2026-11-16.1``)."""
    runs = [run for run in book.changes["run"].unique() if run.startswith(f"{today.isoformat()}.")]
    numbers = [int(run.rpartition(".")[2]) for run in runs if run.rpartition(".")[2].isdecimal()]
    return f"{today.isoformat()}.{max(numbers, default=0) + 1}"


def changes_replace(
    book: Book, outcome: Outcome, writes: Sequence[ColumnWrite], run: str, keep_runs: int
) -> TableReplace | None:
    """The changes table with this run's rows added; None when there is nothing to add."""
    source = book.sources["tblChanges"]
    if not source.positions:
        return None
    rows = [*_group_rows(book, run), *_cell_rows(book, outcome, writes, run), *_logged_rows(book, run)]
    if not rows:
        return None
    return replace_rows(source, [*kept_changes(book, keep_runs - 1), *ordered(source, rows)])


def kept_changes(book: Book, runs: int) -> list[Sequence[CellValue]]:
    """The rows of the last runs, as they stand in the sheet.

    What tells a lead's group, and since when, a re-planned date, or whose it was, is kept for good.
    """
    changes, rows = book.changes, book.sources["tblChanges"].raw.rows
    last = list(dict.fromkeys(changes["run"]))[-runs:] if runs > 0 else []
    lasting = changes["column"].isin(_LASTING) | (changes["rule"].eq(REPLANNED) & changes["column"].eq("due"))
    kept = changes[changes["run"].isin(last) | lasting | is_lasting(changes)]
    return [rows[row] for row in row_numbers(kept)]


def _cell_rows(book: Book, outcome: Outcome, writes: Sequence[ColumnWrite], run: str) -> Iterator[dict[str, CellValue]]:
    rules, new = dict(by_row(outcome.why["rule"])), _new_leads(book)
    names, groups = lead_names(book), dict(by_row(book.leads["group"]))
    written = {write.column: dict(zip(write.rows, write.new, strict=True)) for write in writes}
    columns = [written.get(column.id, {}) for column in LEADS.owned_by(Owner.TOOL)]
    for row in sorted(new):
        yield _row(run, names[row], FIRST_TIME, (marks(cells.get(row) for cells in columns), groups[row]), rules[row])
    for write in writes:
        for row, old, value in zip(write.rows, write.old, write.new, strict=True):
            if row not in new and row in names:
                yield _row(run, names[row], write.column, (old, value), rules[row])


def _group_rows(book: Book, run: str) -> Iterator[dict[str, CellValue]]:
    """A row for each lead whose group is another than the last one recorded for it."""
    recorded = book.changes[book.changes["column"].isin(_LASTING)]
    last = dict(zip(recorded["lead"], recorded["new"], strict=True))
    new, names = _new_leads(book), lead_names(book)
    for row, group in by_row(book.leads["group"]):
        before = last.get(names[row], "")
        if row not in new and group != before:
            yield _row(run, names[row], GROUP, (before, group), "")


def _logged_rows(book: Book, run: str) -> Iterator[dict[str, CellValue]]:
    """A row for each touch logged in Today."""
    logged = book.touches[book.touches["origin"] == ORIGIN]
    for lead, day in zip(logged["lead"], logged["date"], strict=True):
        yield _row(run, lead, LOGGED, (None, day.date()), "")


def _new_leads(book: Book) -> set[int]:
    """The leads whose computed cells are all empty."""
    source = book.sources["tblLeads"]
    tool = [source.positions[column] for column in source.positions if column not in book.leads.columns]
    raw = source.raw.rows
    return {row for row in row_numbers(book.leads) if all(canonical(raw[row][place]) is None for place in tool)}


def lead_names(book: Book) -> dict[int, str]:
    """What stands for a lead: its ID, or its company where it has none."""
    named = book.leads["id"].where(book.leads["id"] != "", book.leads["company"])
    return dict(by_row(named))


def _row(run: str, lead: str, column: str, change: tuple[CellValue, CellValue], rule: str) -> dict[str, CellValue]:
    old, new = map(as_text, change)
    cells = {"run": run, "lead": lead, "column": column, "old": old, "new": new, "rule": rule}
    return {name: value or None for name, value in cells.items()}
