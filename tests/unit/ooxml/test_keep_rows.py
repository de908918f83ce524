from __future__ import annotations

import re

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter

from followup_xl.ooxml import Workbook
from followup_xl.ooxml.addsheet import add_text_sheet
from followup_xl.ooxml.errors import BadValue, CannotKeepRows
from followup_xl.ooxml.keeprows import keep_rows
from followup_xl.ooxml.ranges import Area
from followup_xl.ooxml.rowmap import RowMap
from followup_xl.ooxml.scrub import drop_thumbnail, drop_unused_strings, empty_sheet, forget_charts, forget_results
from tests.unit.ooxml.books import add_table, leads, loaded, package, part, parts, saved


def rule(formula: str) -> Rule:
    style = DifferentialStyle(fill=PatternFill("solid", bgColor="FF00FF00"))
    return Rule(type="expression", formula=[formula], dxf=style)


def kept(book: openpyxl.Workbook, *indexes: int, table: str = "tblLeads") -> openpyxl.Workbook:
    return loaded(opened(book, *indexes, table=table))


def opened(book: openpyxl.Workbook, *indexes: int, table: str = "tblLeads") -> Workbook:
    workbook = Workbook.from_bytes(saved(book))
    keep_rows(workbook, workbook.tables[table], indexes)
    return workbook


def test_only_the_rows_wanted_stay_and_the_table_ends_with_them() -> None:
    sheet = kept(leads(6), 1, 4)["Leads"]
    assert list(sheet.values) == [("ID", "Name", "Amount"), ("L2", "name 2", 20), ("L5", "name 5", 50)]
    assert (sheet.tables["tblLeads"].ref, sheet.dimensions) == ("A1:C3", "A1:C3")


def test_all_rows_kept_change_nothing() -> None:
    assert not opened(leads(3), 0, 1, 2).changed


def test_without_any_row_one_blank_row_stays() -> None:
    book = leads(3)
    book["Leads"]["E2"] = "beside the table"
    book["Leads"]["A2"].comment = Comment("secret", "me")
    book["Leads"]["B2"].hyperlink = "https://example.com/secret"
    workbook = opened(book)
    drop_unused_strings(workbook)
    sheet = loaded(workbook)["Leads"]
    assert sheet.tables["tblLeads"].ref == "A1:C2"
    assert [cell.value for cell in sheet[2]] == [None] * 5
    text = b"".join(parts(workbook.to_bytes()).values())
    assert b"secret" not in text
    assert b"beside" not in text


def test_formats_and_heights_go_with_their_row() -> None:
    book = leads(4)
    sheet = book["Leads"]
    sheet["B4"].font = Font(bold=True)
    sheet.row_dimensions[4].height = 33
    found = kept(book, 2)["Leads"]
    assert found["B2"].font.b
    assert found.row_dimensions[2].height == 33


def test_formulas_follow_their_cells() -> None:
    book = leads(5)
    sheet = book["Leads"]
    for row in range(2, 7):
        sheet.cell(row, 4, f"=C{row}*2+$C${row}")
    sheet["D6"] = "=SUM(C2:C6)+C3"
    sheet["A9"] = "=D6+SUM(C4:C5)"
    other = book.create_sheet("Other")
    other["A1"], other["A2"], other["A3"] = "=Leads!C6", "=SUM(Leads!C2:C6)", "=C6"
    found = kept(book, 1, 4)
    sheet = found["Leads"]
    assert [sheet["D2"].value, sheet["D3"].value] == ["=C2*2+$C$2", "=SUM(C2:C3)+C2"]
    assert sheet["A6"].value == "=D3+SUM(#REF!)"
    assert [cell.value for cell in found["Other"]["A"]] == ["=Leads!C3", "=SUM(Leads!C2:C3)", "=C6"]


def test_shared_formulas_are_written_out() -> None:
    master = '<c r="B2"><f t="shared" ref="B2:B4" si="0">A2+1</f><v>2</v></c>'
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c>'
        + (master if n == 2 else f'<c r="B{n}"><f t="shared" si="0"/><v>{n + 1}</v></c>')
        + "</row>"
        for n in range(2, 5)
    )
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>A</t></is></c><c r="B1" t="inlineStr"><is><t>B</t></is></c></row>'
    workbook = Workbook.from_bytes(package(f"<sheetData>{head}{rows}</sheetData>"))
    table = workbook.add_table("Data", "A1:B4", "tblData")
    keep_rows(workbook, table, [2])
    sheet = loaded(workbook)["Data"]
    assert [cell.value for cell in sheet[2]] == [4, "=A2+1"]


