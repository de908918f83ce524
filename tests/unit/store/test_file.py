import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from followup_xl.i18n import LANGUAGES, load
from followup_xl.model.changes import ColumnWrite, Plan
from followup_xl.model.errors import (
    ChangedOnDiskError,
    FollowupError,
    LockedError,
    NotAWorkbookError,
)
from followup_xl.model.tables import TABLES
from followup_xl.model.tables_review import REVIEW_COLUMNS
from followup_xl.ooxml import errors as ooxml
from followup_xl.pipeline import Request, run
from followup_xl.store.file import FileStore
from followup_xl.store.refusals import REFUSALS, DamagedError, MissingFileError, refusals
from followup_xl.store.values import _with_calamine, _with_openpyxl, read_sheets
from followup_xl.template import build, build_with
from tests.support.refreshed import TODAY, open_lead, tools

PLAN = Plan("r", writes=(ColumnWrite("tblLeads", "due", "Due", (0,), (None,), (date(2026, 11, 17),)),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "book.xlsx"
    file.write_bytes(build_with({"tblLeads": [open_lead()]}, "en"))
    return file


def change(path: Path, **cells: str) -> None:
    """Type into cells of the sheet Leads with openpyxl."""
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book["Leads"][cell] = value
    book.save(path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_is_read_with_the_ids_of_its_columns(tmp_path: Path, language: str) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(build(language))
    raw = FileStore(file).read()
    assert set(raw.tables) == set(TABLES) - set(REVIEW_COLUMNS)
    for name, table in raw.tables.items():
        assert table.ids == tuple(column.id for column in TABLES[name].columns)
        assert table.headers == tuple(load(language).header(name, column.id) for column in TABLES[name].columns)
    assert raw.tables["tblLeads"].where(0, 1).cell == "B5"


def test_a_key_row_above_the_header_tells_the_ids(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    for name in [name for name in book.defined_names if name.startswith("fx.")]:
        del book.defined_names[name]
    book["Leads"]["B3"] = "company"
    book["Leads"]["C3"] = "no such column"
    book.save(path)
    assert FileStore(path).read().tables["tblLeads"].ids[:3] == ("", "company", "")


def test_a_name_that_points_elsewhere_tells_nothing(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book.defined_names["fx.leads.company"] = DefinedName("fx.leads.company", attr_text="Touches!$B$4")
    book.defined_names["fx.leads.contact"] = DefinedName("fx.leads.contact", attr_text="#REF!")
    book.save(path)
    assert FileStore(path).read().tables["tblLeads"].ids[:3] == ("id", "", "")


def test_error_cells_and_formulas_are_known(path: Path) -> None:
    change(path, B5="=1/0", O5="#REF!")
    with zipfile.ZipFile(path) as package:
        assert b"#REF!" in package.read("xl/worksheets/sheet2.xml")
    table = FileStore(path).read().tables["tblLeads"]
    assert table.errors == {(0, 14): "#REF!"}
    assert (0, 1) in table.formulas
    assert table.rows[0][14] in {"", None}


def test_the_state_before_is_kept_and_the_oldest_goes(path: Path) -> None:
    first = path.read_bytes()
    store = FileStore(path)
    store.read()
    receipt = store.apply(PLAN)
    assert receipt.backup == str(path.with_name("book.backup-1.xlsx"))
    assert path.with_name("book.backup-1.xlsx").read_bytes() == first


def test_only_the_sheet_that_changed_is_another(path: Path) -> None:
    before = parts(path)
    store = FileStore(path)
    store.read()
    store.apply(PLAN)
    changed = {name for name, data in parts(path).items() if before.get(name) != data}
    assert {name for name in changed if name.startswith("xl/worksheets/")} == {"xl/worksheets/sheet2.xml"}


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_an_open_workbook_is_refused_and_left_alone(path: Path) -> None:
    before = path.read_bytes()
    path.with_name("~$book.xlsx").write_bytes(b"\x04Sara")
    store = FileStore(path)
    store.read()
    with pytest.raises(LockedError) as refused:
        store.apply(PLAN)
    assert refused.value.params["user"] == "Sara"
    assert path.read_bytes() == before


def test_a_workbook_changed_since_it_was_read_is_refused(path: Path) -> None:
    store = FileStore(path)
    store.read()
    change(path, B5="another")
    before = path.read_bytes()
    with pytest.raises(ChangedOnDiskError):
        store.apply(PLAN)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "error"),
    [(b"", NotAWorkbookError), (b"a,b,c\n1,2,3\n", NotAWorkbookError), (b"PK\x03\x04rubbish", DamagedError)],
)
def test_what_is_no_workbook_is_refused(tmp_path: Path, content: bytes, error: type[FollowupError]) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(content)
    with pytest.raises(error):
        FileStore(file).read()
    assert file.read_bytes() == content


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError) as refused:
        FileStore(tmp_path / "nothing.xlsx").read()
    assert refused.value.params["file"] == "nothing.xlsx"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("library", "ours"), REFUSALS, ids=lambda kind: kind.__name__)
def test_every_refusal_has_a_sentence(
    library: type[ooxml.OoxmlError], ours: type[FollowupError], language: str
) -> None:
    facts = dict.fromkeys(("path", "kind", "reason", "part", "program", "user", "table", "sheet", "ref", "area"), "x")
    with pytest.raises(ours) as refused, refusals(Path("book.xlsx")):
        raise library(**facts)
    sentence = load(language).text(f"refusal.{refused.value.code}", **refused.value.params)
    assert "book.xlsx" in sentence


def test_openpyxl_reads_what_calamine_reads(path: Path) -> None:
    data = path.read_bytes()
    quick, slow = _with_calamine(data, ["Leads"])["Leads"], _with_openpyxl(data, ["Leads"])["Leads"]
    plain = [[value or None for value in row] for row in quick.block(4, 5, 1, 44)]
    assert [[date_of(value) for value in row] for row in slow.block(4, 5, 1, 44)] == plain
    assert read_sheets(data, ["Leads"])["Leads"] == quick


def date_of(value: object) -> object:
    return value.date() if hasattr(value, "date") else value


def test_a_refresh_of_a_file_changes_nothing_the_second_time(path: Path) -> None:
    first = run(FileStore(path), tools(), Request(TODAY))
    assert first.receipt is not None
    content = path.read_bytes()
    again = run(FileStore(path), tools(), Request(TODAY))
    assert (again.plan.by_column(), path.read_bytes()) == ({}, content)
