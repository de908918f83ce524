"""Customers brought into a book on disk: what stands in its cells afterwards, and the way back."""

import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from followup_xl.cli.importing import import_
from followup_xl.template import build_with
from followup_xl.template.demo import build_demo
from tests.intake.sources import HEADINGS, ROWS, csv_bytes, xlsx_bytes
from tests.support.refreshed import open_lead
from tests.support.shell import Shell, shell_in
from tests.support.workbooks import rows, tables

DAY = "2026-11-17"
TODAY = dt.date(2026, 11, 17)
Table = list[dict[str, Any]]


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return shell_in(tmp_path, monkeypatch, capsys)


@cache
def small() -> bytes:
    """Return a book of two leads."""
    return build_with({"tblLeads": [open_lead(phone="0912 345 0000", city="Qom"), open_lead(2)]}, "en")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.xlsx"
    path.write_bytes(small())
    return path


def rows_of(path: Path, table: str) -> Table:
    """Return the filled rows of a table by header."""
    book = openpyxl.load_workbook(path)
    if table not in tables(book):
        return []
    head, *found = rows(book, table)
    filled = [row for row in found if any(cell.value is not None for cell in row)]
    return [{str(name.value): cell.value for name, cell in zip(head, row, strict=True)} for row in filled]


def run(shell: Shell, source: str, *options: str, left: bool = False) -> dict[str, Any]:
    """Import, and return what --json tells; ``left``: something but rejects is left to a person."""
    code, out, err = shell("import", source, "book.xlsx", "--today", DAY, "--json", *options)
    told: dict[str, Any] = json.loads(out)
    assert code == int(left or bool(told["rejects"])), err
    assert told["rows"] == told["added"] + told["updated"] + told["rejected"]
    return told


@pytest.mark.parametrize("language", ["en", *(pytest.param(code, marks=pytest.mark.slow) for code in ("fa", "ro"))])
def test_a_list_is_in_the_cells_of_the_demo_and_undo_takes_it_out(shell: Shell, book: Path, language: str) -> None:
    book.write_bytes(build_demo(language, TODAY))
    Path("list.csv").write_bytes(csv_bytes([HEADINGS[language], *ROWS[language]], ";"))
    before = [list(row.values())[:32] for row in rows_of(book, "tblLeads")]
    told = run(shell, "list.csv", "--owner", "Sara")
    assert (told["added"], told["updated"], told["rejected"], told["status"]) == (2, 0, 0, "done")
    leads = [list(row.values()) for row in rows_of(book, "tblLeads")]
    company, contact, phone, mail, city, _, notes = ROWS[language][0]
    assert [row[:32] for row in leads[:-2]] == before
    assert leads[-2][:5] == [
        before[-1][0].replace(f"{len(before)}", f"{len(before) + 1}"),
        company,
        contact,
        phone,
        mail,
    ]
    assert (leads[-2][8], leads[-2][13], leads[-2][26]) == (city, "Sara", notes)
    assert leads[-2][14].date() == dt.date(2026, 8, 25)
    assert leads[-2][36] is not None  # the refresh of the same run gave it a due date
    assert shell("undo", "book.xlsx")[0] == 0
    assert [list(row.values())[:32] for row in rows_of(book, "tblLeads")] == before


def test_text_that_looks_like_a_formula_stays_text(shell: Shell, book: Path) -> None:
    source = [["Company", "Contact person", "Phone", "E-mail", "City", "Notes"],
            ["=1+1", "+Ali Karimi", "+98 912 345 6789", "a@x.example", "-Qom", '=HYPERLINK("http://x.example")'],
            ["@Delta", "Ana", "-0912 345 6780", "b@x.example", "@home", "+sample"]]  # fmt: skip
    Path("list.csv").write_bytes(csv_bytes(source))
    assert run(shell, "list.csv")["added"] == 2
    cells = [cell for row in rows(openpyxl.load_workbook(book), "tblLeads")[-2:] for cell in row]
    texts = {str(cell.value): cell.data_type for cell in cells}
    written = {text for row in source[1:] for text in row}
    assert written <= set(texts)
    assert {texts[text] for text in written} == {"s"}


