"""The built workbook: what is in it, what was left alone, and what its macros do in a VBA runtime."""

import re
import sys
import warnings
import zipfile
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest
from pyopenvba import ExcelFile
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.integrity import check_file
from pyvbaanalysis.cli import main as analyse

from followup_xl import __version__
from followup_xl.i18n import LANGUAGES, load
from followup_xl.macros import add_macros, module_text
from followup_xl.macros.settings_sheet import read, write
from followup_xl.macros.shapes import NAME
from followup_xl.macros.source import COMMANDS, sub_name, xlwings_modules
from followup_xl.ooxml import Workbook
from followup_xl.template import build
from tests.support.source import ROOT

RUN: Final = re.compile(r'RunPython "import (?P<module>[\w.]+); (?P<call>[\w.]+)\(\)"')
RECORDER: Final = """
Public Calls As String
Public Sub RunPython(ByVal PythonCommand As String)
    Calls = Calls & PythonCommand
End Sub
Public Function Seen() As String
    Seen = Calls
End Function
"""


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def plain(language: str) -> bytes:
    return build(language)


@pytest.fixture(scope="module")
def made(plain: bytes, language: str) -> bytes:
    return add_macros(plain, load(language))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_two_builds_are_equal_and_a_second_round_changes_nothing(plain: bytes, made: bytes, language: str) -> None:
    assert add_macros(plain, load(language)) == made
    assert add_macros(made, load(language)) == made


def test_everything_else_is_as_it_was(plain: bytes, made: bytes) -> None:
    old, new = parts(plain), parts(made)
    changed = {name for name in old if old[name] != new[name]}
    assert set(new) - set(old) <= {
        "xl/vbaProject.bin",
        "customUI/customUI.xml",
        *(name for name in new if name.startswith(("xl/drawings/drawing", "xl/worksheets/followup_conf"))),
    }
    assert {name for name in changed if not name.endswith((".rels", "[Content_Types].xml"))} <= {
        "xl/workbook.xml",
        *(name for name in old if name.startswith("xl/worksheets/sheet")),
    }
    for name in changed:
        if name.startswith("xl/worksheets/sheet"):
            bare = re.sub(rb' codeName="\w+"|<drawing [^>]*/>', b"", new[name])
            assert bare == re.sub(rb"<drawing [^>]*/>", b"", old[name]), name


