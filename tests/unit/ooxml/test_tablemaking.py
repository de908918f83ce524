"""A range becomes a table, a table becomes wider, and everything around stays."""

from __future__ import annotations

import openpyxl
import pytest

from followup_xl.ooxml import Workbook
from followup_xl.ooxml.errors import CannotMakeTable
from tests.unit.ooxml.books import add_table, leads, loaded, package, part, saved

HEADERS = (
    '<row r="1"><c r="A1" t="str"><v>ID</v></c><c r="B1" t="str"><v>Two\nlines</v></c></row>'
    '<row r="2"><c r="A2"><v>1</v></c></row>'
)


def plain() -> openpyxl.Workbook:
    """Rows with headers, a filter, and a note beside them."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Kunden"
    for row in (["ID", "Name & Co"], [1, "a"], [2, "b"]):
        sheet.append(row)
    sheet["E1"] = "note"
    return book


def opened(book: openpyxl.Workbook) -> Workbook:
    return Workbook.from_bytes(saved(book))


def test_a_range_becomes_a_table() -> None:
    book = opened(plain())
    table = book.add_table("Kunden", "A1:B3", "tblLeads")
    assert table.rows() == [{"ID": 1, "Name & Co": "a"}, {"ID": 2, "Name & Co": "b"}]
    table.append([{"ID": 3}])
    sheet = loaded(book)["Kunden"]
    assert sheet.tables["tblLeads"].ref == "A1:B4"
    assert sheet.tables["tblLeads"].column_names == ["ID", "Name & Co"]
    assert sheet["E1"].value == "note"


def test_a_second_table_gets_its_own_id_and_part() -> None:
    book = opened(leads())
    for ref, value in (("F1", "X"), ("F2", 1)):
        book["Leads"][ref] = value
    book.add_table("Leads", "F1:F2", "tblMore")
    ids = {t.xml.id for t in book.tables.values()}
    assert (len(ids), len(loaded(book)["Leads"].tables)) == (2, 2)
    assert '<tableParts count="2">' in part(book, "xl/worksheets/sheet1.xml")


def test_the_filter_of_the_sheet_moves_into_the_table() -> None:
    source = plain()
    source["Kunden"].auto_filter.ref = "A1:B3"
    source["Kunden"].auto_filter.add_filter_column(1, ["a"])
    book = opened(source)
    book.add_table("Kunden", "A1:B3", "tblLeads")
    sheet = loaded(book)["Kunden"]
    assert sheet.auto_filter.ref is None
    assert sheet.tables["tblLeads"].autoFilter.filterColumn[0].filters.filter == ["a"]
    assert "_FilterDatabase" not in part(book, "xl/workbook.xml")


def test_headers_with_line_breaks_are_escaped() -> None:
    book = Workbook.from_bytes(package(f"<sheetData>{HEADERS}</sheetData>"))
    assert book.add_table("Data", "A1:B2", "T_1").columns == ["ID", "Two\nlines"]
    assert 'name="Two_x000a_lines"' in part(book, "xl/tables/table1.xml")


@pytest.mark.parametrize("name", ["", "1a", "A1", "R1C1", "r", "a b", "tblLeads", "TBLLEADS"])
def test_names_no_table_can_have_are_refused(name: str) -> None:
    book = opened(leads())
    book["Leads"]["F1"], book["Leads"]["F2"] = "X", 1
    with pytest.raises(CannotMakeTable):
        book.add_table("Leads", "F1:F2", name)


@pytest.mark.parametrize("ref", ["A1:C3", "A2:B3", "A1:B1", "F1:G3", "C9:D12"])
def test_ranges_that_are_no_table_are_refused(ref: str) -> None:
    source = plain()
    source["Kunden"].merge_cells("C10:D10")
    source["Kunden"]["C9"], source["Kunden"]["D9"] = "x", "X"
    book = opened(source)
    with pytest.raises(CannotMakeTable):
        book.add_table("Kunden", ref, "tblLeads")
    assert not book.changed


def test_a_table_gets_more_columns() -> None:
    book = opened(leads())
    table = book.tables["tblLeads"]
    table.add_columns(["Due", "Why"])
    table.write("Why", ["a", "b", "c", "d"])
    table.append([{"ID": "L9", "Due": 1}])
    sheet = loaded(book)["Leads"]
    assert sheet.tables["tblLeads"].ref == sheet.tables["tblLeads"].autoFilter.ref == "A1:E6"
    assert [c.value for c in sheet[1]] == ["ID", "Name", "Amount", "Due", "Why"]
    assert (sheet["E5"].value, sheet["D6"].value) == ("d", 1)


@pytest.mark.parametrize("names", [["Name"], ["x", "X"], [" "]])
def test_columns_that_are_there_already_are_refused(names: list[str]) -> None:
    with pytest.raises(CannotMakeTable):
        opened(leads()).tables["tblLeads"].add_columns(names)


def test_a_table_does_not_widen_over_anything() -> None:
    source = leads()
    source["Leads"]["E3"] = "note"
    source["Leads"]["G1"] = "H"
    add_table(source["Leads"], "tblOther", "G1:G3")
    table = opened(source).tables["tblLeads"]
    table.add_columns(["one"])
    for reason, names in (("E3", ["two"]), ("G1", ["two", "three", "four"])):
        with pytest.raises(CannotMakeTable, match=reason):
            table.add_columns(names)
