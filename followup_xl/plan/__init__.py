"""The plan of a run: what will be written, only into cells that are the tool's, known before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from followup_xl.model.book import Book
from followup_xl.model.changes import Plan, TableAppend, TableReplace
from followup_xl.model.errors import UnsafePlanError
from followup_xl.model.issues import Issue
from followup_xl.model.outcome import Outcome, Section
from followup_xl.model.ports import Translator
from followup_xl.model.rules import DayRow, Rules
from followup_xl.plan.appends import calendar_append, touches_append
from followup_xl.plan.cells import canonical
from followup_xl.plan.changes import changes_replace, run_id
from followup_xl.plan.contact_links import with_links
from followup_xl.plan.leads import lead_cells, lead_writes
from followup_xl.plan.texts import issues_replace, report_replaces, sentences
from followup_xl.plan.today import relocated, today_rows

__all__ = ["Computed", "check_safe", "make_plan", "sentences"]

FEW: Final = 10
"""So few due dates may all go: a small book changes fast (house)."""


@dataclass(frozen=True, slots=True)
class Computed:
    """Everything one run found out; ``days`` are the holidays to add to ``tblCalendar``."""

    book: Book
    rules: Rules
    outcome: Outcome
    sections: Sequence[Section] = ()
    issues: Sequence[Issue] = ()
    days: Sequence[DayRow] = ()


def make_plan(computed: Computed, translator: Translator, today: date, *, record: bool = True, run: str = "") -> Plan:
    """Compare what was computed with what stands in the workbook.

    Values that stand there already are not in the plan, so a plan that would change nothing is empty. ``record`` says
    whether the changes of the leads go into ``tblChanges``, ``run`` the run they go on with ("" for a new one).
    """
    book, outcome = computed.book, computed.outcome
    run = run or run_id(book, today)
    cells = lead_cells(outcome, translator, computed.rules.options.calendar)
    writes = lead_writes(book, cells)
    shown = today_rows(book, outcome, cells, translator)
    issues = relocated(computed.issues, book.sources["tblToday"], shown.moved)
    replaces: list[TableReplace | None] = [
        with_links(shown.replace, book, outcome, computed.rules.options),
        *report_replaces(book, computed.sections, translator),
        issues_replace(book, issues, translator),
        changes_replace(book, outcome, writes, run, computed.rules.options.keep_runs) if record else None,
    ]
    appends: list[TableAppend | None] = [
        touches_append(book, translator),
        calendar_append(book, computed.days, translator),
    ]
    return Plan(
        run,
        writes,
        tuple(replace for replace in replaces if replace is not None),
        tuple(append for append in appends if append is not None),
        computed.rules.options.keep_backups,
    )


def check_safe(plan: Plan, computed: Computed) -> None:
    """Stop before a plan that takes away the due dates of many leads at once.

    Raises:
        UnsafePlanError: of at least ten leads with a due date, more than ``options.unsafe_share`` would lose it.
    """
    source = computed.book.sources["tblLeads"]
    if "due" not in source.positions:
        return
    position = source.positions["due"]
    had = sum(canonical(row[position]) is not None for row in source.raw.rows)
    lost = sum(
        canonical(old) is not None and new is None
        for write in plan.writes
        if write.column == "due"
        for old, new in zip(write.old, write.new, strict=True)
    )
    if had >= FEW and lost > computed.rules.options.unsafe_share * had:
        raise UnsafePlanError(lost=lost, had=had)
