"""``followup duplicates`` on books on disk, in three languages, and the way back."""

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest

from followup_xl.i18n import load
from followup_xl.model.changes import Plan
from followup_xl.plan.grid import append_rows
from followup_xl.store.file import FileStore
from followup_xl.template import build
from tests.support.books import Rows
from tests.support.shell import Shell, shell_in
from tests.support.workbooks import rows, tables, validated

DAY: Final = "2026-11-17"
TODAY: Final = dt.date(2026, 11, 17)
EARLY, LATE = dt.date(2026, 10, 1), dt.date(2026, 11, 1)
PHONE: Final = {"en": "+44 7911 123456", "fa": "0912 123 4567", "ro": "0722 123 456"}
FIRMS: Final = {
    "en": ("Northgate Bearings Ltd", "NORTHGATE BEARINGS", "Copper Kettle Bakery", "Copper Kettle Bakery Ltd"),
    "fa": ("شرکت نوین‌گستر شرق", "نوين گستر شرق", "کیمیا رزین آسیا", "شرکت کیمیا رزین‌آسیا"),
    "ro": ("SC Țesătoria Română SRL", "Tesatoria Romana", "Moara Făinești SRL", "Moara Fainesti"),
}
PEOPLES: Final = ("tblLeads", "tblTouches", "tblOrders")


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return shell_in(tmp_path, monkeypatch, capsys)


def planted(path: Path, language: str) -> None:
    """Write a book in which L-1 and L-2 are one customer for sure, and L-3 and L-4 perhaps; L-5 is another one."""
    firms, phone = FIRMS[language], PHONE[language]
    leads: Rows = [
        {"id": "L-1", "company": firms[0], "phone": phone, "owner": "Sara", "created": EARLY, "notes": "a"},
        {"id": "L-2", "company": firms[1], "phone": phone, "email": "o@x.example", "created": LATE, "notes": "a\nb"},
        {"id": "L-3", "company": firms[2], "owner": "Sara", "created": EARLY},
        {"id": "L-4", "company": firms[3], "owner": "Omid", "created": LATE, "promised_by_us": TODAY},
        {"id": "L-5", "company": "Alfa Beton", "phone": "+40 733 111 222", "created": EARLY},
    ]
    touches: Rows = [
        {"date": LATE, "lead": f"L-{lead}", "note": f"{place}"} for place, lead in enumerate((1, 2, 2, 3, 4, 5))
    ]
    orders: Rows = [{"date": LATE, "lead": f"L-{number}", "amount": number} for number in (5, 4)]
    path.write_bytes(build(language))
    store = FileStore(path)
    store.read()
    sources = validated(path, language, TODAY).book.sources
    tables = {"tblLeads": leads, "tblTouches": touches, "tblOrders": orders}
    appends = [append_rows(sources[name], added) for name, added in tables.items()]
    store.apply(Plan("", appends=tuple(append for append in appends if append)))


