"""Runs every section of this folder over one cohort."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from followup_xl.model.book import Book
from followup_xl.model.outcome import Outcome, Section
from followup_xl.model.rules import Rules

from .cohort import Cohort, cohort


@lru_cache(maxsize=1)
def sections() -> tuple[Callable[[Cohort], Section], ...]:
    """The ``section`` function of every module of this folder that has one, by the module's name."""
    names = sorted(module.name for module in iter_modules(_path_of_package()))
    modules = (import_module(f"{__package__}.{name}") for name in names)
    return tuple(module.section for module in modules if hasattr(module, "section"))


def _path_of_package() -> list[str]:
    package = import_module(str(__package__))
    return list(package.__path__)


def build(book: Book, rules: Rules, outcome: Outcome, today: date) -> tuple[Section, ...]:
    """Every section of the report, over the cohort of leads created in the last ``report_weeks`` weeks."""
    chosen = cohort(book, rules, outcome, today)
    return tuple(section(chosen) for section in sections())