def test_the_second_time_the_bytes_stay(shell: Shell, book: Path) -> None:
    source = [
        HEADINGS["en"],
        *ROWS["en"],
        ["", "", "", "", "", "", "who?"],
        ["", "", "", "ali@pars.example", "Qom", "", ""],
    ]
    Path("list.csv").write_bytes(csv_bytes(source))
    assert run(shell, "list.csv")["added"] == 2
    state = book.read_bytes()
    told = run(shell, "list.csv")
    assert (told["added"], told["updated"], told["unchanged"], told["rejected"]) == (0, 3, 3, 1)
    assert (told["status"], book.read_bytes() == state) == ("unchanged", True)


def test_a_dry_run_writes_nothing(shell: Shell, book: Path) -> None:
    Path("list.csv").write_bytes(csv_bytes([HEADINGS["en"], *ROWS["en"]]))
    told = run(shell, "list.csv", "--dry-run")
    assert (told["added"], told["status"], told["run"]) == (2, "planned", None)
    assert book.read_bytes() == small()


def test_empty_cells_of_a_known_lead_are_filled_and_the_rest_is_told(shell: Shell, book: Path) -> None:
    lead = next(row for row in rows_of(book, "tblLeads") if row["Phone"] and not row["Telegram"] and row["City"])
    source = [["Company", "Phone", "Telegram", "City"], ["Another name", str(lead["Phone"]), "@known_one", "Nowhere"],
            ["Zagros", "0935 111 0001", "@second_one", "Yazd"]]  # fmt: skip
    Path("list.csv").write_bytes(csv_bytes(source))
    told = run(shell, "list.csv")
    assert (told["added"], told["updated"], told["rejected"], told["notes"]) == (1, 1, 0, 2)
    after = next(row for row in rows_of(book, "tblLeads") if row["ID"] == lead["ID"])
    changed = {name for name in list(lead)[:32] if lead[name] != after[name]}
    assert (changed, after["Telegram"]) == ({"Telegram"}, "@known_one")
    rejects = rows_of(book, "tblRejects")
    assert [(row["Source"], row["Row"]) for row in rejects] == [("list.csv", 2), ("list.csv", 2)]
    assert lead["ID"] in rejects[0]["Reason"]
    assert shell("undo", "book.xlsx")[0] == 0
    restored = next(row for row in rows_of(book, "tblLeads") if row["ID"] == lead["ID"])
    assert restored["Telegram"] is None


def test_rejects_are_told_in_the_language_of_the_book(shell: Shell, book: Path) -> None:
    for language, word in (("fa", "شمارهٔ تلفنی"), ("ro", "nici telefon")):
        book.write_bytes(build_with({}, language))
        Path("list.csv").write_bytes(csv_bytes([HEADINGS[language], *ROWS[language], ["", "", "", "", "", "", "-"]]))
        assert run(shell, "list.csv", "--lang", "en")["rejects"][0]["reason"].startswith("There is no name")
        (reject,) = rows_of(book, "tblRejects")
        assert word in list(reject.values())[3]


CARDS = "BEGIN:VCARD\nVERSION:3.0\nFN:علی کریمی\nTEL:۰۹۱۲۳۴۵۶۷۸۹\nTEL:021 8877 6655\nEND:VCARD\n"
CHAT = """13/11/2026, 14:06 - Sara: did you see the offer?
13/11/2026, 14:30 - علی کریمی: گران است
16/11/2026, 10:00 - Sara: any news?
"""


