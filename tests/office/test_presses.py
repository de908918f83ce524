"""Real buttons of a built workbook: the drawn shape starts its macro, the macro Python, Python changes the document."""

import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from followup_xl.i18n import load
from followup_xl.macros import VBA, add_macros
from followup_xl.macros.settings_sheet import write
from followup_xl.macros.shapes import NAME
from followup_xl.ooxml import Workbook
from tests.office.engine.apps import alerts
from tests.office.soffice import Soffice
from tests.office.workbooks import built

RUN_PYTHON: Final = Path(__file__).with_name("run_python.bas").read_text(encoding="utf-8")
"""In place of xlwings' own, which asks Windows or macOS to start Python; the macros cannot tell the difference."""
TODAY: Final = date.today()  # noqa: DTZ011  # the day on which the child process computes
LEADS: Final[list[dict[str, Any]]] = [
    {"id": f"L{number:02}", "company": f"Company {number}", "phone": f"091212345{number:02}", "market": "domestic",
     "product_kind": "goods", "owner": "Sara", "created": TODAY - timedelta(40)}
    for number in range(1, 41)
]  # fmt: skip
Press = Callable[[str], None]


class Pressed:
    """An open workbook with macros, and its buttons."""

    def __init__(self, document: Any, language: str) -> None:  # noqa: ANN401  # a UNO object
        self.document = document
        self.words = load(language)

    def button(self, command: str) -> Any:  # noqa: ANN401  # a UNO object
        """The drawn button of a command."""
        page = self.document.Sheets.getByIndex(0).DrawPage
        shapes = (page.getByIndex(number) for number in range(page.Count))
        return next(shape for shape in shapes if shape.Name == NAME + command)

    def press(self, command: str) -> None:
        """Do what a click on a button does: run the macro that the shape is bound to, until it is done."""
        bound = {one.Name: one.Value for one in self.button(command).Events.getByName("OnClick")}
        assert bound["EventType"] == "Script"
        self.document.getScriptProvider().getScript(bound["Script"]).invoke((), (), ())

    def table(self, name: str) -> list[dict[str, Any]]:
        """The rows of a table by header."""
        area = self.document.DatabaseRanges.getByName(name).ReferredCells.getDataArray()
        return [dict(zip(area[0], row, strict=True)) for row in area[1:]]

    def type(self, cell: str, text: str) -> None:
        """Type a text into a cell of Today."""
        self.document.Sheets.getByIndex(0).getCellRangeByName(cell).setString(text)

    @property
    def status(self) -> str:
        """What the status cell says."""
        cell = self.document.NamedRanges.getByName("fx.status").ReferredCells
        return str(cell.getCellByPosition(0, 0).String)


@pytest.fixture
def pressed(tmp_path: Path, soffice: Soffice, request: pytest.FixtureRequest) -> Iterator[Pressed]:
    language = getattr(request, "param", "en")
    data = add_macros(built(language, {"tblLeads": LEADS}), load(language), {"xlwings": VBA(RUN_PYTHON)})
    workbook = Workbook.from_bytes(data)
    write(workbook, {"INTERPRETER_WIN": sys.executable})
    path = tmp_path / "Team.xlsm"
    workbook.save(path)
    document = soffice.open(path, macros=True)
    yield Pressed(document, language)
    document.close(True)  # noqa: FBT003  # UNO knows no keywords


@pytest.mark.parametrize("pressed", ["en", "fa", "ro"], indirect=True)
def test_refresh(pressed: Pressed) -> None:
    words = pressed.words
    assert pressed.button("refresh").String == words.text("excel.button.refresh")
    pressed.press("refresh")
    assert pressed.status == words.text("excel.refreshed", n=40)
    today = pressed.table("tblToday")
    assert len(today) == 40
    assert all(row[words.header("tblToday", "why")] for row in today)


def test_log_after_a_result_was_chosen_and_log_without_one(pressed: Pressed) -> None:
    pressed.press("refresh")
    first = pressed.table("tblToday")[0]["Lead"]
    pressed.type("H5", "answered")
    pressed.type("I5", "+3 wants a sample")
    pressed.press("log_touches")
    [touch] = pressed.table("tblTouches")
    assert (touch["Lead"], touch["Outcome"], touch["Note"]) == (first, "answered", "wants a sample")
    assert first not in {row["Lead"] for row in pressed.table("tblToday") if row["Block"] == "overdue"}
    assert pressed.status.startswith("1 touch logged.")
    pressed.press("log_touches")
    assert pressed.status == "Nothing to log: choose in the column “Result” how it went, then press again."
    assert len(pressed.table("tblTouches")) == 1


def test_report(pressed: Pressed) -> None:
    pressed.press("report")
    assert pressed.document.CurrentController.ActiveSheet.Name == "Report"
    assert pressed.table("tblHeadline")[0]["Value"] != ""
    assert pressed.status == "The report is up to date."


def test_new_lead(pressed: Pressed) -> None:
    pressed.press("new_lead")
    assert pressed.table("tblLeads")[-1]["ID"] == "L41"
    assert pressed.document.CurrentController.ActiveSheet.Name == "Leads"
    assert pressed.status.startswith("New lead L41")


def test_spreading_overdue_leads_and_undo(pressed: Pressed) -> None:
    pressed.press("replan")
    assert pressed.status.endswith("moved to the coming days.")
    planned = [row["Due"] for row in pressed.table("tblLeads")]
    assert len(set(planned)) > 1
    pressed.press("undo")
    assert "put back." in pressed.status
    assert len({row["Due"] for row in pressed.table("tblLeads")}) == 1


def test_a_message_without_a_chosen_row(pressed: Pressed) -> None:
    sheet = pressed.document.Sheets.getByIndex(0)
    pressed.document.CurrentController.select(sheet.getCellRangeByName("A1"))
    pressed.press("open_message")
    assert pressed.status.startswith("Click a lead in the sheet “Today” or “Leads” first")


def test_a_protected_sheet_says_its_sentence_in_a_box(pressed: Pressed) -> None:
    pressed.document.Sheets.getByName("Leads").protect("")
    pressed.press("refresh")
    assert alerts(pressed.document)[-1].startswith("Excel did not let the tables be written.")
    assert all(row["Why"] == "" for row in pressed.table("tblLeads"))


def test_a_program_of_another_version_asks_for_new_macros(pressed: Pressed) -> None:
    pressed.document.NamedRanges.getByName("fx.macros").setContent('"0.0.9"')
    pressed.press("refresh")
    assert "0.0.9" in alerts(pressed.document)[-1]
    assert pressed.table("tblToday")[0]["Why"]
