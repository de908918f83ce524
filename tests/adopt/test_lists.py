"""Lists as teams really have them: found, mapped, adopted, refreshed, and put back."""

import datetime as dt
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from followup_xl.adopt.answers import Answers
from followup_xl.adopt.proposal import Finder, NoListError, Proposal
from followup_xl.cli.adopt import adopt
from followup_xl.cli.one_file import is_left_alone
from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.errors import UsageError
from followup_xl.model.tables import LEADS, TABLES
from followup_xl.model.tables_review import REVIEW_COLUMNS
from followup_xl.pipeline import Request, run
from followup_xl.store.adopting import AdoptedError, copy_before, read_grids
from followup_xl.store.file import FileStore
from tests.adopt import english, odd_cells, odd_shapes, persian, romanian, unseen
from tests.support.lists import Cell, CustomerList
from tests.support.refreshed import tools

TODAY = dt.date(2026, 11, 17)
LISTS = [("fa", one) for one in persian.LISTS] + [("ro", one) for one in romanian.LISTS]
LISTS += [("en", one) for one in english.LISTS] + odd_shapes.LISTS + odd_cells.LISTS + unseen.LISTS
COUNTRIES = {"fa": "IR", "ro": "RO", "en": "IR"}
each_list = pytest.mark.parametrize(("language", "given"), LISTS, ids=[f"{code}: {one.name}" for code, one in LISTS])


def proposed(path: Path, language: str, answers: Answers | None = None) -> Proposal:
    finder = Finder(load(language), load_lexicon(), COUNTRIES[language], TODAY)
    return finder.propose(read_grids(path), answers or Answers())


def test_there_are_eighty_and_more() -> None:
    assert len(LISTS) >= 80


@each_list
def test_the_columns_are_recognised(language: str, given: CustomerList, tmp_path: Path) -> None:
    found = proposed(given.save(tmp_path / "list.xlsx"), language)
    box = found.region.box
    assert (found.region.sheet.name, box.min_row, box.max_row) == (given.sheet, given.row, given.last_row)
    sure = {match.column_id: get_column_letter(match.column) for match in found.matches if match.is_sure}
    asked = {match.column_id: get_column_letter(match.column) for match in found.open_matches}
    assert sure == given.expected
    assert asked == dict(pair.split("=") for pair in given.asks.split())
    orders = {name: order.decided or "?" for name, order in found.orders.items() if order.example}
    assert orders == given.orders


def seen(path: Path) -> dict[str, dict[str, Any]]:
    """Return the value of every filled cell by sheet and address."""
    book = load_workbook(path)
    return {
        sheet.title: {
            cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None
        }
        for sheet in book.worksheets
    }


def adopted(given: CustomerList, language: str, folder: Path, *options: str) -> tuple[Path, Path, int, str]:
    """Return the list as it was, as adopted, the exit code and what was said."""
    before = given.save(folder / "before.xlsx")
    path = folder / "list.xlsx"
    shutil.copy(before, path)
    arguments = [str(path), "--lang", language, "--no-input", "--today", TODAY.isoformat(), *options]
    result = CliRunner().invoke(adopt, arguments, standalone_mode=False)
    assert result.exception is None, result.exception
    return before, path, result.return_value, result.output


QUICK = {
    "plain",
    "headings merged downwards",
    "an Excel table already",
    "same heading twice",
    "starts in another column, filtered",
}
some_lists = pytest.mark.parametrize(
    ("language", "given"),
    [pytest.param(code, one, marks=() if one.name in QUICK else pytest.mark.slow) for code, one in LISTS],
    ids=[f"{code}: {one.name}" for code, one in LISTS],
)


@some_lists
def test_every_typed_cell_stays_and_is_read_as_a_lead(language: str, given: CustomerList, tmp_path: Path) -> None:
    before, path, code, _ = adopted(given, language, tmp_path)
    old, new = seen(before), seen(path)
    if given.moves:
        old[given.sheet] = {_below(place): value for place, value in old[given.sheet].items()}
    headings = {f"{get_column_letter(column)}{given.row}" for column in range(1, 30)}
    for sheet, cells in old.items():
        changed = {place for place, value in cells.items() if new[sheet].get(place) != value}
        assert changed <= (headings if given.name == "same heading twice" else set())
    assert code == int(bool(given.asks) or "?" in given.orders.values())
    check_tables(path, given)
    refreshed = run(FileStore(path), tools(), Request(TODAY))
    after = seen(path)
    assert all(new[sheet][place] == after[sheet].get(place) for sheet, cells in old.items() for place in cells)
    assert len(refreshed.computed.book.leads) == len(leads_of(given))


def leads_of(given: CustomerList) -> list[Sequence[Cell]]:
    """Return the rows with something in a column that is adopted."""
    places = [column_index_from_string(letters) - given.column for letters in given.expected.values()]
    return [row for row in given.rows if any(place < len(row) and row[place] for place in places)]


