"""A table that grows takes along what belongs to it."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from openpyxl.formatting.rule import CellIsRule
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from followup_xl.ooxml import Table, Workbook
from followup_xl.ooxml.errors import (
    BadValue,
    FormulaInTheWay,
    HeaderInTheWay,
    NoRoom,
    NoSuchColumn,
    NoSuchTable,
    WrongLength,
)
from tests.unit.ooxml.books import MAIN, add_table, cell, leads, links, loaded, package, part, saved

TABLE = "xl/tables/table1.xml"


def opened(book: openpyxl.Workbook) -> tuple[Workbook, Table]:
    workbook = Workbook.from_bytes(saved(book))
    return workbook, workbook.tables["tblLeads"]


def crafted(table: str, content: str, tail: str = "", workbook: str = "") -> tuple[Workbook, Table]:
    """A sheet with rows and a table part written by hand."""
    more = {"xl/worksheets/_rels/sheet1.xml.rels": links({"rId1": ("table", "../tables/table1.xml")}), TABLE: table}
    book = Workbook.from_bytes(package(f"<sheetData>{content}</sheetData>{tail}", more=more, workbook=workbook))
    return book, book.tables["T"]


def columns(*names: str) -> str:
    inner = "".join(f'<tableColumn id="{i}" name="{n}"/>' for i, n in enumerate(names, 1))
    return f'<tableColumns count="{len(names)}">{inner}</tableColumns>'


TOTALS = (
    f'<table xmlns="{MAIN}" id="1" name="T" displayName="T" ref="A1:C4" totalsRowCount="1"><autoFilter ref="A1:C3"/>'
    '<sortState ref="A2:C3"><sortCondition ref="A2:A3"/></sortState><tableColumns count="3">'
    '<tableColumn id="1" name="N" totalsRowLabel="Sum"/><tableColumn id="2" name="V" totalsRowFunction="sum"/>'
    '<tableColumn id="3" name="D"><calculatedColumnFormula>T[[#This Row],[V]]*2</calculatedColumnFormula></tableColumn>'
    "</tableColumns></table>"
)
TOTALS_ROWS = (
    '<row r="1"><c r="A1" t="str"><v>N</v></c><c r="B1" t="str"><v>V</v></c><c r="C1" t="str"><v>D</v></c></row>'
    '<row r="2"><c r="A2" t="str"><v>a</v></c><c r="B2"><v>1</v></c>'
    '<c r="C2"><f>T[[#This Row],[V]]*2</f><v>2</v></c></row>'
    '<row r="3"><c r="A3" t="str"><v>b</v></c><c r="B3"><v>2</v></c>'
    '<c r="C3"><f>T[[#This Row],[V]]*2</f><v>4</v></c></row>'
    '<row r="4"><c r="A4" t="str"><v>Sum</v></c><c r="B4"><f>SUBTOTAL(109,B2:B3)</f><v>3</v></c>'
    '<c r="C4"><f>SUM(T[D])+B4</f><v>9</v></c></row>'
)


def test_a_table_tells_where_it_is() -> None:
    _, table = opened(leads())
    assert (table.name, table.sheet, table.ref) == ("tblLeads", "Leads", (1, 1, 3, 5))
    assert (table.columns, table.header_row) == (["ID", "Name", "Amount"], 1)
    assert (table.first_row, table.last_row, len(table)) == (2, 5, 4)
    assert table.rows()[1] == {"ID": "L2", "Name": "name 2", "Amount": 20}


def test_a_whole_column_is_written() -> None:
    book, table = opened(leads())
    table.write("Amount", [1, 2, None, "x"])
    assert [row["Amount"] for row in table.rows()] == [1, 2, None, "x"]
    assert [c.value for c in loaded(book)["Leads"]["C"]] == ["Amount", 1, 2, None, "x"]


@pytest.mark.parametrize("count", [3, 300])
def test_only_some_rows_are_written(count: int) -> None:
    book, table = opened(leads(count))
    table.write("Name", ["new", "last"], rows=[0, count - 1])
    seen = [c.value for c in loaded(book)["Leads"]["B"]]
    assert (seen[1], seen[2], seen[-1]) == ("new", "name 2", "last")


def test_a_long_column_is_written_like_a_short_one() -> None:
    long = leads(500)
    long["Leads"]["C7"] = "=1+1"
    long["Leads"]["C9"] = None
    book, table = opened(long)
    values: list[object] = [n if n % 3 else f"t & {n}" for n in range(500)]
    with pytest.raises(FormulaInTheWay, match="C7"):
        table.write("Amount", values)
    table.write("Amount", values, replace_formula=True)
    assert [row["Amount"] for row in Workbook.from_bytes(book.to_bytes()).tables["tblLeads"].rows()] == values


@pytest.mark.parametrize("count", [4, 500])
def test_equal_values_change_nothing(count: int) -> None:
    book, table = opened(leads(count))
    for name in table.columns:
        table.write(name, [row[name] for row in table.rows()])
    assert not book.changed


def test_a_row_is_added_and_the_range_grows() -> None:
    book, table = opened(leads())
    table.append([{"ID": "L5", "Amount": 50}, {"Name": "six"}])
    assert table.ref == (1, 1, 3, 7)
    sheet = loaded(book)["Leads"]
    assert sheet.tables["tblLeads"].ref == sheet.tables["tblLeads"].autoFilter.ref == "A1:C7"
    assert [c.value for c in sheet[6]] == ["L5", None, 50]
    assert [c.value for c in sheet[7]] == [None, "six", None]


def test_new_rows_take_the_formats_of_the_last_one() -> None:
    plain = leads()
    plain["Leads"]["C5"].number_format = "0.000"
    book, table = opened(plain)
    table.append([{"Amount": 1}])
    assert loaded(book)["Leads"]["C6"].number_format == "0.000"


def test_a_date_in_a_new_row_is_shown_as_one() -> None:
    book, table = opened(leads())
    table.append([{"Amount": dt.date(2024, 1, 1)}])
    assert loaded(book)["Leads"]["C6"].is_date


def test_the_lone_blank_row_is_filled_first() -> None:
    book, table = opened(leads(2))
    table.clear()
    assert (len(table), table.rows()) == (1, [{"ID": None, "Name": None, "Amount": None}])
    table.append([{"ID": "a"}, {"ID": "b"}])
    assert [row["ID"] for row in table.rows()] == ["a", "b"]
    assert loaded(book)["Leads"].tables["tblLeads"].ref == "A1:C3"


def test_replacing_with_fewer_rows_clears_the_rest_and_keeps_formats() -> None:
    plain = leads()
    plain["Leads"]["C5"].number_format = "0.000"
    book, table = opened(plain)
    table.replace([{"ID": "x", "Amount": 1}])
    sheet = loaded(book)["Leads"]
    assert sheet.tables["tblLeads"].ref == "A1:C2"
    assert [[c.value for c in row] for row in sheet["A2:C5"]] == [["x", None, 1], *[[None] * 3] * 3]
    assert sheet["C5"].number_format == "0.000"


def test_replacing_with_the_same_rows_changes_nothing() -> None:
    book, table = opened(leads())
    table.replace(table.rows())
    assert not book.changed


def test_replacing_with_more_rows_grows() -> None:
    book, table = opened(leads(2))
    table.replace([{"ID": n} for n in range(9)])
    assert [row["ID"] for row in Workbook.from_bytes(book.to_bytes()).tables["tblLeads"].rows()] == list(range(9))


def test_totals_move_down_and_their_references_grow() -> None:
    book, table = crafted(TOTALS, TOTALS_ROWS)
    table.append([{"N": "c", "V": 3}, {"N": "d", "V": 4}])
    text = part(book, TABLE)
    assert 'ref="A1:C6"' in text
    assert '<autoFilter ref="A1:C5"/><sortState ref="A2:C5"><sortCondition ref="A2:A5"/>' in text
    assert cell(book, "A6") == '<c r="A6" t="str"><v>Sum</v></c>'
    assert cell(book, "B6") == '<c r="B6"><f>SUBTOTAL(109,B2:B5)</f><v>3</v></c>'
    assert cell(book, "A4") == '<c r="A4" t="inlineStr"><is><t>c</t></is></c>'
    assert cell(book, "B5") == '<c r="B5"><v>4</v></c>'


def test_totals_move_up_when_the_table_shrinks() -> None:
    book, table = crafted(TOTALS, TOTALS_ROWS)
    table.replace([{"N": "only"}])
    assert cell(book, "B3") == '<c r="B3"><f>SUBTOTAL(109,B2:B2)</f><v>3</v></c>'
    assert cell(book, "B4") == '<c r="B4"/>'
    assert 'ref="A1:C3"' in part(book, TABLE)


def test_a_total_that_refers_to_its_neighbour_moves_with_it() -> None:
    book, table = crafted(TOTALS, TOTALS_ROWS)
    table.append([{"N": "c"}])
    assert "<f>SUM(T[D])+B5</f>" in cell(book, "C5")


def test_formulas_elsewhere_follow_the_totals_row() -> None:
    content = TOTALS_ROWS.replace("</row>", '<c r="F1"><f>$B$4+SUM(A4:C4)+B2+D4+Other!B4</f></c></row>', 1)
    book, table = crafted(TOTALS, content)
    table.append([{"N": "c"}])
    assert "<f>$B$5+SUM(A5:C5)+B2+D4+Other!B4</f>" in cell(book, "F1")


def test_calculated_columns_are_filled_down() -> None:
    book, table = crafted(TOTALS, TOTALS_ROWS)
    table.append([{"V": 3}])
    assert cell(book, "C4") == '<c r="C4"><f>T[[#This Row],[V]]*2</f></c>'
    assert "fullCalcOnLoad" in part(book, "xl/workbook.xml")


def test_calculated_columns_with_cell_references_move_along() -> None:
    table = TOTALS.replace("T[[#This Row],[V]]*2", "B2*2").replace(' totalsRowCount="1"', "").replace("A1:C4", "A1:C3")
    content = TOTALS_ROWS.partition('<row r="4">')[0].replace("<f>T[[#This Row],[V]]*2</f>", "<f>B2*2</f>", 1)
    book, grown = crafted(table, content.replace("<f>T[[#This Row],[V]]*2</f>", "<f>B3*2</f>", 1))
    grown.append([{"V": 3}])
    assert "<f>B4*2</f>" in cell(book, "C4")


def test_a_value_for_a_calculated_column_is_refused_before_anything_changes() -> None:
    book, table = crafted(TOTALS, TOTALS_ROWS)
    with pytest.raises(FormulaInTheWay):
        table.append([{"D": 1}])
    assert not book.changed


def test_a_bad_value_is_refused_before_anything_changes() -> None:
    book, table = opened(leads())
    with pytest.raises(BadValue):
        table.append([{"ID": 1}, {"ID": float("nan")}])
    assert not book.changed


def test_conditional_formats_and_validations_follow() -> None:
    plain = leads()
    sheet = plain["Leads"]
    for ref in ("C2:C5", "A2:A4", "B1:B5 E1:E5"):
        sheet.conditional_formatting.add(ref, CellIsRule("greaterThan", ["2"]))  # type: ignore[no-untyped-call]
    validation = DataValidation(type="whole", sqref="B2:B5 C2:C3")
    sheet.add_data_validation(validation)
    book, table = opened(plain)
    table.append([{"ID": 1}])
    seen = loaded(book)["Leads"]
    assert {str(r.sqref) for r in seen.conditional_formatting} == {"C2:C6", "A2:A4", "B1:B6 E1:E5"}
    assert str(seen.data_validations.dataValidation[0].sqref) in {"B2:B6 C2:C3", "C2:C3 B2:B6"}


def test_x14_formats_and_validations_follow() -> None:
    uri = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
    xm = "http://schemas.microsoft.com/office/excel/2006/main"
    tail = (
        f'<extLst><ext xmlns:x14="{uri}" xmlns:xm="{xm}" uri="u"><x14:conditionalFormattings>'
        "<x14:conditionalFormatting><x14:cfRule/><xm:sqref>B2:B3</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings>"
        f'<x14:dataValidations><x14:dataValidation xmlns:xm="{xm}"><xm:sqref>A2:A3 Z1</xm:sqref></x14:dataValidation>'
        "</x14:dataValidations></ext></extLst>"
    )
    book, table = crafted(TOTALS, TOTALS_ROWS, tail)
    table.append([{"V": 3}])
    text = part(book, "xl/worksheets/sheet1.xml")
    assert "<xm:sqref>B2:B4</xm:sqref>" in text
    assert "<xm:sqref>A2:A4 Z1</xm:sqref>" in text


def test_defined_names_of_the_data_follow_and_others_do_not() -> None:
    plain = leads()
    texts = {"All": "Leads!$A$2:$C$5", "Part": "Leads!$A$2:$A$4", "Other": "Elsewhere!$A$2:$A$5"}
    texts["Whole"] = "Leads!$A$1:$C$5"
    for name, text in texts.items():
        plain.defined_names[name] = DefinedName(name, attr_text=text)
    plain["Leads"].print_area = "A1:C5"
    book, table = opened(plain)
    table.append([{"ID": 1}])
    names = book.defined_names
    assert (names["All"], names["Whole"]) == ("Leads!$A$2:$C$6", "Leads!$A$1:$C$6")
    assert (names["Part"], names["Other"]) == (texts["Part"], texts["Other"])
    assert names["Leads!_xlnm.Print_Area"] == "'Leads'!$A$1:$C$6"


@pytest.mark.parametrize("what", ["value", "formula", "merge", "table"])
def test_a_table_does_not_grow_over_anything(what: str) -> None:
    plain = leads()
    sheet = plain["Leads"]
    if what == "value":
        sheet["B6"] = 0
    elif what == "formula":
        sheet["B6"] = "=1"
    elif what == "merge":
        sheet.merge_cells("C6:D7")
    else:
        sheet["C6"] = "H"
        add_table(sheet, "tblBelow", "C6:C8")
    book, table = opened(plain)
    with pytest.raises(NoRoom, match="A6:C6"):
        table.append([{"ID": 1}])
    assert not book.changed


def test_what_stands_beside_a_growing_table_stays() -> None:
    plain = leads()
    plain["Leads"]["E6"] = "note"
    book, table = opened(plain)
    table.append([{"ID": 1}])
    assert loaded(book)["Leads"]["E6"].value == "note"


def test_headers_are_not_renamed() -> None:
    book, _ = opened(leads())
    with pytest.raises(HeaderInTheWay, match="tblLeads"):
        book["Leads"]["B1"] = "Other"
    book["Leads"]["B1"] = "Name"
    assert not book.changed


def test_a_header_with_a_line_break_is_named_by_it() -> None:
    table = f'<table xmlns="{MAIN}" id="1" name="T" displayName="T" ref="A1:A2">{columns("two_x000a_lines")}</table>'
    _, found = crafted(table, '<row r="1"><c r="A1" t="str"><v>two\nlines</v></c></row><row r="2"><c r="A2"/></row>')
    assert found.columns == ["two\nlines"]


def test_a_table_without_headers_has_names_and_rows() -> None:
    attributes = 'id="1" name="T" displayName="T" ref="A1:A2" headerRowCount="0"'
    book, table = crafted(
        f'<table xmlns="{MAIN}" {attributes}>{columns("Column1")}</table>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>',
    )
    assert (table.header_row, [row["Column1"] for row in table.rows()]) == (None, [1, 2])
    table.append([{"Column1": 3}])
    assert (table.ref, cell(book, "A3")) == ((1, 1, 1, 3), '<c r="A3"><v>3</v></c>')


def test_unknown_names_and_wrong_lengths_are_refused() -> None:
    book, table = opened(leads())
    with pytest.raises(NoSuchTable, match="tblNone"):
        book.tables["tblNone"]
    with pytest.raises(NoSuchColumn, match="Nope"):
        table.write("Nope", [])
    with pytest.raises(WrongLength, match="3 values were given for 4 rows"):
        table.write("Name", [1, 2, 3])
    with pytest.raises(WrongLength):
        table.write("Name", [1], rows=[4])


def test_a_table_stays_usable_after_a_save(tmp_path: object) -> None:
    path = f"{tmp_path}/x.xlsx"
    leads().save(path)
    book = Workbook.open(path)
    table = book.tables["tblLeads"]
    for number in range(3):
        table.append([{"ID": number}])
        book.save()
    assert [row["ID"] for row in Workbook.open(path).tables["tblLeads"].rows()][-3:] == [0, 1, 2]
    assert openpyxl.load_workbook(io.BytesIO(book.to_bytes()))["Leads"].tables["tblLeads"].ref == "A1:C8"


def test_a_damaged_table_is_left_out_and_named() -> None:
    broken = TOTALS.replace('ref="A1:C4"', 'ref="A1:B4"')
    more = {"xl/worksheets/_rels/sheet1.xml.rels": links({"rId1": ("table", "../tables/table1.xml")}), TABLE: broken}
    book = Workbook.from_bytes(package(f"<sheetData>{TOTALS_ROWS}</sheetData>", more=more))
    assert (list(book.tables), book.damaged_tables) == ([], [TABLE])
    book["Data"]["A2"] = "still edited"
    assert "still edited" in cell(book, "A2")
