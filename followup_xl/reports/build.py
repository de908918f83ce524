"""Runs the sections of this folder that ``tblReport`` shows, in its order, over one cohort."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

import pandas as pd

from followup_xl.model.book import Book
from followup_xl.model.codes import SECTIONS
from followup_xl.model.outcome import Outcome, Section
from followup_xl.model.rules import Rules
from followup_xl.model.tables_report import TABLE_OF

from .cohort import Cohort, cohort
from .period import Period
from .week import is_eventful

SectionOf = Callable[[Cohort], Section]


@lru_cache(maxsize=1)
def sections() -> Mapping[str, SectionOf]:
    """The ``section`` function of every module of this folder that has one, by the id of the section."""
    names = sorted(module.name for module in iter_modules(_path_of_package()))
    modules = {name.replace("_", "-"): import_module(f"{__package__}.{name}") for name in names}
    return {name: module.section for name, module in modules.items() if hasattr(module, "section")}


def _path_of_package() -> list[str]:
    package = import_module(str(__package__))
    return list(package.__path__)


def shown(rules: Rules) -> tuple[str, ...]:
    """The ids of the sections to show, in order; a section that ``tblReport`` does not name comes last."""
    rows = {row.section: row for row in rules.report}
    wanted = [name for name in SECTIONS if name not in rows or rows[name].show]
    return tuple(sorted(wanted, key=lambda name: rows[name].order if name in rows else len(SECTIONS)))


@dataclass(frozen=True)
class Report:
    """The ``sections`` in their order, the days they speak of, and whether anything happened in the week."""

    sections: tuple[Section, ...]
    period: Period
    is_eventful: bool


def report(book: Book, rules: Rules, outcome: Outcome, today: date, week: date | None = None) -> Report:
    """The whole report, as of ``today``, for the week that the day ``week`` lies in (see ``period``)."""
    return report_of(cohort(book, rules, outcome, today, week))


def report_of(chosen: Cohort) -> Report:
    """The whole report of a cohort."""
    return Report(_run(chosen), chosen.period, is_eventful(chosen))


def build(book: Book, rules: Rules, outcome: Outcome, today: date) -> tuple[Section, ...]:
    """The sections of the report, as of ``today``."""
    return _run(cohort(book, rules, outcome, today))


def _run(chosen: Cohort) -> tuple[Section, ...]:
    """A section that is switched off comes last and without rows, so that its table is emptied."""
    found, wanted = sections(), shown(chosen.rules)
    off = [Section(name, TABLE_OF[name], pd.DataFrame()) for name in SECTIONS if name not in wanted]
    return (*(found[name](chosen) for name in wanted), *off)