def test_formats_and_validations_cover_what_stays() -> None:
    book = leads(5)
    sheet = book["Leads"]
    sheet.conditional_formatting.add("A2:C6", rule("$C2>20"))
    sheet.conditional_formatting.add("A3:C4", rule("$C3>30"))
    sheet.conditional_formatting.add("A5:C5", rule("TRUE"))
    check = DataValidation("custom", formula1="C2>$C$6")
    check.add("C2:C6")
    gone = DataValidation("list", formula1='"a,b"')
    gone.add("B3")
    sheet.add_data_validation(check)
    sheet.add_data_validation(gone)
    found = kept(book, 2, 4)["Leads"]
    rules = {str(area.sqref): area.rules[0].formula for area in found.conditional_formatting}
    assert rules == {"A2:C3": ["$C2>20"], "A2:C2": ["$C2>30"]}
    assert [(str(one.sqref), one.formula1) for one in found.data_validations.dataValidation] == [("C2:C3", "C2>$C$3")]


def test_the_last_validation_goes_with_its_list() -> None:
    book = leads(2)
    gone = DataValidation("list", formula1='"a,b"')
    gone.add("B2")
    book["Leads"].add_data_validation(gone)
    assert "dataValidation" not in part(opened(book, 1), "xl/worksheets/sheet1.xml")


def test_links_and_comments_go_with_their_row() -> None:
    book = leads(4)
    sheet = book["Leads"]
    for row in (2, 4):
        sheet[f"B{row}"].hyperlink = f"mailto:lead{row}@example.com"
        sheet[f"A{row}"].comment = Comment(f"about lead {row}", "me")
    workbook = opened(book, 2)
    found = loaded(workbook)["Leads"]
    assert found["B2"].hyperlink.target == "mailto:lead4@example.com"
    assert found["A2"].comment.text == "about lead 4"
    everything = b"".join(parts(workbook.to_bytes()).values())
    assert b"lead2@" not in everything
    assert b"about lead 2" not in everything


def test_the_frame_of_a_comment_follows() -> None:
    book = leads(4)
    book["Leads"]["A5"].comment = Comment("hello", "me")
    drawings = [text for name, text in parts(opened(book, 3).to_bytes()).items() if name.endswith(".vml")]
    assert len(drawings) == 1
    assert re.findall(rb"Row>(\d+)<", drawings[0]) == [b"1"]


def test_names_charts_and_lower_tables_follow() -> None:
    book = leads(5)
    sheet = book["Leads"]
    sheet["A9"], sheet["A10"] = "Rate", 3
    add_table(sheet, "tblRates", "A9:A10")
    book.defined_names["amounts"] = DefinedName("amounts", attr_text="Leads!$C$2:$C$6")
    book.defined_names["rate"] = DefinedName("rate", attr_text="Leads!$A$10")
    book.defined_names["third"] = DefinedName("third", attr_text="Leads!$A$4")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=2, max_row=6))
    book.create_sheet("Chart").add_chart(chart, "A1")
    workbook = opened(book, 0, 4)
    found = loaded(workbook)
    names = {name: one.attr_text for name, one in found.defined_names.items()}
    assert names == {"amounts": "Leads!$C$2:$C$3", "rate": "Leads!$A$7", "third": "Leads!#REF!"}
    assert found["Leads"].tables["tblRates"].ref == "A6:A7"
    assert "'Leads'!$C$2:$C$3" in part(workbook, "xl/charts/chart1.xml")


def test_a_filter_is_cleared_and_hidden_rows_show() -> None:
    book = leads(4)
    sheet = book["Leads"]
    table = sheet.tables["tblLeads"]
    table.autoFilter = AutoFilter(ref="A1:C5")
    table.autoFilter.add_filter_column(1, ["name 4"])
    sheet.row_dimensions[3].hidden = True
    workbook = opened(book, 1, 2)
    found = loaded(workbook)["Leads"]
    assert not found.row_dimensions[2].hidden
    assert (found.tables["tblLeads"].autoFilter.ref, found.tables["tblLeads"].autoFilter.filterColumn) == ("A1:C3", [])


def test_what_lies_across_the_rows_is_refused() -> None:
    merged = leads(4)
    merged["Leads"].merge_cells("E2:E3")
    beside = leads(4)
    beside["Leads"]["F2"], beside["Leads"]["F3"] = "Rate", 3
    add_table(beside["Leads"], "tblRates", "F2:F3")
    for book in (merged, beside):
        with pytest.raises(CannotKeepRows):
            opened(book, 1)


def test_unused_strings_are_emptied_and_the_others_keep_their_numbers() -> None:
    strings = "<si><t>secret</t></si><si><r><t>also </t></r><r><t>secret</t></r></si><si><t>shown</t></si>"
    workbook = Workbook.from_bytes(
        package('<sheetData><row r="1"><c r="A1" t="s"><v>2</v></c></row></sheetData>', strings=strings)
    )
    drop_unused_strings(workbook)
    assert part(workbook, "xl/sharedStrings.xml").count("<si><t/></si>") == 2
    assert Workbook.from_bytes(workbook.to_bytes())["Data"]["A1"] == "shown"


