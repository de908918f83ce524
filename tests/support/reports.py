"""Sections of the report over books made in memory."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from followup_xl.compute import recompute
from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.reports.build import sections
from followup_xl.reports.cohort import Cohort, cohort
from followup_xl.validate import validate
from tests.support.books import Rows, raw_book

TODAY: Final = date(2026, 11, 17)


def cohort_of(tables: Mapping[str, Rows], week: date | None = None, options: Mapping[str, str] | None = None) -> Cohort:
    """Return the cohort of a book, whose settings are ``options``, as of ``TODAY``."""
    book, rules, _ = validate(raw_book(tables, **(options or {})), load("en"), load_lexicon(), TODAY)
    return cohort(book, rules, recompute(book, rules, TODAY), TODAY, week)


def rows_of(found: Cohort, section: str) -> list[dict[str, Any]]:
    """Return the rows of a section; NaN as None."""
    rows = sections()[section](found).rows
    return [{str(name): _plain(value) for name, value in row.items()} for row in rows.to_dict("records")]


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever stands in a cell
    return None if isinstance(value, float) and value != value else value  # noqa: PLR0124  # NaN differs from itself
