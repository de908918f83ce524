import json
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from followup_xl.cli.splitting import Splitting, Wish
from followup_xl.ooxml import Workbook
from followup_xl.pipeline import Request, run
from followup_xl.store.file import FileStore
from followup_xl.store.split_snapshot import find_snapshot
from tests.sharing.books import COMPANIES, DAY, OWNERS, desk, everything, small
from tests.support.refreshed import tools
from tests.support.shell import Shell, shell_in

TODAY = ("--today", DAY.isoformat())
LANGUAGES = ("en", "fa", "ro")


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return shell_in(tmp_path, monkeypatch, capsys)


def whole(folder: Path, language: str) -> Path:
    path = folder / "base.xlsx"
    path.write_bytes(small(language))
    return path


@pytest.fixture(scope="module", params=LANGUAGES)
def parts(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Return a language and the folder of a book that was split."""
    folder = tmp_path_factory.mktemp(request.param)
    path = whole(folder, request.param)
    run(FileStore(path), tools(), Request(DAY))
    Splitting(Wish(path, "owner", folder / "out", DAY, "", dry_run=False)).run()
    return request.param, folder


def test_each_gets_a_book_with_their_own_rows(parts: tuple[str, Path]) -> None:
    language, folder = parts
    assert {path.name for path in (folder / "out").iterdir()} == {f"{owner}.xlsx" for owner in OWNERS[language]}
    for at, owner in enumerate(OWNERS[language]):
        book = desk(folder / "out" / f"{owner}.xlsx", language)
        own = [f"L{2 * at + 1}", f"L{2 * at + 2}"]
        assert book.rows("tblLeads", "id", "company") == list(zip(own, COMPANIES[language][2 * at :][:2], strict=True))
        assert [lead for (lead,) in book.rows("tblTouches", "lead")] == [own[0], own[0], own[1], own[1]]
        assert book.rows("tblOrders", "lead", "amount") == [(own[0], 100 * (2 * at + 1))]
        assert book.rows("tblToday", "lead") == [(own[1],)]  # the other one has bought


def test_nothing_of_the_customers_of_others_is_in_the_file(parts: tuple[str, Path]) -> None:
    language, folder = parts
    for at, owner in enumerate(OWNERS[language]):
        text = everything(folder / "out" / f"{owner}.xlsx")
        own, others = COMPANIES[language][2 * at :][:2], COMPANIES[language][2 - 2 * at :][:2]
        assert all(company in text for company in own)
        assert not [company for company in others if company in text]
        assert not [
            number for number in (3 - 2 * at, 4 - 2 * at) if f"Number{number}" in text or f"07{number}0001" in text
        ]


def test_the_settings_and_formats_are_the_same(parts: tuple[str, Path]) -> None:
    language, folder = parts
    base = openpyxl.load_workbook(folder / "base.xlsx")
    part = openpyxl.load_workbook(folder / "out" / f"{OWNERS[language][1]}.xlsx")
    assert part.sheetnames[:-1] == base.sheetnames
    assert part.worksheets[-1].sheet_state == "veryHidden"
    settings = next(sheet.title for sheet in base.worksheets if "tblCadences" in sheet.tables)
    assert list(part[settings].values) == list(base[settings].values)
    leads = next(sheet.title for sheet in base.worksheets if "tblLeads" in sheet.tables)
    assert [cell.number_format for cell in part[leads][5]] == [cell.number_format for cell in base[leads][7]]
    assert part[leads].freeze_panes == base[leads].freeze_panes
    columns = base[leads].column_dimensions
    assert {key: one.width for key, one in part[leads].column_dimensions.items()} == {
        key: one.width for key, one in columns.items()
    }


def test_the_snapshot_says_whose_rows_they_are(parts: tuple[str, Path]) -> None:
    language, folder = parts
    snapshot = find_snapshot(Workbook.open(folder / "out" / f"{OWNERS[language][0]}.xlsx"))
    assert (snapshot.owner, snapshot.when) == (OWNERS[language][0], DAY)
    assert {table: len(rows.rows) for table, rows in snapshot.tables.items()} == {
        "tblLeads": 2,
        "tblTouches": 4,
        "tblOrders": 1,
    }
    assert snapshot.tables["tblLeads"].cell(0, "group") == "unhurried"


def test_the_doctor_finds_nothing(parts: tuple[str, Path], shell: Shell) -> None:
    language, folder = parts
    for owner in OWNERS[language]:
        code, out, err = shell("doctor", str(folder / "out" / f"{owner}.xlsx"), "--json")
        assert (code, json.loads(out)["findings"], err) == (0, [], "")


def test_the_base_is_not_changed_and_what_was_done_is_said(shell: Shell, tmp_path: Path) -> None:
    before = whole(tmp_path, "en").read_bytes()
    code, out, err = shell("split", "base.xlsx", "--by", "Salesperson", "-o", "out", *TODAY)
    assert (code, err) == (0, "")
    assert "base.xlsx was split into 2 workbooks in out:" in out
    assert "Ali.xlsx: 2 leads, 4 touches, 1 orders" in out
    assert (tmp_path / "base.xlsx").read_bytes() == before
    assert not list((tmp_path / "out").glob(".*"))
    code, out, err = shell("split", "base.xlsx", "-o", "out", *TODAY)
    assert (code, out) == (2, "")
    assert "is there already and may hold somebody's work" in err


def test_a_dry_run_writes_nothing(shell: Shell, tmp_path: Path) -> None:
    whole(tmp_path, "en")
    code, out, _ = shell("split", "base.xlsx", "-o", "out", "--dry-run", "--json", *TODAY)
    said = json.loads(out)
    assert (code, said["status"], said["by"], said["left"]) == (0, "planned", "owner", 0)
    books = [(book["owner"], book["leads"], book["touches"], book["orders"], book["emptied"]) for book in said["books"]]
    assert books == [("Ali", 2, 4, 1, []), ("Sara", 2, 4, 1, [])]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["gruppe", "Touches", "Why"])
def test_a_column_that_is_none_of_people_is_refused(shell: Shell, tmp_path: Path, name: str) -> None:
    whole(tmp_path, "en")
    code, _, err = shell("split", "base.xlsx", "--by", name, "-o", "out", *TODAY)
    assert code == 2
    assert "Choose one of: ID, Company," in err


def test_by_another_column_in_any_language(shell: Shell, tmp_path: Path) -> None:
    path = whole(tmp_path, "en")
    typed = desk(path, "en")
    typed.type("tblLeads", 1, city="A/B: <x>", owner=None)
    typed.type("tblLeads", 2, city="a/b: <x>")
    typed.type("tblLeads", 3, city="con")
    typed.close()
    code, out, _ = shell("split", "base.xlsx", "--by", "شهر", "-o", "out", "--json", *TODAY)
    found = {Path(book["file"]).name: book["leads"] for book in json.loads(out)["books"]}
    assert (code, found) == (0, {"A B x.xlsx": 2, "con_.xlsx": 1, "no owner.xlsx": 1})


def test_sheets_of_the_team_that_name_customers_of_others_are_emptied(shell: Shell, tmp_path: Path) -> None:
    path = whole(tmp_path, "en")
    book = openpyxl.load_workbook(path)
    book.create_sheet("Old")["B3"] = "we met PARS  STEEL at the fair"
    book.create_sheet("Sums")["A1"] = "=SUM(Orders!E5:E9)"
    book["Leads"]["AX2"] = "ask Contact Number3"
    book.save(path)
    code, out, _ = shell("split", "base.xlsx", "-o", "out", *TODAY)
    assert code == 0
    assert "Sara.xlsx: Old named customers of other people" in out
    assert "Ali.xlsx: Leads named customers of other people" in out
    ali, sara = (openpyxl.load_workbook(tmp_path / "out" / f"{name}.xlsx") for name in ("Ali", "Sara"))
    assert (ali["Old"]["B3"].value, sara["Old"]["B3"].value) == ("we met PARS  STEEL at the fair", None)
    assert (ali["Leads"]["AX2"].value, sara["Leads"]["AX2"].value) == (None, "ask Contact Number3")
    assert ali["Sums"]["A1"].value.startswith("=SUM(Orders!E5:")


def test_formulas_comments_and_links_of_the_rows_hold(shell: Shell, tmp_path: Path) -> None:
    path = whole(tmp_path, "en")
    book = openpyxl.load_workbook(path)
    orders, leads = book["Orders"], book["Leads"]
    first = orders[orders.tables["tblOrders"].ref.split(":")[0]].row + 1
    for row in (first, first + 1):
        orders.cell(row, 4).value = f"=E{row}/10"
    for row, name in ((5, "his"), (7, "hers")):
        leads.cell(row, 2).comment = Comment(f"{name} remark", "boss")
        leads.cell(row, 5).hyperlink = f"mailto:{name}@example.org"
    book.save(path)
    assert shell("split", "base.xlsx", "-o", "out", *TODAY)[0] == 0
    sara = openpyxl.load_workbook(tmp_path / "out" / "Sara.xlsx")
    assert sara["Orders"].cell(first, 4).value == f"=E{first}/10"
    remark, link = sara["Leads"].cell(5, 2).comment, sara["Leads"].cell(5, 5).hyperlink
    assert (remark and remark.text, link and link.target) == ("hers remark", "mailto:hers@example.org")
    text = everything(tmp_path / "out" / "Sara.xlsx")
    assert "his remark" not in text
    assert "his@example.org" not in text
    files = [str(path) for path in (tmp_path / "out").iterdir()]
    code, out, _ = shell("merge", *files, "--base", "base.xlsx", "-o", "new.xlsx", "--json", *TODAY)
    assert (code, json.loads(out)["status"], json.loads(out)["exceptions"]) == (0, "unchanged", [])


def test_a_split_of_a_part_forgets_the_first_snapshot(shell: Shell, tmp_path: Path) -> None:
    whole(tmp_path, "en")
    assert shell("split", "base.xlsx", "-o", "out", *TODAY)[0] == 0
    assert shell("split", "out/Ali.xlsx", "--by", "Company", "-o", "two", *TODAY)[0] == 0
    found = find_snapshot(Workbook.open(tmp_path / "two" / "Pars Steel.xlsx"))
    assert [found.tables["tblLeads"].cell(row, "company") for row in found.tables["tblLeads"].rows] == ["Pars Steel"]
    assert "Arvin" not in everything(tmp_path / "two" / "Pars Steel.xlsx")


def test_a_merged_cell_across_the_rows_is_refused(shell: Shell, tmp_path: Path) -> None:
    path = whole(tmp_path, "en")
    book = openpyxl.load_workbook(path)
    book["Leads"].merge_cells("AX5:AX7")
    book.save(path)
    code, _, err = shell("split", "base.xlsx", "-o", "out", *TODAY)
    assert (code, err) == (
        3,
        "base.xlsx cannot be split: on the sheet Leads merged cells lie across the rows; take the merging off.\n",
    )
    assert list((tmp_path / "out").iterdir()) == []


def test_a_sheet_named_after_a_customer_is_refused(shell: Shell, tmp_path: Path) -> None:
    path = whole(tmp_path, "en")
    book = openpyxl.load_workbook(path)
    book.create_sheet("for Pars Steel")
    book.save(path)
    code, _, err = shell("split", "base.xlsx", "-o", "out", *TODAY)
    assert code == 3
    assert "a drawing, chart, comment, heading or tab (for Pars Steel) names a customer" in err


def test_touches_without_a_known_lead_stay_behind(shell: Shell, tmp_path: Path) -> None:
    path = whole(tmp_path, "en")
    typed = desk(path, "en")
    typed.type("tblTouches", 0, lead="L77", note="about Tiva")
    typed.close()
    _, out, _ = shell("split", "base.xlsx", "-o", "out", *TODAY)
    assert "1 touch or order has no known lead and stays in base.xlsx only." in out
    assert "L77" not in everything(tmp_path / "out" / "Ali.xlsx")