def test_contacts_then_their_chat(shell: Shell, book: Path) -> None:
    Path("phone.vcf").write_text(CARDS, encoding="utf-8")
    told = run(shell, "phone.vcf")
    assert (told["kind"], told["added"]) == ("vcard", 1)
    lead = rows_of(book, "tblLeads")[-1]
    assert (lead["Contact"], lead["Phone"]) == ("علی کریمی", "۰۹۱۲۳۴۵۶۷۸۹, 021 8877 6655")
    Path("WhatsApp Chat with علی کریمی.txt").write_text(CHAT, encoding="utf-8")
    before = rows_of(book, "tblTouches")
    told = run(shell, "WhatsApp Chat with علی کریمی.txt", "--owner", "Sara")
    assert (told["kind"], told["updated"], told["touches"], told["added"]) == ("whatsapp", 1, 3, 0)
    touches = rows_of(book, "tblTouches")
    assert touches[:-3] == before
    assert [
        (touch["Date"].date(), touch["Lead"], touch["Owner"], touch["Channel"], touch["Direction"], touch["Note"])
        for touch in touches[-3:]
    ] == [
        (dt.date(2026, 11, 13), lead["ID"], "Sara", "whatsapp", "out", "did you see the offer?"),
        (dt.date(2026, 11, 13), lead["ID"], "Sara", "whatsapp", "in", "گران است"),
        (dt.date(2026, 11, 16), lead["ID"], "Sara", "whatsapp", "out", "any news?"),
    ]
    assert rows_of(book, "tblLeads")[-1]["Touches"] == 2
    state = book.read_bytes()
    assert run(shell, "WhatsApp Chat with علی کریمی.txt", "--owner", "Sara")["status"] == "unchanged"
    assert book.read_bytes() == state
    assert shell("undo", "book.xlsx")[0] == 0
    assert rows_of(book, "tblTouches") == before


def test_a_workbook_and_columns_named_by_a_map(shell: Shell, book: Path) -> None:
    source = [
        ["Alpha", "Beta", "Date"],
        ["Zagros", "0935 111 0001", "05/08/2026"],
        ["Alborz", "0935 111 0002", "06/07/2026"],
    ]
    Path("list.xls").write_bytes(xlsx_bytes(source))
    Path("map.toml").write_text(
        '[columns]\ncompany = "Alpha"\nphone = "B"\ncreated = "Date"\n[dates]\ncreated = "mdy"\n'
    )
    told = run(shell, "list.xls", "--map", "map.toml")
    assert (told["added"], told["columns"]) == (2, {"company": "Alpha", "phone": "Beta", "created": "Date"})
    assert [row["Created"].date() for row in rows_of(book, "tblLeads")[-2:]] == [
        dt.date(2026, 5, 8),
        dt.date(2026, 6, 7),
    ]


@pytest.mark.usefixtures("book")
def test_what_is_said_to_people(shell: Shell) -> None:
    Path("list.csv").write_bytes(csv_bytes([(*HEADINGS["en"], "Fax"), *((*row, "1") for row in ROWS["en"])]))
    code, out, _ = shell("import", "list.csv", "book.xlsx", "--today", DAY)
    assert code == 0
    for line in ("list.csv (a list): 2 rows.", "“Mobile”: Phone", "no place for it: Fax", "2 leads added.",
                 "followup undo book.xlsx"):  # fmt: skip
        assert line in out
    assert "Nimic nou" in shell("import", "list.csv", "book.xlsx", "--today", DAY, "--lang", "ro")[1]
    assert "چیز تازه‌ای نبود" in shell("import", "list.csv", "book.xlsx", "--today", DAY, "--lang", "fa")[1]


def encrypted() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(4096)


def bomb() -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return content.getvalue()


