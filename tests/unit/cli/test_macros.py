import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from followup_xl import __version__
from followup_xl.cli.doctor import doctor
from followup_xl.cli.macros import macros
from followup_xl.macros.settings_sheet import read, write
from followup_xl.model.errors import UsageError
from followup_xl.ooxml import Workbook
from followup_xl.template import build


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "Team.xlsx"
    path.write_bytes(build("fa"))
    return path


def made(book: Path) -> Path:
    assert invoke(macros, str(book)).exit_code == 0
    return book.with_suffix(".xlsm")


def invoke(command: object, *arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, standalone_mode=False, catch_exceptions=False)  # type: ignore[arg-type]


def test_a_workbook_with_buttons_is_made_beside_the_other(book: Path) -> None:
    before = book.read_bytes()
    done = invoke(macros, str(book))
    assert "Team.xlsm" in done.output
    assert "followup doctor --excel" in done.output
    assert book.read_bytes() == before
    settings = read(Workbook.open(book.with_suffix(".xlsm")))
    assert settings["FOLLOWUP_VERSION"] == __version__
    assert settings["SAY_NOT_SET_UP"].startswith("دکمه‌ها")


def test_a_file_that_is_there_is_kept_unless_forced(book: Path) -> None:
    made(book)
    with pytest.raises(UsageError):
        invoke(macros, str(book))
    assert invoke(macros, str(book), "--force").exit_code == 0


def test_a_workbook_with_buttons_has_its_own_ending(book: Path) -> None:
    with pytest.raises(UsageError) as refused:
        invoke(macros, str(book), "-o", str(book.with_name("Team.xlsb")))
    assert ".xlsb" in str(refused.value.params["reason"])


def test_the_doctor_sets_the_python_of_this_computer(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "executable", r"C:\Python\python.exe")
    file = made(book)
    done = invoke(doctor, str(file), "--excel", "--lang", "en")
    assert r"C:\Python\python.exe" in done.output
    assert done.output.endswith("The buttons fit the program.\n")
    assert done.return_value == 0
    assert read(Workbook.open(file))["INTERPRETER_WIN"] == r"C:\Python\python.exe"


def test_the_doctor_says_what_does_not_fit(book: Path) -> None:
    file = made(book)
    workbook = Workbook.open(file)
    write(workbook, {"XLWINGS_VERSION": "0.1", "FOLLOWUP_VERSION": "0.0"})
    workbook.save()
    done = invoke(doctor, str(file), "--excel", "--lang", "en")
    assert "The buttons need xlwings 0.1" in done.output
    assert "The buttons are of version 0.0" in done.output
    assert done.return_value == 1


def test_a_workbook_without_buttons_is_left_as_it_is(book: Path) -> None:
    before = book.read_bytes()
    done = invoke(doctor, str(book), "--excel", "--lang", "en")
    assert "has no buttons" in done.output
    assert (done.return_value, book.read_bytes()) == (1, before)