@pytest.fixture(params=["en", "fa", "ro"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    path = tmp_path / "book.xlsx"
    planted(path, request.param)
    return path, request.param


@pytest.fixture
def english(tmp_path: Path) -> Path:
    path = tmp_path / "book.xlsx"
    planted(path, "en")
    return path


def cells_of_people(path: Path, language: str) -> dict[str, list[list[Any]]]:
    """Return what stands in the columns that people own, empty rows at the end left out."""
    read = validated(path, language, TODAY).book
    found: dict[str, list[list[Any]]] = {}
    for name in PEOPLES:
        source = read.sources[name]
        own = [
            place for column, place in source.positions.items() if column in read.leads.columns or name != "tblLeads"
        ]
        table = [[row[place] for place in own] for row in source.raw.rows]
        while table and not any(value not in {None, ""} for value in table[-1]):
            table.pop()
        found[name] = table
    return found


def run(shell: Shell, *options: str) -> dict[str, Any]:
    code, out, err = shell("duplicates", "book.xlsx", "--today", DAY, "--json", *options)
    told: dict[str, Any] = json.loads(out)
    assert code == int(bool(told["review"] or told["stuck"] or told["unnamed"])), err
    return told


def review(path: Path) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(path)
    if "tblDuplicates" not in tables(book):
        return []
    head, *found = rows(book, "tblDuplicates")
    return [
        {str(name.value): cell.value for name, cell in zip(head, row, strict=True)}
        for row in found
        if any(cell.value is not None for cell in row)
    ]


def decide(path: Path, language: str, keep: str) -> None:
    """Choose in the first row of the review table, as a person does."""
    book = openpyxl.load_workbook(path)
    rows(book, "tblDuplicates")[1][0].value = load(language).label("keep", keep)
    book.save(path)


def lead(path: Path, name: str) -> Mapping[str, Any]:
    leads = validated(path, "en", TODAY).book.leads
    return {str(key): value for key, value in leads[leads["id"].eq(name)].iloc[0].items()}


def test_a_search_writes_only_the_review_table(book: tuple[Path, str], shell: Shell) -> None:
    path, language = book
    before = cells_of_people(path, language)
    told = run(shell)
    assert (told["status"], told["merged"], told["decided"], told["review"]) == ("done", 1, 0, 1)
    assert told["into"] == {"L-2": "L-1"}
    assert cells_of_people(path, language) == before
    ((keep, one, *_, why),) = (row.values() for row in review(path))
    say = load(language).text
    ties, against = say("duplicates.why.name"), say("duplicates.against.owners")
    assert (keep, one, why) == (None, "L-3", say("duplicates.why.but", ties=ties, against=against))


def test_a_second_run_on_one_day_changes_no_byte(english: Path, shell: Shell) -> None:
    run(shell)
    once = english.read_bytes()
    assert run(shell)["status"] == "unchanged"
    assert english.read_bytes() == once
    run(shell, "--apply")
    merged = english.read_bytes()
    told = run(shell, "--apply")
    assert (told["status"], told["merged"], told["run"]) == ("unchanged", 0, None)
    assert english.read_bytes() == merged


def test_merging_moves_what_was_done_and_stops_the_lead_that_goes(english: Path, shell: Shell) -> None:
    assert run(shell, "--apply")["merged"] == 1
    after = validated(english, "en", TODAY).book
    gone, kept = lead(english, "L-2"), lead(english, "L-1")
    assert (gone["outcome"], gone["reason"], gone["notes"]) == ("duplicate", "duplicate of L-1", "a\nb")
    assert (kept["email"], kept["notes"], kept["outcome"]) == ("o@x.example", "a\nb", "")
    assert after.touches["lead"].tolist() == ["L-1", "L-1", "L-1", "L-3", "L-4", "L-5"]
    source = after.sources["tblLeads"]
    due = [row[source.positions["due"]] for row in source.raw.rows]
    assert [day is None or day == "" for day in due] == [False, True, False, False, False]


@pytest.mark.slow
def test_undo_puts_every_cell_of_people_back(book: tuple[Path, str], shell: Shell) -> None:
    path, language = book
    before = cells_of_people(path, language)
    run(shell)
    decide(path, language, "keep-b")
    told = run(shell, "--apply")
    assert (told["merged"], told["decided"]) == (2, 1)
    assert cells_of_people(path, language) != before
    code, out, err = shell("undo", "book.xlsx", "--json")
    assert (code, json.loads(out)["kept"]) == (0, []), err
    assert cells_of_people(path, language) == before


@pytest.mark.slow
@pytest.mark.parametrize(("keep", "into"), [("keep-a", {"L-4": "L-3"}), ("keep-b", {"L-3": "L-4"})])
def test_a_decision_is_carried_out(english: Path, shell: Shell, keep: str, into: dict[str, str]) -> None:
    run(shell)
    decide(english, "en", keep)
    assert (run(shell)["decided"], len(review(english))) == (1, 1)
    told = run(shell, "--apply")
    assert (told["decided"], told["into"]) == (1, {"L-2": "L-1", **into})
    assert review(english) == []
    ((_, kept),) = into.items()
    after = validated(english, "en", TODAY).book
    assert after.touches["lead"].tolist() == ["L-1", "L-1", "L-1", kept, kept, "L-5"]
    assert after.orders["lead"].tolist() == ["L-5", kept]
    assert lead(english, kept)["promised_by_us"].date() == TODAY


def test_both_is_not_asked_again(english: Path, shell: Shell) -> None:
    run(shell)
    decide(english, "en", "both")
    assert run(shell, "--apply")["review"] == 0
    once = english.read_bytes()
    assert run(shell, "--apply")["status"] == "unchanged"
    assert english.read_bytes() == once


def test_a_dry_run_writes_nothing(english: Path, shell: Shell) -> None:
    before = english.read_bytes()
    told = run(shell, "--apply", "--dry-run")
    assert (told["status"], told["merged"], told["run"], told["backup"]) == ("planned", 1, None, None)
    assert english.read_bytes() == before


@pytest.mark.slow
def test_people_are_told_in_the_language_of_the_book(book: tuple[Path, str], shell: Shell) -> None:
    path, language = book
    say = load(language).text
    code, out, _ = shell("duplicates", "book.xlsx", "--today", DAY)
    assert code == 1
    assert say("duplicates.say.sure", n=1) in out
    assert say("duplicates.say.apply", file=path.name) in out
    _, out, _ = shell("duplicates", "book.xlsx", "--today", DAY, "--apply")
    assert say("duplicates.say.merged", n=1) in out
    assert say("duplicates.say.undo", file=path.name) in out


def test_what_was_logged_in_today_goes_along(english: Path, shell: Shell) -> None:
    shell("refresh", "book.xlsx", "--today", DAY)
    book = openpyxl.load_workbook(english)
    head, *listed = rows(book, "tblToday")
    names = [str(cell.value) for cell in head]
    row = next(row for row in listed if row[names.index("Lead")].value == "L-2")
    row[names.index("Result")].value = "answered"
    book.save(english)
    assert run(shell, "--apply")["merged"] == 1
    after = validated(english, "en", TODAY).book.touches
    assert after["lead"].tolist() == ["L-1", "L-1", "L-1", "L-3", "L-4", "L-5", "L-1"]


def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path, shell: Shell) -> None:
    (tmp_path / "book.xlsx").write_text("no")
    code, out, err = shell("duplicates", "book.xlsx", "--json")
    assert code == 3
    assert json.loads(out)["status"] == "refused"
    assert "book.xlsx" in err
