"""What xlwings would start: its real module runs in a VBA runtime and hands over a command line."""

from pathlib import Path

import pytest
from pyopenvba.apps.excel import ExcelApplication

from followup_xl.i18n import load
from followup_xl.macros import add_macros, module_text
from followup_xl.macros.settings_sheet import write
from followup_xl.macros.source import xlwings_modules
from followup_xl.ooxml import Workbook
from followup_xl.template import build
from tests.unit.macros.vba import DOUBLES, SHELL, for_platform

WINDOWS = {"VBA7": True, "Win64": True, "App": "Microsoft Excel"}
MACOS = {"VBA7": True, "Mac": True, "App": "Microsoft Excel", "MAC_OFFICE_VERSION": 15}


@pytest.fixture
def book(tmp_path: Path) -> Path:
    workbook = Workbook.from_bytes(add_macros(build(), load()))
    write(workbook, {"INTERPRETER_WIN": r"D:\People\Sara K\py\python.exe", "INTERPRETER_MAC": "/opt/venv/bin/python"})
    path = tmp_path / "Team & Co.xlsm"
    workbook.save(path)
    return path


def started(path: Path, constants: dict[str, object]) -> str:
    """What the button "Refresh" starts on a platform."""
    excel = ExcelApplication.open(path, with_vba=False)
    excel.add_module(DOUBLES, name="Doubles")
    excel.add_module(SHELL, name="FakeShell", kind="class")
    excel.add_module(for_platform(xlwings_modules()["xlwings"].text, **constants), name="xlwings")
    readiness = 'If Interpreter <> "" Then IsReady = (Dir(Interpreter) <> "")'
    source = module_text().replace(readiness, "IsReady = True")
    excel.add_module(for_platform(source, **constants), name="FollowUp")
    excel.run("FollowupRefresh")
    assert excel.dialogs == []
    return str(excel.run("LastStarted"))


def test_on_windows(book: Path) -> None:
    line = started(book, WINDOWS)
    assert line.startswith(r'cmd.exe /C D: & cd "D:\People\Sara K\py" & "D:\People\Sara K\py\python.exe" -B -c ')
    assert "import followup_xl.excel; followup_xl.excel.refresh()" in line
    assert r"prepare_sys_path(\"False;" in line
    assert '--wb="Team & Co.xlsm" --from_xl=1' in line


def test_on_macos(book: Path) -> None:
    script, handler, *parts = started(book, MACOS).split("|")
    assert (script.startswith("xlwings-"), handler) == (True, "VbaHandler")
    assert parts[0].startswith("False;")
    assert parts[1:4] == [
        "/opt/venv/bin/python",
        "import followup_xl.excel; followup_xl.excel.refresh()",
        "Team & Co.xlsm",
    ]
