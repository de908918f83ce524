"""An import loses no row, and does nothing the second time."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.intake.edits import edits_of
from followup_xl.intake.importing import ADDED, REJECTED, UPDATED, Imported, bring_in
from followup_xl.intake.keys import mail_keys, phone_keys
from followup_xl.intake.records import Reading, Record, Talk
from followup_xl.model.book import CellValue, RawBook
from followup_xl.model.changes import Plan
from followup_xl.plan.edits import plan_edits
from followup_xl.store.memory import MemoryStore
from followup_xl.validate import Validated, validate
from tests.intake.sources import TODAY, csv_bytes, read, setting
from tests.support.books import raw_table

HEADS = ["Company", "Contact person", "Mobile", "E-mail", "City", "Date", "Notes"]
PLAIN = [[f"Firm {n}", f"Person No{n}", f"0935 111 000{n}", f"o{n}@x.example", "Qom", f"2026-08-2{n}", "called"]
         for n in range(6)]  # fmt: skip
TEXT = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=12)
COMPANIES = ["", "Pars", "شرکت پارس", "Pars Co", "Delta SRL", "Ali Karimi", "=Delta", "---"]
CONTACTS = ["", "Ali", "Ali Karimi", "علی کریمی", "Ana Pop", "Pars"]
PHONES = [
    "",
    "0912 345 6789",
    "+989123456789",
    "۰۹۱۲۰۰۰۱۱۲۲",
    "0912 345 6789, 0912 000 1122",
    "021 8877 6655",
    "12",
    "x",
]
MAILS = ["", "a@x.example", "A@X.example", "b@x.example", "a@x.example, b@x.example", "none"]
CITIES = ["", "Tehran", "Qom"]
DAYS = [None, date(2026, 11, 1), date(2026, 11, 2)]


def cell(values: list[str]) -> SearchStrategy[str]:
    return st.one_of(st.sampled_from(values), TEXT)


ROWS = st.lists(
    st.tuples(*map(cell, (COMPANIES, CONTACTS, PHONES, MAILS, CITIES, ["", "05/08/2026", "soon"], ["", "-1", "@x"]))),
    max_size=12,
)


def values(drawn: tuple[CellValue, ...]) -> dict[str, CellValue]:
    named = zip(("company", "contact", "phone", "email", "city", "created"), drawn, strict=True)
    return {name: value for name, value in named if value}


CELLS: list[list[str]] = [COMPANIES, CONTACTS, PHONES, MAILS, CITIES]
VALUES = st.tuples(*(st.sampled_from(texts) for texts in CELLS), st.sampled_from(DAYS)).map(values)
TALKS = st.lists(
    st.builds(Talk, st.sampled_from(DAYS[1:]), st.just("whatsapp"), st.sampled_from(["in", "out"]), st.just("said")),
    max_size=2,
).map(tuple)
RECORDS = st.lists(st.builds(Record, st.just(1), st.just("row"), VALUES, talks=TALKS), max_size=10)
LEADS = st.lists(VALUES, max_size=6)


def typed(raw: RawBook) -> Validated:
    return validate(raw, load(), load_lexicon(), TODAY)


def book_of(leads: list[dict[str, CellValue]]) -> RawBook:
    """Return a book of these leads, without the tables that an import does not look at."""
    rows = {"tblLeads": [{"id": f"L{n}", **lead} for n, lead in enumerate(leads, 1)], "tblTouches": ()}
    tables = {name: raw_table(name, found) for name, found in rows.items()}
    options = raw_table("tblOptions", [{"option": "country", "setting": "IR"}])
    return RawBook("Book", {**tables, "tblOptions": options, "tblChanges": raw_table("tblChanges")})


def once(raw: RawBook, reading: Reading) -> tuple[Imported, RawBook, Plan]:
    """Return what an import does, the book after it, and what was written."""
    book, rules, _ = typed(raw)
    imported = bring_in(reading, book, setting(), "Sara")
    plan = plan_edits(book, edits_of(imported, book, "a.csv", load()), load(), rules.options, TODAY)
    store = MemoryStore(raw)
    store.apply(plan)
    return imported, store.raw, plan


@given(ROWS)
def test_every_filled_row_is_added_updated_or_rejected(rows: list[tuple[str, ...]]) -> None:
    imported, _, _ = once(
        book_of([{"company": "Pars", "phone": "0912 345 6789"}]), read(csv_bytes([HEADS, *PLAIN, *rows]))
    )
    filled = sum(any(text.strip() for text in row) for row in rows)
    counted = imported.count(ADDED) + imported.count(UPDATED) + imported.count(REJECTED)
    assert counted == len(imported.taken) == len(PLAIN) + filled
    assert imported.count(REJECTED) == len({id(one) for one in imported.taken if one.lead is None})
    assert {told.row for told in imported.told if told.rejected} == {
        one.record.row for one in imported.taken if one.state == REJECTED
    }


@given(LEADS, RECORDS)
def test_the_second_time_nothing_happens(leads: list[dict[str, CellValue]], records: list[Record]) -> None:
    reading = Reading("list", tuple(replace(record, row=n) for n, record in enumerate(records, 1)))
    first, after, _ = once(book_of(leads), reading)
    second, again, plan = once(after, reading)
    assert plan.is_empty
    assert again.tables["tblLeads"].rows == after.tables["tblLeads"].rows
    assert (second.count(ADDED), second.count(REJECTED)) == (0, first.count(REJECTED))


@given(LEADS, RECORDS)
def test_what_people_typed_stays_and_no_address_is_lost(
    leads: list[dict[str, CellValue]], records: list[Record]
) -> None:
    before = book_of(leads)
    imported, after, _ = once(before, Reading("list", tuple(records)))
    old, new = before.tables["tblLeads"].rows, after.tables["tblLeads"].rows
    for row_before, row_after in zip(old, new, strict=False):
        assert all(now == then for then, now in zip(row_before, row_after, strict=True) if then is not None)
    book = typed(after).book
    known = [*book.leads["phone"], *book.leads["email"]]
    known += [str(value) for one in imported.told for value in one.finding.params.values()]
    mails, phones = set().union(*map(mail_keys, known)), {key for text in known for key in phone_keys(text, "IR")}
    for one in imported.taken:
        if one.state != REJECTED:
            assert mail_keys(str(one.record.values.get("email", ""))) <= mails
            assert phone_keys(str(one.record.values.get("phone", "")), "IR") <= phones
