"""One workbook, three faces: turned from language to language it keeps every value."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from followup_xl.cli.adopt import adopt
from followup_xl.cli.turning import turn_to
from followup_xl.i18n import LANGUAGES, load, read_words
from followup_xl.model.tables import COMPANIONS, SHEETS, TABLES
from followup_xl.pipeline import Request, run
from followup_xl.store.file import FileStore
from followup_xl.template import build_with
from followup_xl.validate import peek
from followup_xl.validate.options import option_settings
from tests.support.lists import CustomerList
from tests.support.refreshed import tools

TODAY = date(2026, 11, 17)
LEADS: list[dict[str, Any]] = [
    {"id": "L1", "company": "Acme", "phone": "+447911123456", "market": "export", "group": "fast", "created": TODAY},
    {
        "id": "L2",
        "company": "پخش مهر",
        "market": "domestic",
        "tags_mine": "VIP, -browser",
        "created": date(2026, 11, 1),
    },
    {"id": "L3", "company": "Alfa", "market": "domestic", "outcome": "won", "notes": "2026-11-16 call: very expensive"},
]
TOUCH: dict[str, Any] = {"date": date(2026, 11, 16), "lead": "L2", "channel": "call", "outcome": "will-call"}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.xlsx"
    path.write_bytes(build_with({"tblLeads": LEADS, "tblTouches": [TOUCH]}, "en", "IR"))
    refresh(path)
    return path


def refresh(path: Path, *, record: bool = True) -> None:
    run(FileStore(path), tools(), Request(TODAY, record=record))


def turn(path: Path, language: str) -> None:
    turn_to(path, language)
    refresh(path, record=False)


def cells(path: Path) -> dict[str, dict[str, Any]]:
    """Return the value of every filled cell by sheet and address."""
    sheets = load_workbook(path).worksheets
    return {
        s.title: {c.coordinate: c.value for row in s.iter_rows() for c in row if c.value is not None} for s in sheets
    }


def typed(path: Path) -> list[dict[Any, Any]]:
    """Return the codes and values of what people fill in, as the rules see them."""
    book = run(FileStore(path), tools(), Request(TODAY, dry_run=True)).computed.book
    return [frame.astype(str).to_dict("list") for frame in (book.leads, book.touches)]


def help_title(language: str) -> str:
    return str(read_words(language, "help")["help"]["sheet"])


def test_help_says_as_much_in_every_language() -> None:
    parts = [[len(part["lines"]) for part in read_words(code, "help")["help"]["part"]] for code in LANGUAGES]
    assert (parts[0], len(parts[0]) > 5) == (parts[1], True) == (parts[2], True)


@pytest.mark.slow
def test_six_switches_in_a_row_give_back_every_cell(book: Path) -> None:
    before = cells(book)
    for language in ("fa", "ro", "en", "ro", "fa", "en"):
        turn(book, language)
    assert cells(book) == before


@pytest.mark.parametrize("language", ["fa", "ro"])
def test_a_turned_book_holds_the_same_codes_and_values(book: Path, language: str) -> None:
    before = typed(book)
    turn(book, language)
    assert typed(book) == before
    raw, words = FileStore(book).read(), load(language)
    for name, table in raw.tables.items():
        assert table.headers == tuple(words.header(name, column) for column in TABLES[name].by_id)
        assert table.ids == tuple(TABLES[name].by_id)


@pytest.mark.parametrize(("language", "rtl", "font"), [("fa", True, "Tahoma"), ("ro", False, "Calibri")])
def test_direction_font_and_titles_follow(book: Path, language: str, font: str, *, rtl: bool) -> None:
    turn_to(book, language)
    turned, words = load_workbook(book), load(language)
    visible = [sheet for sheet in turned.worksheets if sheet.title != "Lists"]
    assert [sheet.title for sheet in visible] == [*(words.sheet(name) for name in SHEETS), help_title(language)]
    assert {sheet.sheet_view.rightToLeft for sheet in visible} == {rtl}
    assert {cell.font.name for cell in visible[0][4]} == {font}


def test_no_formula_speaks_of_what_is_gone(book: Path) -> None:
    turn_to(book, "fa")
    turned = load_workbook(book)
    texts = [name.attr_text for name in turned.defined_names.values()]
    texts += [c.value for s in turned.worksheets for row in s.iter_rows() for c in row if c.data_type == "f"]
    texts += [
        f for s in turned.worksheets for rules in s.conditional_formatting for r in rules.rules for f in r.formula
    ]
    strange = [text for text in texts if re.search(r"\[[A-Z][a-z]+\]|Leads!|\"(overdue|error)\"", str(text))]
    assert (len(texts) > 100, strange) == (True, [])


def test_a_book_in_the_language_already_is_left_alone(book: Path) -> None:
    before = book.read_bytes()
    assert (turn_to(book, "en"), book.read_bytes() == before) == (None, True)


@pytest.mark.parametrize(
    ("start", "path", "calendars"),
    [("fa", ("ro", "fa"), ["gregorian", "jalali"]), ("en", ("fa", "ro"), ["jalali", "gregorian"])],
)
def test_the_calendar_follows_the_language(
    start: str, path: tuple[str, ...], calendars: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(build_with({"tblLeads": LEADS}, start, "IR"))
    found = []
    for language in path:
        turn_to(file, language)
        found.append(peek(FileStore(file).read(), load("en")).calendar)
    assert found == calendars


def test_a_calendar_and_a_week_of_ones_own_choice_stay(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(build_with({"tblLeads": LEADS}, "en", "IR"))
    set_option(file, "en", "calendar", "jalali")
    set_option(file, "en", "week-start", "wed")
    turn_to(file, "ro")
    raw = FileStore(file).read()
    assert peek(raw, load("en")).calendar == "jalali"
    assert option_settings(raw, load("en"))["week-start"] == load("ro").label("weekday", "wed")


def test_the_calendar_of_a_team_abroad_is_gregorian_in_persian_too(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(build_with({"tblLeads": LEADS}, "ro", "RO"))
    turn_to(file, "fa")
    assert peek(FileStore(file).read(), load("en")).calendar == "gregorian"


def companions(path: Path) -> tuple[set[bool], bool]:
    """Return whether the columns of Jalali texts are hidden, and whether one holds something."""
    book, raw = load_workbook(path), FileStore(path).read()
    hidden, texts = set(), []
    for name, column in COMPANIONS:
        table = raw.tables[name]
        place = table.ids.index(column)
        letter = get_column_letter(table.first_column + place)
        hidden.add(book[table.sheet].column_dimensions[letter].hidden)
        texts += [row[place] for row in table.rows]
    return hidden, any(texts)


def test_days_as_jalali_text_come_and_go_with_the_calendar(book: Path) -> None:
    assert companions(book) == ({True}, False)
    turn(book, "fa")
    assert companions(book) == ({False}, True)
    turn(book, "ro")
    assert companions(book) == ({True}, False)


@pytest.mark.parametrize(("language", "hidden"), [("fa", False), ("ro", True)])
def test_an_adopted_list_has_days_as_text_where_its_calendar_is_jalali(
    language: str, tmp_path: Path, *, hidden: bool
) -> None:
    given = CustomerList("own", "Company|Phone", [["Acme", "+447911123456"]], "")
    path = given.save(tmp_path / "list.xlsx")
    arguments = [str(path), "--no-input", "--lang", language, "--today", TODAY.isoformat()]
    assert CliRunner().invoke(adopt, arguments, standalone_mode=False).exception is None
    refresh(path)
    assert companions(path) == ({hidden}, not hidden)


def set_option(path: Path, language: str, option: str, setting: str) -> None:
    changed = load_workbook(path)
    sheet = changed[load(language).sheet("Settings")]
    label = load(language).label("option", option)
    place = next(cell for row in sheet.iter_rows() for cell in row if cell.value == label)
    sheet.cell(place.row, place.column + 1, setting)
    changed.save(path)


def test_a_refresh_after_a_turn_has_nothing_to_write(book: Path) -> None:
    turn(book, "fa")
    assert run(FileStore(book), tools(), Request(TODAY, dry_run=True)).plan.is_empty


def test_other_words_for_a_code_stay_as_they_were_typed(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(build_with({"tblLeads": LEADS}, "en", "IR"))
    changed = load_workbook(file)
    leads = changed["Leads"]
    place = next(cell for cell in leads[4] if cell.value == "Outcome")
    leads.cell(5, place.column, "closed won")
    leads.cell(6, place.column, "In Progress")
    changed.save(file)
    turn_to(file, "fa")
    outcomes = [row[place.column - 1] for row in FileStore(file).read().tables["tblLeads"].rows]
    assert outcomes == ["closed won", "In Progress", load("fa").label("outcome", "won")]


def test_words_of_a_managers_own_stay(book: Path) -> None:
    changed = load_workbook(book)
    sheet = changed["Settings"]
    place = next(
        cell for row in sheet.iter_rows() for cell in row if cell.value == load("en").label("option", "new-days")
    )
    sheet.cell(place.row, place.column + 2, "Ask Sara first")
    changed.save(book)
    turn_to(book, "ro")
    assert "Ask Sara first" in cells(book)[load("ro").sheet("Settings")].values()


def test_an_adopted_list_keeps_its_own_headings_and_sheets(tmp_path: Path) -> None:
    given = CustomerList(
        "own", "نام شرکت|تلفن|وضعیت", [["الف", "09121234567", "گرم"]], "", sheet="مشتریان", others={"گزارش": [["خودم"]]}
    )
    path = given.save(tmp_path / "list.xlsx")
    before = cells(path)
    arguments = [str(path), "--no-input", "--today", TODAY.isoformat()]
    assert CliRunner().invoke(adopt, arguments, standalone_mode=False).exception is None
    refresh(path)
    turn(path, "ro")
    after, turned = cells(path), load_workbook(path)
    assert before["گزارش"] == after["گزارش"]
    assert {place: after["مشتریان"][place] for place in ("A1", "C1", "A2", "C2")} == {
        place: before["مشتریان"][place] for place in ("A1", "C1", "A2", "C2")
    }
    assert {load("ro").sheet(name) for name in SHEETS if name != "Leads"} <= set(turned.sheetnames)
    assert (
        turned["مشتریان"]["A2"].font.name == load_workbook(given.save(tmp_path / "b.xlsx"))["مشتریان"]["A2"].font.name
    )
