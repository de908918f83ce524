"""A sheet brought into a foreign workbook keeps all it had, and the workbook keeps all it has."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from followup_xl.ooxml import Workbook
from followup_xl.ooxml.errors import CannotGraft, NoSuchSheet
from tests.corpus import auditing
from tests.unit.ooxml.books import add_table, leads, loaded, part, parts, saved


def template() -> openpyxl.Workbook:
    """A report sheet with everything a template of ours has, and a second sheet it refers to."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Report"
    sheet.append(["Group", "Won", "Since"])
    for number in range(1, 4):
        sheet.append([f"g{number}", number, dt.date(2024, 1, number)])
    add_table(sheet, "tblReport", "A1:C4")
    sheet["A1"].font = Font(bold=True, color="FF0000")
    sheet["B2"].number_format = '0.00" won"'
    sheet["E1"] = "=SUM(tblReport[Won])+Settings!B1"
    green = PatternFill(bgColor="00FF00")
    rule = CellIsRule("greaterThan", ["2"], fill=green)  # type: ignore[no-untyped-call]
    sheet.conditional_formatting.add("B2:B4", rule)
    validation = DataValidation(type="list", formula1="Settings!$A$1:$A$3")
    validation.add("G1:G9")
    sheet.add_data_validation(validation)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=4), titles_from_data=True)
    sheet.add_chart(chart, "J2")
    sheet["A2"].comment = Comment("hello", "me")
    other = book.create_sheet("Settings")
    other["A1"], other["B1"] = "x", 5
    book.defined_names["Threshold"] = DefinedName("Threshold", attr_text="Settings!$B$1")
    sheet.print_title_rows = "1:1"
    return book


def grafted(target: openpyxl.Workbook, *sheets: str) -> tuple[Workbook, dict[str, str]]:
    book = Workbook.from_bytes(saved(target))
    return book, book.graft(Workbook.from_bytes(saved(template())), *(sheets or ("Report", "Settings")))


def test_everything_a_template_sheet_has_comes_along() -> None:
    book, names = grafted(leads())
    seen = loaded(book)
    sheet = seen["Report"]
    assert isinstance(sheet, Worksheet)
    assert names == {"Report": "Report", "Settings": "Settings"}
    assert seen.sheetnames == ["Leads", "Report", "Settings"]
    assert [row[0] for row in sheet.iter_rows(values_only=True, max_row=4)] == ["Group", "g1", "g2", "g3"]
    assert (sheet["C2"].value, sheet["C2"].is_date) == (dt.datetime.combine(dt.date(2024, 1, 1), dt.time()), True)
    assert sheet["A1"].font.bold is True
    assert sheet["B2"].number_format == '0.00" won"'
    assert sheet.tables["tblReport"].ref == "A1:C4"
    assert len(sheet._charts) == 1  # type: ignore[attr-defined]
    assert sheet["A2"].comment.text == "hello"
    assert seen.defined_names["Threshold"].attr_text == "Settings!$B$1"
    assert sheet.print_title_rows == "$1:$1"
    rule = next(iter(sheet.conditional_formatting)).rules[0]
    assert rule.dxf.fill.bgColor.rgb == "0000FF00"


def test_ids_and_types_are_right(tmp_path: Path) -> None:
    book, _ = grafted(leads())
    path = tmp_path / "x.xlsx"
    book.save(path)
    found = auditing.parts(path)
    assert auditing.defects(found) == set()
    ids = [t.xml.id for t in Workbook.open(path).tables.values()]
    assert len(set(ids)) == len(ids) == 2


def test_what_was_there_is_untouched() -> None:
    before = parts(saved(leads()))
    book = Workbook.from_bytes(saved(leads()))
    book.graft(Workbook.from_bytes(saved(template())), "Report")
    after = parts(book.to_bytes())
    own = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "[Content_Types].xml", "docProps/core.xml"}
    assert {n for n in before if before[n] != after.get(n)} <= own


def test_a_taken_sheet_name_gets_a_number_and_references_follow() -> None:
    target = leads()
    target.create_sheet("Settings")["A1"] = "mine"
    book, names = grafted(target)
    assert names["Settings"] == "Settings (2)"
    seen = loaded(book)
    assert seen["Settings"]["A1"].value == "mine"
    assert seen["Report"]["E1"].value == "=SUM(tblReport[Won])+'Settings (2)'!B1"
    assert seen["Report"].data_validations.dataValidation[0].formula1 == "'Settings (2)'!$A$1:$A$3"
    assert seen.defined_names["Threshold"].attr_text == "'Settings (2)'!$B$1"


def test_a_taken_table_name_gets_a_number_and_formulas_follow() -> None:
    target = leads()
    extra = target.create_sheet("Mine")
    extra.append(["Q"])
    extra.append([1])
    add_table(extra, "TBLREPORT", "A1:A2")
    book, _ = grafted(target)
    assert "tblReport_2" in book.tables
    assert loaded(book)["Report"]["E1"].value == "=SUM(tblReport_2[Won])+Settings!B1"


def test_charts_follow_a_renamed_sheet() -> None:
    target = leads()
    target.create_sheet("Report")
    book, _ = grafted(target)
    assert "'Report (2)'!" in part(book, "xl/charts/chart1.xml")


def test_a_taken_defined_name_is_refused_before_anything_changes() -> None:
    target = leads()
    target.defined_names["Threshold"] = DefinedName("Threshold", attr_text="Leads!$A$1")
    with pytest.raises(CannotGraft):
        grafted(target)


def test_a_protected_structure_is_refused() -> None:
    target = leads()
    target.security = WorkbookProtection(lockStructure=True)
    with pytest.raises(CannotGraft, match="protected"):
        grafted(target)


def test_an_unknown_sheet_is_refused() -> None:
    with pytest.raises(NoSuchSheet):
        grafted(leads(), "Nothing")


def test_dates_move_with_the_calendar() -> None:
    target = leads()
    target.epoch = CALENDAR_MAC_1904
    book, _ = grafted(target)
    assert book["Report"]["C2"] == dt.date(2024, 1, 1)
    assert book["Report"]["B2"] == 1


def test_formats_are_added_once() -> None:
    book, _ = grafted(leads())
    count = part(book, "xl/styles.xml").count("<xf ")
    book.graft(Workbook.from_bytes(saved(template())), "Report")
    assert part(book, "xl/styles.xml").count("<xf ") == count


def test_the_new_sheet_can_be_edited_and_its_table_grown() -> None:
    book, _ = grafted(leads())
    book.tables["tblReport"].append([{"Group": "g4", "Won": 4}])
    book["Settings"]["B1"] = 6
    seen = loaded(book)
    assert (seen["Report"]["A5"].value, seen["Settings"]["B1"].value) == ("g4", 6)
    assert next(iter(seen["Report"].conditional_formatting)).sqref == "B2:B5"
