"""Books of a few leads for the tests of duplicates."""

from followup_xl.duplicates import Duplicates, plan_duplicates
from followup_xl.i18n import load
from followup_xl.model.book import Book, CellValue, RawBook
from followup_xl.plan.edits import plan_edits
from followup_xl.store.memory import MemoryStore
from tests.support.books import Rows, raw_book
from tests.support.validated import TODAY, validated

PHONE = "0722 123 456"


def lead(name: str, **cells: CellValue) -> dict[str, CellValue]:
    """A lead of one company with one phone number."""
    return {"id": name, "company": "Agro Prest SRL", "phone": PHONE, **cells}


def book(leads: Rows, touches: Rows = (), orders: Rows = (), review: Rows = ()) -> RawBook:
    return raw_book(
        {"tblLeads": leads, "tblTouches": touches, "tblOrders": orders, "tblDuplicates": review}, country="RO"
    )


def searched(raw: RawBook, *, merge: bool = True) -> Duplicates:
    return plan_duplicates(typed(raw), "RO", TODAY, load("en"), merge=merge)


def typed(raw: RawBook) -> Book:
    return validated(raw).book


def applied(raw: RawBook, *, merge: bool = True) -> RawBook:
    """The book after a search."""
    read = validated(raw)
    found = plan_duplicates(read.book, "RO", TODAY, load("en"), merge=merge)
    store = MemoryStore(raw)
    store.apply(plan_edits(read.book, found.edits, load("en"), read.rules.options, TODAY))
    return store.raw
