import json
from itertools import permutations
from pathlib import Path

import openpyxl
import pytest

from followup_xl.cli.splitting import Splitting, Wish
from followup_xl.i18n import load
from followup_xl.pipeline import Request, run
from followup_xl.store.file import FileStore
from tests.sharing.books import COMPANIES, DAY, OWNERS, desk, small
from tests.support.refreshed import tools
from tests.support.shell import Shell, shell_in

TODAY = ("--today", DAY.isoformat())
SHOWN = ("id", "company", "city", "outcome", "owner", "notes")


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return shell_in(tmp_path, monkeypatch, capsys)


@pytest.fixture(scope="module")
def handed_out(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """Return by language the bytes of a refreshed base and of its parts."""
    found = {}
    for language in OWNERS:
        folder = tmp_path_factory.mktemp(language)
        path = folder / "base.xlsx"
        path.write_bytes(small(language))
        run(FileStore(path), tools(), Request(DAY))
        Splitting(Wish(path, "owner", folder, DAY, "", dry_run=False)).run()
        found[language] = {one.stem: one.read_bytes() for one in folder.glob("*.xlsx") if "backup" not in one.name}
    return found


@pytest.fixture
def here(tmp_path: Path, handed_out: dict[str, dict[str, bytes]]) -> dict[str, bytes]:
    """Write the English base and its parts."""
    return lay_out(tmp_path, handed_out["en"])


def lay_out(folder: Path, books: dict[str, bytes]) -> dict[str, bytes]:
    for name, content in books.items():
        (folder / f"{name}.xlsx").write_bytes(content)
    return books


def state(path: Path, language: str = "en") -> dict[str, list[tuple[object, ...]]]:
    book = desk(path, language)
    touches = sorted(book.rows("tblTouches", "lead", "owner", "outcome", "note"), key=str)
    return {
        "leads": book.rows("tblLeads", *SHOWN),
        "touches": touches,
        "orders": book.rows("tblOrders", "lead", "amount"),
    }


@pytest.mark.parametrize("language", OWNERS)
def test_parts_that_nobody_touched_give_the_base_back(
    shell: Shell, tmp_path: Path, handed_out: dict[str, dict[str, bytes]], language: str
) -> None:
    lay_out(tmp_path, handed_out[language])
    files = [f"{owner}.xlsx" for owner in OWNERS[language]]
    code, out, err = shell("merge", *files, "--base", "base.xlsx", "-o", "new.xlsx", *TODAY, "--json")
    said = json.loads(out)
    assert (code, err, said["status"], said["exceptions"]) == (0, "", "unchanged", [])
    assert (tmp_path / "new.xlsx").read_bytes() == handed_out[language]["base"]


@pytest.mark.parametrize("language", OWNERS)
def test_what_people_typed_comes_home(
    shell: Shell, tmp_path: Path, handed_out: dict[str, dict[str, bytes]], language: str
) -> None:
    lay_out(tmp_path, handed_out[language])
    ali, sara = OWNERS[language]
    one, two, base = (desk(tmp_path / f"{name}.xlsx", language) for name in (ali, sara, "base"))
    one.type("tblLeads", 0, outcome="won", city="=1+1 Street")
    one.type("tblLeads", 1, notes="both")
    one.add("tblLeads", id="L5", company="Kaveh", owner=ali)
    one.add("tblTouches", date=DAY, lead="L5", owner=ali, outcome="no-answer", note="first call")
    two.add("tblLeads", id="L5", company="Nordic", owner=sara)
    two.add("tblTouches", date=DAY, lead="L5", owner=sara, note="hers")
    two.add("tblOrders", date=DAY, lead="L5", amount=7.5)
    base.type("tblLeads", 1, notes="of the base", city="Bam")
    for book in (one, two, base):
        book.close()
    code, out, err = shell(
        "merge", f"{sara}.xlsx", f"{ali}.xlsx", "--base", "base.xlsx", "-o", "new.xlsx", *TODAY, "--json"
    )
    said = json.loads(out)
    assert (code, err, said["status"]) == (1, "", "done")
    assert [said[name] for name in ("leads", "touches", "orders")] == [
        {"changed": 2, "added": 2},
        {"changed": 0, "added": 2},
        {"changed": 0, "added": 1},
    ]
    label = load(language).label
    found = state(tmp_path / "new.xlsx", language)
    assert found["leads"][0][2:4] == ("=1+1 Street", label("outcome", "won"))
    assert found["leads"][1][2] == "Bam"
    assert found["leads"][1][5] == "of the base"
    first, second = sorted((ali, sara))
    assert sorted(lead[:2] for lead in found["leads"][4:]) == sorted(
        [("L5" if ali == first else "L6", "Kaveh"), ("L5" if sara == first else "L6", "Nordic")]
    )
    numbers = {company: lead for lead, company, *_ in found["leads"][4:]}
    assert (numbers["Kaveh"], ali, label("touch_outcome", "no-answer"), "first call") in found["touches"]
    assert (numbers["Nordic"], sara, None, "hers") in found["touches"]
    assert found["orders"][2:] == [(numbers["Nordic"], 7.5)]
    rows = desk(tmp_path / "new.xlsx", language).rows("tblExceptions", "kind", "lead", "base", "returned")
    assert rows == [
        (label("exception", "both-edited"), "L2", "of the base", "both"),
        (label("exception", "id-taken"), "L6", "L5", "L5"),
    ]
    assert [one["needs_a_person"] for one in said["exceptions"]] == [True, False]
    assert second in {lead[4] for lead in found["leads"][4:]}


def typed(folder: Path) -> None:
    """Type into both parts and the base."""
    ali, sara = (desk(folder / f"{name}.xlsx", "en") for name in ("Ali", "Sara"))
    for book, number in ((ali, 1), (sara, 3)):
        book.type("tblLeads", 0, city="Qom")
        book.add(
            "tblLeads", id="L5", company=f"New of {number}", owner=("Ali", "Sara")[number // 2], phone="0721000100"
        )
        book.add("tblTouches", date=DAY, lead="L5", note=f"to the new one of {number}")
        book.close()
    base = desk(folder / "base.xlsx", "en")
    base.type("tblLeads", 0, city="Bam")
    base.close()


@pytest.mark.slow
def test_the_order_and_the_names_of_files_change_nothing(shell: Shell, tmp_path: Path, here: dict[str, bytes]) -> None:
    typed(tmp_path)
    files = ["Ali.xlsx", "Sara.xlsx", "old.xlsx"]
    (tmp_path / "old.xlsx").write_bytes(here["Ali"])
    results = set()
    for order in list(permutations(files))[::2]:
        assert shell("merge", *order, "--base", "base.xlsx", "-o", "new.xlsx", *TODAY)[0] == 1
        results.add((tmp_path / "new.xlsx").read_bytes())
        (tmp_path / "new.xlsx").unlink()
    assert len(results) == 1
    for name in files:
        (tmp_path / name).rename(tmp_path / f"z{len(name)}-{name}")
    shell("merge", *(f"z{len(n)}-{n}" for n in files), "--base", "base.xlsx", "-o", "new.xlsx", *TODAY)
    (tmp_path / "other.xlsx").write_bytes(results.pop())
    assert state(tmp_path / "new.xlsx") == state(tmp_path / "other.xlsx")


def test_exceptions_come_first(shell: Shell, tmp_path: Path, here: dict[str, bytes]) -> None:
    typed(tmp_path)
    code, out, _ = shell("merge", "Ali.xlsx", "Sara.xlsx", "--base", "base.xlsx", "-o", "new.xlsx", *TODAY)
    lines = out.splitlines()
    assert (code, lines[0]) == (1, "4 things to look at:")
    assert lines[1] == (
        "  both-edited: City of L1 was changed in the base and in Ali.xlsx. The base stays."
        " Decide which one is right and type it into the base."
    )
    assert "  same-phone: The new lead L5 in Ali.xlsx has the phone number of L6 · New of 3 · Sara." in lines[2]
    assert lines[-1] == "The result is in new.xlsx."
    assert shell("doctor", "new.xlsx")[0] == 0
    assert here["Ali"] != (tmp_path / "Ali.xlsx").read_bytes()


def test_in_place_with_a_backup_and_taken_back(shell: Shell, tmp_path: Path, here: dict[str, bytes]) -> None:
    book = desk(tmp_path / "Ali.xlsx", "en")
    book.type("tblLeads", 0, city="Qom", outcome="no")
    book.add("tblTouches", date=DAY, lead="L1", owner="Ali", note="new")
    book.close()
    before = state(tmp_path / "base.xlsx")
    code, out, _ = shell("merge", "Ali.xlsx", "--base", "base.xlsx", "-o", "base.xlsx", *TODAY, "--json")
    said = json.loads(out)
    assert (code, said["status"], Path(said["backup"]).name) == (0, "done", "base.backup-1.xlsx")
    assert (tmp_path / "base.backup-1.xlsx").read_bytes() == here["base"]
    assert state(tmp_path / "base.xlsx")["leads"][0][2:4] == ("Qom", "no")
    assert shell("merge", "Ali.xlsx", "--base", "base.xlsx", "-o", "again.xlsx", *TODAY)[0] == 0
    assert state(tmp_path / "again.xlsx") == state(tmp_path / "base.xlsx")
    assert shell("undo", "base.xlsx")[0] == 0
    after = state(tmp_path / "base.xlsx")
    assert (after["leads"], after["orders"]) == (before["leads"], before["orders"])
    assert [row for row in after["touches"] if any(row)] == before["touches"]


def test_a_dry_run_writes_nothing(shell: Shell, tmp_path: Path, here: dict[str, bytes]) -> None:
    typed(tmp_path)
    files = {path: path.read_bytes() for path in tmp_path.iterdir()}
    code, out, _ = shell("merge", "Ali.xlsx", "--base", "base.xlsx", "-o", "new.xlsx", *TODAY, "--dry-run", "--json")
    said = json.loads(out)
    assert (code, said["status"], said["leads"]) == (1, "planned", {"changed": 0, "added": 1})
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == files
    assert set(said) == {"file", "status", "run", "books", "leads", "touches", "orders", "exceptions", "backup"}
    assert said["books"] == [
        {"file": "Ali.xlsx", "status": "merged", "owner": "Ali", "split": DAY.isoformat(), "columns": []}
    ]
    assert here


@pytest.mark.slow
def test_books_that_cannot_be_read_are_listed_and_the_others_merged(
    shell: Shell, tmp_path: Path, here: dict[str, bytes], handed_out: dict[str, dict[str, bytes]]
) -> None:
    typed(tmp_path)
    (tmp_path / "cut.xlsx").write_bytes(here["Sara"][:5000])
    (tmp_path / "plain.xlsx").write_bytes(small("en"))
    damaged = openpyxl.load_workbook(tmp_path / "Sara.xlsx")
    damaged["fx snapshot"]["A2"] = "eJx"
    damaged.save(tmp_path / "damaged.xlsx")
    (tmp_path / "foreign.xlsx").write_bytes(foreign(tmp_path))
    files = ("cut.xlsx", "gone.xlsx", "plain.xlsx", "damaged.xlsx", "foreign.xlsx", "Ali.xlsx")
    code, out, _ = shell("merge", *files, "--base", "base.xlsx", "-o", "new.xlsx", *TODAY, "--json")
    said = json.loads(out)
    assert (code, said["status"], said["leads"]["added"]) == (1, "done", 1)
    unread = {one["book"]: one["what"] for one in said["exceptions"] if one["kind"] == "unreadable-book"}
    assert set(unread) == {"cut.xlsx", "gone.xlsx", "plain.xlsx", "damaged.xlsx", "foreign.xlsx"}
    assert "none of its leads came from this base" in unread["foreign.xlsx"]
    assert "was not made by a split" in unread["plain.xlsx"]
    assert [book["status"] for book in said["books"]].count("unreadable") == 5
    assert handed_out


def foreign(folder: Path) -> bytes:
    """Return a part of another base."""
    other = folder / "other base.xlsx"
    other.write_bytes(small("en"))
    book = desk(other, "en")
    for row in range(4):
        book.type("tblLeads", row, id=f"Z{row}", company=f"Zeta {row}", contact="Zoe", phone="1", notes="z")
    book.close()
    Splitting(Wish(other, "owner", folder / "others", DAY, "", dry_run=False)).run()
    return (folder / "others" / "Ali.xlsx").read_bytes()


@pytest.mark.slow
def test_a_book_turned_to_another_language_sorted_and_with_columns_of_its_own(
    shell: Shell, tmp_path: Path, here: dict[str, bytes]
) -> None:
    for name in ("base", "Ali"):
        widened(tmp_path / f"{name}.xlsx", "Size", ["big", "small"])
    assert shell("merge", "Ali.xlsx", "--base", "base.xlsx", "-o", "same.xlsx", *TODAY)[0] == 0
    assert shell("language", "Ali.xlsx", "fa")[0] == 0
    book = desk(tmp_path / "Ali.xlsx", "fa")
    swap(book)
    book.type("tblLeads", 0, outcome="won")
    book.type("tblLeads", 1, country="IR")
    book.close()
    widened(tmp_path / "Ali.xlsx", "رنگ", ["red", ""])
    code, out, _ = shell("merge", "Ali.xlsx", "--base", "base.xlsx", "-o", "new.xlsx", *TODAY)
    assert "the base has no column رنگ" in out
    assert "Leads: 2 cells changed, 0 rows added" in out
    assert code == 0
    found = desk(tmp_path / "new.xlsx", "en").rows("tblLeads", "id", "outcome", "country", "company")
    assert found[:2] == [("L1", None, "Iran", "Pars Steel"), ("L2", "won", None, "Arvin Foods")]
    assert here


def test_a_column_of_the_team_comes_home_with_new_rows_too(
    shell: Shell, tmp_path: Path, here: dict[str, bytes]
) -> None:
    widened(tmp_path / "base.xlsx", "Size", ["big", "small"])
    assert shell("split", "base.xlsx", "-o", "out", *TODAY)[0] == 0
    book = desk(tmp_path / "out" / "Ali.xlsx", "en")
    for number in (5, 6):
        book.add("tblLeads", id=f"L{number}", company=f"New {number}", owner="Ali")
    sheet = book.book["Leads"]
    place = next(cell.column for cell in sheet[4] if cell.value == "Size")
    for row, text in ((5, "huge"), (8, "tiny")):
        sheet.cell(row, place).value = text
    book.close()
    code, out, _ = shell("merge", "out/Ali.xlsx", "--base", "base.xlsx", "-o", "new.xlsx", *TODAY)
    assert (code, "Leads: 1 cells changed, 2 rows added" in out) == (0, True)
    merged = openpyxl.load_workbook(tmp_path / "new.xlsx")["Leads"]
    assert [(merged.cell(row, 1).value, merged.cell(row, place).value) for row in range(5, 11)] == [
        ("L1", "huge"), ("L2", "small"), ("L3", None), ("L4", None), ("L5", None), ("L6", "tiny"),
    ]  # fmt: skip
    assert here


def widened(path: Path, heading: str, values: list[str]) -> None:
    """Add a column of the team's own on the right of the leads."""
    book = openpyxl.load_workbook(path)
    sheet = next(sheet for sheet in book.worksheets if "tblLeads" in sheet.tables)
    table = sheet.tables["tblLeads"]
    low, high = table.ref.split(":")
    header, col = sheet[low].row, sheet[high].column + 1
    sheet.cell(header, col).value = heading
    for at, value in enumerate(values):
        sheet.cell(header + 1 + at, col).value = value
    new = table.tableColumns[-1].__copy__()
    new.id, new.name, new.calculatedColumnFormula = len(table.tableColumns) + 1, heading, None
    table.tableColumns.append(new)
    table.ref = f"{low}:{sheet.cell(sheet[high].row, col).coordinate}"
    if table.autoFilter:
        table.autoFilter.ref = table.ref
    book.save(path)


def swap(book: "object") -> None:
    """Sort the two leads the other way round."""
    sheet, header, first, _ = book._place("tblLeads")  # type: ignore[attr-defined]
    for col in range(first, sheet.max_column + 1):
        one, two = sheet.cell(header + 1, col), sheet.cell(header + 2, col)
        one.value, two.value = two.value, one.value


def test_a_touch_typed_in_today_comes_home(shell: Shell, tmp_path: Path, here: dict[str, bytes]) -> None:
    book = desk(tmp_path / "Ali.xlsx", "en")
    book.type("tblToday", 0, result="no-answer", when_and_note="try again")
    book.close()
    assert shell("merge", "Ali.xlsx", "--base", "base.xlsx", "-o", "new.xlsx", *TODAY)[0] == 0
    found = state(tmp_path / "new.xlsx")["touches"]
    assert [row for row in found if row[2] == "no-answer"] == [("L2", "Ali", "no-answer", "try again")]
    later = ("--today", "2026-11-19")
    assert shell("merge", "Ali.xlsx", "--base", "new.xlsx", "-o", "again.xlsx", *later)[0] == 0
    assert state(tmp_path / "again.xlsx")["touches"] == found
    assert here


def test_what_stands_below_a_table_and_typed_formulas_are_shown(
    shell: Shell, tmp_path: Path, here: dict[str, bytes]
) -> None:
    book = openpyxl.load_workbook(tmp_path / "Ali.xlsx")
    low, high = book["Touches"].tables["tblTouches"].ref.split(":")
    book["Touches"].cell(book["Touches"][high].row + 1, 2).value = "L1"
    book["Leads"]["I5"] = "=1+1"
    book.save(tmp_path / "Ali.xlsx")
    code, out, _ = shell("merge", "Ali.xlsx", "--base", "base.xlsx", "-o", "new.xlsx", *TODAY, "--json")
    said = [(one["kind"], one["lead"], one["column"]) for one in json.loads(out)["exceptions"]]
    assert (code, low) == (1, "A4")
    assert said == [("unreadable-book", None, None), ("both-edited", "L1", "City")]
    assert "on the sheet Touches, something stands below the table" in out
    assert "City of L1 became a formula or shows an error in Ali.xlsx" in out
    assert here


def test_a_book_without_its_tables_is_not_merged(shell: Shell, tmp_path: Path, here: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(tmp_path / "Ali.xlsx")
    del book["Orders"].tables["tblOrders"]
    book.save(tmp_path / "Ali.xlsx")
    code, out, _ = shell("merge", "Ali.xlsx", "--base", "base.xlsx", "-o", "new.xlsx", *TODAY)
    assert code == 1
    assert "the tables of its leads, touches or orders are gone" in out
    assert here


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("base.xlsx", "--base", "base.xlsx", "-o", "new.xlsx"), "base.xlsx is the base itself"),
        (("Ali.xlsx", "--base", "base.xlsx", "-o", "Sara.xlsx"), "Sara.xlsx is there already"),
    ],
)
def test_refusals(
    shell: Shell, tmp_path: Path, here: dict[str, bytes], arguments: tuple[str, ...], reason: str
) -> None:
    code, out, err = shell("merge", *arguments, *TODAY)
    assert (code, out) == (2, "")
    assert reason in err
    assert {path.stem: path.read_bytes() for path in tmp_path.glob("*.xlsx")} == here


def test_a_base_that_is_none_is_refused(shell: Shell, tmp_path: Path, here: dict[str, bytes]) -> None:
    code, out, _ = shell("merge", "Ali.xlsx", "--base", "none.xlsx", "-o", "new.xlsx", "--json", *TODAY)
    assert (code, json.loads(out)["status"]) == (3, "refused")
    assert {path.stem: path.read_bytes() for path in tmp_path.glob("*.xlsx")} == here
    assert COMPANIES