def test_a_sheet_is_emptied_but_keeps_its_formats() -> None:
    book = leads(2)
    notes = book.create_sheet("Notes")
    notes["A1"], notes["B2"] = "about name 1", "=Leads!B2"
    notes["A1"].font = Font(bold=True)
    notes["A1"].hyperlink = "https://example.com/name1"
    notes["A1"].comment = Comment("private", "me")
    workbook = Workbook.from_bytes(saved(book))
    empty_sheet(workbook, workbook["Notes"])
    drop_unused_strings(workbook)
    found = loaded(workbook)["Notes"]
    assert [cell.value for row in found for cell in row] == [None] * 4
    assert found["A1"].font.b
    everything = b"".join(parts(workbook.to_bytes()).values())
    assert not any(word in everything for word in (b"private", b"about name", b"name1"))


def test_charts_of_an_emptied_sheet_go_unless_another_part_needs_them() -> None:
    book = leads(2)
    for name in ("Notes", "Kept"):
        chart = BarChart()
        chart.add_data(Reference(book["Leads"], min_col=3, min_row=2, max_row=3))
        book.create_sheet(name).add_chart(chart, "A1")
    workbook = Workbook.from_bytes(saved(book))
    empty_sheet(workbook, workbook["Notes"])
    left = {name for name in parts(workbook.to_bytes()) if "chart" in name or "drawing" in name}
    assert left == {"xl/charts/chart2.xml", "xl/drawings/_rels/drawing2.xml.rels", "xl/drawings/drawing2.xml"}
    assert "drawing" in part(workbook, "xl/worksheets/_rels/sheet3.xml.rels")


def test_results_of_formulas_inside_some_areas_are_kept() -> None:
    cells = "".join(f'<c r="{ref}"><f>Z1</f><v>7</v></c>' for ref in ("A1", "B1"))
    workbook = Workbook.from_bytes(package(f'<sheetData><row r="1">{cells}</row></sheetData>'))
    forget_results(workbook["Data"], [Area(1, 2, 9, 2)])
    assert [workbook["Data"][ref] for ref in ("A1", "B1")] == [None, 7]


def test_results_of_formulas_are_forgotten() -> None:
    workbook = Workbook.from_bytes(package('<sheetData><row r="1"><c r="A1"><f>B1</f><v>7</v></c></row></sheetData>'))
    forget_results(workbook["Data"])
    assert "<v>" not in part(workbook, "xl/worksheets/sheet1.xml")
    assert loaded(workbook)["Data"]["A1"].value == "=B1"


def test_charts_forget_what_they_showed() -> None:
    chart = (
        "<c:chart><c:cat><c:strRef><c:f>A1</c:f><c:strCache><c:pt>Pars</c:pt></c:strCache></c:strRef></c:cat></c:chart>"
    )
    workbook = Workbook.from_bytes(package("<sheetData/>", {"xl/charts/chart1.xml": chart}))
    forget_charts(workbook)
    assert (
        part(workbook, "xl/charts/chart1.xml") == "<c:chart><c:cat><c:strRef><c:f>A1</c:f></c:strRef></c:cat></c:chart>"
    )


def test_a_thumbnail_goes() -> None:
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{office}" Target="xl/workbook.xml"/>'
        f'<Relationship Id="rId2" Type="{kind}" Target="docProps/thumbnail.xml"/></Relationships>'
    )
    data = package("<sheetData/>", {"_rels/.rels": links, "docProps/thumbnail.xml": "<x/>"})
    workbook = Workbook.from_bytes(data)
    drop_thumbnail(workbook)
    assert "docProps/thumbnail.xml" not in parts(workbook.to_bytes())


def test_a_sheet_of_texts_is_added() -> None:
    workbook = Workbook.from_bytes(saved(leads(1)))
    assert add_text_sheet(workbook, "Leads", [" a\n", "<b>"], state="veryHidden") == "Leads (2)"
    found = loaded(workbook)["Leads (2)"]
    assert ([cell.value for cell in found["A"]], found.sheet_state) == ([" a\n", "<b>"], "veryHidden")
    with pytest.raises(BadValue):
        add_text_sheet(workbook, "Long", ["x" * 32_768])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("B3", "B3"), ("B4", "#REF!"), ("$B$7", "$B$4"), ("B9", "B5"), ("B4:B6", "#REF!"), ("B3:B9", "B3:B5"),
        ("$9:4", "$5:4"), ("7:7", "4:4"), ("B:C", "B:C"), ("A1:B2", "A1:B2"), ("C8:C5", "C4:C4"),
    ],
)  # fmt: skip
def test_references(before: str, after: str) -> None:
    assert RowMap("Leads", 3, 8, [3, 7]).reference(before) == after