BAD: list[tuple[str, Callable[[], bytes]]] = [
    ("empty.csv", lambda: b""),
    ("blank.csv", lambda: b"\n\n  \n"),
    ("picture.csv", lambda: b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00"),
    ("nul.csv", lambda: b"Company,Phone\nPars\x00,0912 345 6789\n"),
    ("words.docx", lambda: b"%PDF-1.7 some words"),
    ("cut.xlsx", lambda: xlsx_bytes([HEADINGS["en"], *ROWS["en"]])[:2000]),
    ("odd.xlsx", bomb),
    ("locked.xlsx", encrypted),
    ("heads.csv", lambda: csv_bytes([HEADINGS["en"]])),
    ("quote.csv", lambda: b'Company,Phone\n"Pars,0912 345 6789\n'),
    ("result.json", lambda: b'{"chats": ['),
    ("empty.xlsx", lambda: xlsx_bytes([])),
]


@pytest.mark.parametrize(("name", "data"), BAD, ids=[name for name, _ in BAD])
def test_what_cannot_be_read_is_one_sentence(shell: Shell, book: Path, name: str, data: Callable[[], bytes]) -> None:
    Path(name).write_bytes(data())
    code, out, err = shell("import", name, "book.xlsx", "--today", DAY)
    assert (code, out, err.count("\n")) == (3, "", 1)
    assert book.read_bytes() == small()
    told = json.loads(shell("import", name, "book.xlsx", "--today", DAY, "--json")[1])
    assert (told["status"], told["message"]) == ("refused", err.strip())


def test_a_source_that_is_not_there_and_a_book_as_its_own_source(shell: Shell, book: Path) -> None:
    assert shell("import", "none.csv", "book.xlsx")[0] == 3
    assert shell("import", "book.xlsx", "book.xlsx")[0] == 2
    Path("list.csv").write_bytes(csv_bytes([HEADINGS["en"], *ROWS["en"]]))
    assert shell("import", "list.csv", "none.xlsx")[0] == 3
    assert book.read_bytes() == small()


def test_an_open_book_is_left_alone(shell: Shell, book: Path) -> None:
    Path("list.csv").write_bytes(csv_bytes([HEADINGS["en"], *ROWS["en"]]))
    book.with_name("~$book.xlsx").write_bytes(b"\x03Ana")
    code, _, err = shell("import", "list.csv", "book.xlsx", "--today", DAY)
    assert (code, "open in Excel" in err, book.read_bytes() == small()) == (3, True, True)


@pytest.mark.slow
@pytest.mark.usefixtures("book")
def test_a_million_empty_rows_are_no_rows(shell: Shell) -> None:
    source = csv_bytes([HEADINGS["en"], *ROWS["en"]])
    Path("list.csv").write_bytes(source + b",,,,,,\r\n" * 1_000_000)
    assert run(shell, "list.csv")["rows"] == 2


def test_a_second_list_in_the_file_is_told(shell: Shell, book: Path) -> None:
    content = openpyxl.Workbook()
    for name, row in zip(("Ali", "Sara"), ROWS["ro"], strict=True):
        sheet = content.create_sheet(name)
        sheet.append(list(HEADINGS["en"]))
        sheet.append(list(row))
    content.save("list.xlsx")
    assert run(shell, "list.xlsx", left=True)["also"] == ["Sara"]
    Path("map.toml").write_text('sheet = "Sara"\n', encoding="utf-8")
    told = run(shell, "list.xlsx", "--map", "map.toml")
    assert (told["added"], told["also"], len(rows_of(book, "tblLeads"))) == (1, [], 4)


def test_the_packed_chat_of_an_iphone(shell: Shell, book: Path) -> None:
    with zipfile.ZipFile("WhatsApp Chat - Ali Karimi.zip", "w") as archive:
        archive.writestr("_chat.txt", "[13/11/2026, 14:06:01] Ali Karimi: price?\n[13/11/2026, 14:30:10] Sara: 5 EUR\n")
    told = run(shell, "WhatsApp Chat - Ali Karimi.zip")
    assert (told["kind"], told["added"], told["touches"]) == ("whatsapp", 1, 2)
    lead = rows_of(book, "tblLeads")[-1]
    assert (lead["Contact"], lead["Created"].date(), lead["Touches"]) == ("Ali Karimi", dt.date(2026, 11, 13), 1)


def test_at_a_terminal_unclear_dates_are_asked_about_once(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("followup_xl.cli.importer.sys", SimpleNamespace(stdin=SimpleNamespace(isatty=lambda: True)))
    source = [["Company", "Phone", "Date"], ["Zagros", "0935 111 0001", "05/08/2026"], ["Alborz", "0935 111 0002", ""]]
    path = book.with_name("list.csv")
    path.write_bytes(csv_bytes(source))
    arguments = [str(path), str(book), "--today", DAY]
    result = CliRunner().invoke(import_, arguments, input="2\n", standalone_mode=False)
    assert (result.exception, result.return_value) == (None, 0)
    assert "05/08/2026" in result.output
    created = [row["Created"].date() for row in rows_of(book, "tblLeads")[-2:]]
    assert created == [dt.date(2026, 5, 8), TODAY]
