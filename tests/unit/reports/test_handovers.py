"""Whose a lead was on a day."""

from datetime import date, timedelta

import pandas as pd
import pytest

from followup_xl.model.book import Book
from followup_xl.reports.handovers import handovers, owner_on
from tests.support.refreshed import TODAY, open_lead
from tests.support.validated import of

DAYS = {name: TODAY - timedelta(days=days) for name, days in (("first", 9), ("second", 4))}


def record(day: date, old: str, lead: str = "L1", number: int = 1, **cells: str) -> dict[str, str]:
    run = {"run": f"{day.isoformat()}.{number}", "lead": lead, "column": "tblLeads.owner", "rule": "handover"}
    return {**run, "old": old, "new": "?", **cells}


def book(*records: dict[str, str]) -> Book:
    """Return a book whose lead L1 is Cyrus's now, and L2 Dina's."""
    leads = [open_lead(1, owner="Cyrus"), open_lead(2, owner="Dina")]
    return of(leads, tblChanges=records).book


def whose(found: Book, day: date | None, row: int = 0) -> str:
    asked = pd.Series([day], dtype="datetime64[s]")
    return str(owner_on(asked, pd.Series([row]), found.leads["owner"], handovers(found)).iloc[0])


@pytest.mark.parametrize(
    ("days", "owner"),
    [(20, "Ana"), (9, "Ana"), (8, "Bela"), (4, "Bela"), (3, "Cyrus"), (0, "Cyrus")],
)
def test_each_day_has_its_owner(days: int, owner: str) -> None:
    found = book(record(DAYS["second"], "Bela"), record(DAYS["first"], "Ana"))
    assert whose(found, TODAY - timedelta(days=days)) == owner
    assert whose(found, TODAY - timedelta(days=days), row=1) == "Dina", "a lead that was never handed over"
    assert whose(found, None) == "Cyrus", "now"


def test_twice_on_one_day_the_first_had_it_until_then() -> None:
    found = book(record(TODAY, "Ana", number=1), record(TODAY, "Bela", number=2))
    assert whose(found, TODAY) == "Ana"


def test_other_records_tell_nothing_of_owners() -> None:
    noise = [
        record(TODAY, "Ana", rule="merge"),
        record(TODAY, "Ana", column="tblTouches.owner#12345678"),
        record(TODAY, "Ana", lead=""),
        record(TODAY, "Ana", lead="L9"),
        record(TODAY, "Ana", run="x"),
    ]
    assert handovers(book(*noise)).empty
    assert whose(book(*noise), TODAY - timedelta(days=1)) == "Cyrus"


def test_an_id_is_known_in_any_writing() -> None:
    assert whose(book(record(TODAY, "Ana", lead="l۱")), TODAY) == "Ana"


def test_a_book_without_a_record_has_the_owners_of_today() -> None:
    assert handovers(book()).empty
    assert whose(book(), TODAY - timedelta(days=99)) == "Cyrus"
