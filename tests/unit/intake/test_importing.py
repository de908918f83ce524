from datetime import date
from typing import Any

import pytest

from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.intake.edits import edits_of, rejects_of
from followup_xl.intake.importing import ADDED, REJECTED, UPDATED, Imported, bring_in
from followup_xl.intake.records import Reading, Record, Talk
from followup_xl.model.book import Book, CellValue, RawBook
from followup_xl.validate import validate
from tests.intake.sources import TODAY, book_of, brought, setting
from tests.support.books import Rows, raw_book

HEADS = ["Company", "Contact person", "Mobile", "E-mail", "City", "Date", "Notes"]
PARS = {"id": "L007", "company": "Pars Steel Co", "contact": "Ali Karimi", "phone": "0912 345 6789"}
DELTA = {"id": "L012", "company": "Delta", "email": "ann@delta.example", "city": "Qom"}
BOOK: Rows = [PARS, DELTA]


def row(**cells: str) -> list[str]:
    names = ("company", "contact", "phone", "email", "city", "created", "notes")
    return [cells.get(name, "") for name in names]


def imported(*rows: list[str], book: Rows = BOOK, owner: str = "") -> Imported:
    # Two rows of other customers: the cells of a column say what it is.
    others = [row(company=f"Other {n}", contact="Somebody Else", phone=f"0935 111 000{n}", email=f"o{n}@x.example")
              for n in range(2)]  # fmt: skip
    return brought([HEADS, *rows, *others], book_of(book), owner=owner)


def states(found: Imported) -> list[tuple[str, str]]:
    return [(one.state, one.lead.id if one.lead else "") for one in found.taken[:-2]]


def codes(found: Imported) -> list[str]:
    return [told.finding.code for told in found.told]


def cells(found: Imported) -> list[tuple[int, str, CellValue]]:
    edits = edits_of(found, book_of(BOOK), "a.csv", load())
    return [(edit.row, edit.column, edit.value) for edit in edits.cells]


@pytest.mark.parametrize(
    "cells_",
    [
        {"phone": "+98 912 345 6789"},
        {"phone": "۰۹۱۲۳۴۵۶۷۸۹", "company": "Something else"},
        {"company": "شرکت PARS steel"},
        {"contact": "Ali Karimi"},
        {"company": "Pars Steel", "contact": "ALI KARIMI", "email": "new@pars.example"},
    ],
)
def test_a_row_belongs_to_the_lead_of_its_phone_or_name(cells_: dict[str, str]) -> None:
    assert states(imported(row(**cells_))) == [(UPDATED, "L007")]


def test_a_row_belongs_to_the_lead_of_its_mail() -> None:
    assert states(imported(row(email="ANN@delta.example", company="Else"))) == [(UPDATED, "L012")]


@pytest.mark.parametrize(
    "cells_",
    [
        {"company": "Pars Steel Co", "phone": "0912 000 0000"},
        {"contact": "Ali"},
        {"company": "Pars"},
        {"company": "Pars Steel", "contact": "Sara Amini"},
        {"phone": "0912 345 6788"},
    ],
)
def test_what_is_not_the_same_is_a_lead_of_its_own_after_the_highest_id(cells_: dict[str, str]) -> None:
    assert states(imported(row(**cells_))) == [(ADDED, "L013")]


def test_empty_cells_are_filled_and_typed_ones_stay() -> None:
    found = imported(row(company="PARS", phone="0912 345 6789", city="Tehran", notes="=2+2"))
    assert cells(found) == [(0, "city", "Tehran"), (0, "notes", "=2+2")]
    (told,) = rejects_of(found.told, load())
    assert told.reason.startswith("L007: “Company” is “Pars Steel Co” in the book and “PARS” in the source.")
    assert not found.told[0].rejected


def test_other_spellings_of_the_same_are_no_difference() -> None:
    book: Rows = [{**PARS, "country": "IR", "notes": "2026-11-01 call: said so\nasks for a sample", "created": TODAY}]
    same = row(company="شرکت pars steel", phone="+989123456789", created="17/11/2026", notes="Asks for a sample")
    found = imported(same, book=book)
    assert (codes(found), found.unchanged, found.count(UPDATED)) == ([], 1, 1)


def test_a_second_phone_number_is_named() -> None:
    found = imported(row(phone="0912 345 6789, 021 8877 6655"))
    assert codes(found) == ["differs"]


def test_phone_of_one_and_mail_of_another_lead_is_for_a_person() -> None:
    found = imported(row(company="Pars", phone="0912 345 6789", email="ann@delta.example"))
    assert (states(found), codes(found)) == ([(REJECTED, "")], ["several-leads"])
    (told,) = rejects_of(found.told, load())
    assert (told.row, "L007, L012" in told.reason) == (2, True)


def test_a_name_of_several_leads_is_for_a_person_unless_the_row_has_an_address() -> None:
    book = [{"id": "L1", "contact": "Ali Karimi", "company": "A"}, {"id": "L2", "contact": "Ali Karimi"}]
    book.append({"id": "L3", "contact": "Ali Karimi"})
    assert states(imported(row(contact="Ali Karimi"), book=book)) == [(REJECTED, "")]
    assert states(imported(row(contact="Ali Karimi", phone="0912 345 6789"), book=book)) == [(ADDED, "L4")]


