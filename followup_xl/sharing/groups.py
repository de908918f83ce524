"""Whose rows are whose: the leads of each person, with their touches and orders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from followup_xl.model.book import Book, CellValue
from followup_xl.model.columns import Owner
from followup_xl.model.ports import Translator
from followup_xl.model.tables import LEADS
from followup_xl.model.text import key
from followup_xl.plan.cells import as_text
from followup_xl.sharing.rows import SHARED
from followup_xl.validate.rows import row_numbers


@dataclass(frozen=True, slots=True)
class Group:
    """``owner`` as it is written first, "" for rows of nobody; ``rows`` by table are 0-based data rows."""

    owner: str
    rows: Mapping[str, Sequence[int]]


def column_named(book: Book, name: str, translator: Translator) -> str | None:
    """The column of people of ``tblLeads`` that a heading, an alias or an id means; None where there is none."""
    source = book.sources["tblLeads"]
    own = [column.id for column in LEADS.owned_by(Owner.PEOPLE) if column.id in source.positions]
    here = {key(source.raw.headers[source.positions[column]]): column for column in own}
    found = here.get(key(name)) or translator.column("tblLeads", name)
    return found if found in own else None


def groups_of(book: Book, column: str) -> list[Group]:
    """The rows of each value of a column, those of nobody last.

    Touches and orders go with their lead; those without a known lead belong to nobody and to no group.
    """
    source = book.sources["tblLeads"]
    place = source.positions[column]
    values = {row: source.raw.rows[row][place] for row in row_numbers(book.leads)}
    names: dict[str, str] = {}
    for value in values.values():
        names.setdefault(_known(value), " ".join((as_text(value) or "").split()))
    known = pd.Series({row: _known(value) for row, value in values.items()}, dtype="object")
    found = [Group(name, _rows(book, known, one)) for one, name in sorted(names.items())]
    return sorted(found, key=lambda group: not group.owner)


def _known(value: CellValue) -> str:
    return key(as_text(value) or "")


def _rows(book: Book, known: pd.Series, owner: str) -> dict[str, list[int]]:
    leads = set(known.index[known == owner])
    frames = {
        "tblTouches": book.touches[book.touches["origin"].eq("table")],
        "tblOrders": book.orders,
    }
    logged = {name: row_numbers(frame[frame["lead_row"].isin(leads)]) for name, frame in frames.items()}
    return {SHARED[0]: sorted(int(row) for row in leads), **logged}


def without_lead(book: Book) -> int:
    """How many touches and orders have no known lead, and so stay behind."""
    touches = book.touches[book.touches["origin"].eq("table")]
    return int((touches["lead_row"] < 0).sum() + (book.orders["lead_row"] < 0).sum())


def last_run(book: Book) -> str:
    """The last run recorded in a workbook, "" where there is none."""
    runs = [str(run) for run in book.changes["run"].unique()]
    return max(runs, key=run_order, default="")


def run_order(run: str) -> tuple[str, int]:
    """The place of a run, such as ``2026-11-22.3``, among the others."""
    day, _, number = run.rpartition(".")
    return day, int(number) if number.isdecimal() else 0