def _below(place: str) -> str:
    column, row = coordinate_from_string(place)
    return f"{column}{row + 1}"


def check_tables(path: Path, given: CustomerList) -> None:
    raw = FileStore(path).read()
    leads = raw.tables["tblLeads"]
    places = {column: get_column_letter(leads.first_column + place) for place, column in enumerate(leads.ids) if column}
    assert given.expected.items() <= places.items()
    assert set(leads.ids) >= set(LEADS.by_id)
    assert (leads.sheet, leads.header_row, len(leads.rows)) == (given.sheet, given.row, given.last_row - given.row)
    assert set(raw.tables) == set(TABLES) - set(REVIEW_COLUMNS)
    assert dict(leads.date_orders) == {name: order for name, order in given.orders.items() if order != "?"}


@pytest.mark.parametrize("language", ["fa", "ro", "en"])
def test_an_adopted_list_is_refreshed_and_put_back(language: str, tmp_path: Path) -> None:
    given = next(one for code, one in LISTS if code == language)
    before, path, _, _ = adopted(given, language, tmp_path)
    result = run(FileStore(path), tools(), Request(TODAY))
    assert result.computed.outcome.leads["due"].notna().all()
    assert not [issue for issue in result.computed.issues if issue.needs_a_person]
    typed = seen(before)[given.sheet]
    assert typed.items() <= seen(path)[given.sheet].items()
    undone = CliRunner().invoke(adopt, [str(path), "--undo", "--lang", language], standalone_mode=False)
    assert (undone.exception, path.read_bytes()) == (None, before.read_bytes())


def test_an_adopted_list_is_not_adopted_again(tmp_path: Path) -> None:
    _, path, _, _ = adopted(english.LISTS[0], "en", tmp_path)
    state = path.read_bytes()
    result = CliRunner().invoke(adopt, [str(path), "--no-input"], standalone_mode=False)
    assert (isinstance(result.exception, AdoptedError), path.read_bytes() == state) == (True, True)


def test_a_map_settles_what_is_not_sure(tmp_path: Path) -> None:
    answers = tmp_path / "map.toml"
    answers.write_text('[columns]\ncompany = "Compnay"\nnotes = "D"\n', encoding="utf-8")
    given = next(one for one in english.LISTS if one.name == "misspelt")
    _, path, code, _ = adopted(given, "en", tmp_path, "--map", str(answers))
    leads = FileStore(path).read().tables["tblLeads"]
    assert (code, leads.ids[:4]) == (0, ("company", "phone", "email", "notes"))


def test_a_map_says_the_order_of_dates(tmp_path: Path) -> None:
    answers = tmp_path / "map.toml"
    answers.write_text('[dates]\ncreated = "jalali-ymd"\n', encoding="utf-8")
    given = next(one for one in persian.LISTS if "ask for the order" in one.name)
    _, path, code, _ = adopted(given, "fa", tmp_path, "--map", str(answers))
    result = run(FileStore(path), tools(), Request(TODAY))
    created = [day.date() for day in result.computed.book.leads["created"]]
    assert (code, created) == (0, [dt.date(2026, 11, 16), dt.date(2026, 10, 4)])


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ('[columns]\nphone = "Q"', "Q"),
        ('[columns]\ncolour = "A"', "colour"),
        ('[dates]\ncreated = "backwards"', "backwards"),
        ('sheet = "Nowhere"', "Nowhere"),
        ("[columns", "map.toml"),
    ],
)
def test_a_map_that_cannot_be_is_refused(text: str, refused: str, tmp_path: Path) -> None:
    answers = tmp_path / "map.toml"
    answers.write_text(text, encoding="utf-8")
    path = english.LISTS[0].save(tmp_path / "list.xlsx")
    arguments = [str(path), "--no-input", "--lang", "en", "--map", str(answers)]
    result = CliRunner().invoke(adopt, arguments, standalone_mode=False)
    assert isinstance(result.exception, UsageError)
    assert refused in str(result.exception.params["reason"])


@pytest.mark.parametrize(
    "rows", [[["Acme", "+447911123456"]], [["Price list"], ["Steel", 12]], [["Company", "Phone", "Notes"]]]
)
def test_a_workbook_without_a_list_is_left_alone(rows: list[list[Cell]], tmp_path: Path) -> None:
    path = CustomerList("none", "|", [], "", row=99, others={"Sheet": rows}).save(tmp_path / "list.xlsx")
    state = path.read_bytes()
    result = CliRunner().invoke(adopt, [str(path), "--no-input", "--lang", "en"], standalone_mode=False)
    assert (isinstance(result.exception, NoListError), path.read_bytes() == state) == (True, True)


def test_the_copy_from_before_is_left_alone_by_a_refresh_of_many(tmp_path: Path) -> None:
    _, path, _, _ = adopted(english.LISTS[0], "en", tmp_path)
    assert is_left_alone(copy_before(path))
    assert not is_left_alone(path)