@pytest.mark.parametrize("cells_", [{"notes": "who?"}, {"city": "Qom", "phone": "12"}, {"company": "---"}])
def test_a_row_of_nobody_is_rejected(cells_: dict[str, str]) -> None:
    found = imported(row(**cells_))
    assert (states(found), codes(found)) == ([(REJECTED, "")], ["nobody"])


def test_rows_of_one_source_find_each_other() -> None:
    found = imported(
        row(company="Zagros", phone="0912 111 2233"),
        row(company="Zagros Co", phone="0912 111 2233", email="z@zagros.example", city="Yazd"),
        row(contact="Z", email="z@zagros.example", city="Qom"),
    )
    assert states(found) == [(ADDED, "L013"), (UPDATED, "L013"), (UPDATED, "L013")]
    assert found.taken[0].lead
    assert found.taken[0].lead.given == {
        "company": "Zagros",
        "phone": "0912 111 2233",
        "email": "z@zagros.example",
        "city": "Yazd",
        "contact": "Z",
        "created": TODAY,
    }
    assert codes(found) == ["differs"]


def test_a_name_alone_waits_for_the_rows_with_addresses() -> None:
    found = imported(row(company="Zagros"), row(company="Zagros", phone="0912 111 2233"))
    assert states(found) == [(UPDATED, "L013"), (ADDED, "L013")]


def test_a_day_of_entry_and_an_owner_are_given_to_new_leads_alone() -> None:
    found = imported(
        row(company="Zagros", created="25/08/2026"), row(company="Alborz"), row(company="Delta"), owner="Sara"
    )
    given = [one.lead.given for one in found.taken[:3] if one.lead]
    assert [(lead.get("created"), lead.get("owner")) for lead in given] == [
        (date(2026, 8, 25), "Sara"),
        (TODAY, "Sara"),
        (None, None),
    ]


def test_a_cell_with_unreadable_content_is_not_empty() -> None:
    book = [{**PARS, "created": "soon", "market": "somewhere"}]
    found = imported(row(phone="0912 345 6789", created="25/08/2026"), book=book)
    assert found.count(UPDATED) == 1
    assert (codes(found), found.taken[0].changed) == (["differs"], False)


def chat(book: Book) -> Imported:
    record = Record(1, "Ali Karimi", {"contact": "Ali Karimi"}, talks=(Talk(TODAY, "whatsapp", "in", "yes"),))
    return bring_in(Reading("whatsapp", (record,)), book, setting())


def test_a_chat_is_logged_once_for_a_day_a_channel_and_a_direction() -> None:
    lead: dict[str, CellValue] = {"id": "L1", "contact": "Ali Karimi", "owner": "Sara"}
    touch: dict[str, CellValue] = {"lead": "L1", "date": TODAY, "channel": "whatsapp"}
    found = chat(book_of([lead], [{**touch, "direction": "in"}]))
    assert (found.touches, found.unchanged) == ([], 1)
    for there in (touch, {**touch, "direction": "in", "channel": "call"}, {**touch, "lead": "L2", "direction": "in"}):
        (added,) = chat(book_of([lead, {"id": "L2", "company": "B"}], [there])).touches
        assert added.values == {
            "date": TODAY,
            "owner": "Sara",
            "channel": "whatsapp",
            "direction": "in",
            "outcome": None,
            "note": "yes",
        }


def test_a_lead_without_an_id_cannot_have_a_chat() -> None:
    found = chat(book_of([{"contact": "Ali Karimi"}]))
    assert (found.touches, codes(found), found.count(UPDATED)) == ([], ["no-id"], 1)


def test_a_book_without_touches_says_so() -> None:
    raw = raw_book({"tblLeads": [{"id": "L1", "contact": "Ali Karimi"}]})
    less = RawBook(raw.name, {name: table for name, table in raw.tables.items() if name != "tblTouches"})
    found = chat(validate(less, load(), load_lexicon(), TODAY).book)
    assert (found.touches, codes(found)) == ([], ["no-touches"])
    assert edits_of(found, book_of([]), "a.txt", load()).rows == []


def test_a_new_lead_of_a_chat_was_first_seen_on_its_first_day() -> None:
    (one,) = chat(book_of([])).taken
    assert one.lead
    assert (one.state, one.lead.given["created"]) == (ADDED, TODAY)


def test_the_rejects_of_other_sources_stay() -> None:
    def reject(source: str, what: str) -> dict[str, Any]:
        return {"source": source, "row": 1, "what": what, "reason": "why", "cure": "how"}

    found = imported(row(notes="who?"))
    book = book_of(BOOK, tblRejects=[reject("b.csv", "theirs"), reject("a.csv", "old")])
    listed = edits_of(found, book, "a.csv", load()).lists["tblRejects"]
    assert [(one["source"], one["what"]) for one in listed] == [("b.csv", "theirs"), ("a.csv", "who?")]


@pytest.mark.parametrize("language", ["en", "fa", "ro"])
def test_every_reason_is_said_in_every_language(language: str) -> None:
    found = imported(
        row(notes="who?"),
        row(phone="0912 345 6789", email="ann@delta.example"),
        row(phone="0912 345 6789", contact="Other"),
        row(company="Zagros", created="31/31/2026"),
    )
    told = rejects_of(found.told, load(language))
    assert len({one.reason for one in told}) == 4
    assert all(one.cure for one in told)