def test_excel_would_find_nothing_to_repair(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "Book.xlsm"
    path.write_bytes(made)
    assert check_file(path).issues == ()


def test_the_modules_are_the_sources(made: bytes) -> None:
    found = macros_of(made)
    assert _lines(found["FollowUp"]) == _lines(module_text())
    assert _lines(found["xlwings"]) == _lines(xlwings_modules()["xlwings"].text)
    assert "Dictionary" in found


def macros_of(data: bytes) -> dict[str, str]:
    """The modules of a workbook as a reader that did not write them finds them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of pyparsing, to olevba
        from oletools.olevba import VBA_Parser  # noqa: PLC0415  # not without the filter

        found = list(VBA_Parser("Book.xlsm", data=data).extract_macros())
    return {Path(name).stem: code for _, _, name, code in found}


def _lines(source: str) -> list[str]:
    return [line.rstrip() for line in source.splitlines() if line.strip()]


def test_the_source_in_the_repository_is_the_one_that_is_built(update_golden: bool) -> None:  # noqa: FBT001
    file = ROOT / "macros" / "FollowUp.bas"
    if update_golden:
        file.write_bytes(module_text().encode())
    assert file.read_bytes() == module_text().encode()


def test_every_macro_calls_a_function_that_is_there() -> None:
    found = list(RUN.finditer(module_text()))
    assert len(found) == module_text().count("RunPython") == len(COMMANDS)
    for one in found:
        module, _, function = one["call"].rpartition(".")
        assert module == one["module"]
        assert callable(getattr(import_module(module), function))


def test_the_built_workbook_has_no_error_of_vba(made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "Book.xlsm"
    path.write_bytes(made)
    assert analyse([str(path), "--fail-level", "error"]) == 0


def test_modules_of_other_people_stay(tmp_path: Path, plain: bytes, language: str) -> None:
    path = tmp_path / "Book.xlsm"
    path.write_bytes(add_macros(plain, load(language)))
    with ExcelFile(path) as book:
        book.vba_project().add_module("Mine", "Sub Mine()\r\nEnd Sub\r\n")
        book.save()
    again = add_macros(path.read_bytes(), load(language))
    path.write_bytes(again)
    with ExcelFile(path) as book:
        assert {"Mine", "FollowUp", "xlwings", "Dictionary"} <= set(book.vba_project().module_names())


def test_buttons_and_ribbon_speak_the_language_of_the_book(made: bytes, language: str) -> None:
    words = load(language)
    drawing = next(data for name, data in parts(made).items() if NAME.encode() in data and "drawings" in name)
    ribbon = ET.fromstring(parts(made)["customUI/customUI.xml"])  # noqa: S314  # our own text
    shown = {one.get("tag"): one.get("label") for one in ribbon.iter() if one.tag.endswith("}button")}
    for command in COMMANDS:
        caption = words.text(f"excel.button.{command}")
        assert f"<a:t>{caption}</a:t>".encode() in drawing
        assert f'macro="[0]!{sub_name(command)}"'.encode() in drawing
        assert shown[sub_name(command)] == caption
        assert f"Public Sub {sub_name(command)}()" in module_text()
    assert {one.get("onAction") for one in ribbon.iter() if one.get("onAction")} == {"FollowupRibbon"}


class Macros:
    """The macros of a workbook in a VBA runtime; calls of Python are recorded."""

    def __init__(self, data: bytes, folder: Path, **settings: str) -> None:
        workbook = Workbook.from_bytes(data)
        write(workbook, settings)
        workbook.save(folder / "Run.xlsm")
        self.excel = ExcelApplication.open(folder / "Run.xlsm", with_vba=False)
        self.excel.add_module(RECORDER, name="xlwings")
        # The runtime has no file system; a Python that is set counts as there.
        source = module_text().replace('(Dir(Interpreter) <> "")', '(InStr(Interpreter, "gone") = 0)')
        self.excel.add_module(source, name="FollowUp")

    def run(self, macro: str) -> tuple[str, list[str]]:
        """Run a macro; returns the Python commands and the sentences shown."""
        self.excel.run(macro)
        return str(self.excel.run("Seen")), [str(shown[1]) for shown in self.excel.dialogs]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_macro_runs_its_command(made: bytes, tmp_path: Path, command: str) -> None:
    macros = Macros(made, tmp_path, INTERPRETER_WIN=sys.executable)
    assert macros.run(sub_name(command)) == (f"import followup_xl.excel; followup_xl.excel.{command}()", [])


def test_without_a_program_a_sentence_says_what_to_do(made: bytes, tmp_path: Path, language: str) -> None:
    words = load(language)
    assert Macros(made, tmp_path).run("FollowupRefresh") == ("", [words.text("excel.setup.not-set-up")])
    gone = Macros(made, tmp_path, INTERPRETER_WIN=r"C:\gone\python.exe")
    assert gone.run("FollowupRefresh") == ("", [words.text("excel.setup.no-python")])


def test_opening_says_when_the_macros_do_not_fit_the_program(made: bytes, tmp_path: Path, language: str) -> None:
    assert read(Workbook.from_bytes(made))["FOLLOWUP_VERSION"] == __version__
    assert Macros(made, tmp_path).run("Auto_Open") == ("", [])
    newer = Macros(made, tmp_path, FOLLOWUP_VERSION="9.9")
    assert newer.run("Auto_Open") == ("", [load(language).text("excel.setup.old-macros")])
