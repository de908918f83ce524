from string import ascii_uppercase

import openpyxl
import pytest
from openpyxl.worksheet.filters import FilterColumn, Filters
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from tests.unit.doctor.conftest import Examined


def test_nothing_is_found_in_healthy_workbooks(
    examined: Examined, plain: openpyxl.Workbook, ours: openpyxl.Workbook
) -> None:
    assert examined(plain) == []
    assert examined(ours) == []


def test_a_range_that_does_not_fit_the_columns(examined: Examined, plain: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet.tables["People"]._initialise_columns()
    for column, name in zip(sheet.tables["People"].tableColumns, ("Name", "City"), strict=True):
        column.name = name
    sheet.tables["People"].ref = "A1:C3"
    assert examined(plain) == [("broken-table", "Sheet!A1")]


def test_tables_that_share_cells(examined: Examined, plain: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet["C1"] = "Street"
    sheet.add_table(Table(displayName="Places", ref="B1:C3"))
    assert examined(plain) == [("tables-overlap", "Sheet!B1")]


def test_two_tables_of_one_name(examined: Examined, plain: openpyxl.Workbook) -> None:
    other = plain.create_sheet("Other")
    other.append(("Name",))
    other.append(("Ana",))
    other._tables["x"] = Table(displayName="people", name="people", ref="A1:A2", id=7)
    assert examined(plain) == [("table-name-twice", "Other!A1")]


@pytest.mark.parametrize("header", ["Town", None, 7])
def test_a_header_that_says_something_else(
    examined: Examined, plain: openpyxl.Workbook, sheet: Worksheet, header: object
) -> None:
    table = sheet.tables["People"]
    table._initialise_columns()
    for column, name in zip(table.tableColumns, ("Name", "City"), strict=True):
        column.name = name
    sheet["B1"] = header  # type: ignore[assignment]  # any value a cell takes
    assert examined(plain) == [("header-differs", "Sheet!B1")]


def test_a_header_of_two_lines_is_as_its_column(examined: Examined, plain: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet["B1"] = "City\nand street"
    assert examined(plain) == []


def test_merged_cells_inside_a_table(examined: Examined, plain: openpyxl.Workbook, sheet: Worksheet) -> None:
    sheet.merge_cells("A6:B7")
    assert examined(plain) == []
    sheet.merge_cells("A2:A3")
    assert examined(plain) == [("merged-in-table", "Sheet!A2")]


def test_a_filter_on_our_table_and_on_no_other(
    examined: Examined, ours: openpyxl.Workbook, plain: openpyxl.Workbook, sheet: Worksheet
) -> None:
    condition = FilterColumn(colId=1, filters=Filters(filter=["Ana"]))
    leads = ours["Leads"].tables["tblLeads"]
    leads.autoFilter.filterColumn.append(condition)
    assert examined(ours) == [("filter-on", "Leads!B4")]
    sheet.tables["People"]._initialise_columns()
    sheet.tables["People"].tableColumns[0].name, sheet.tables["People"].tableColumns[1].name = "Name", "City"
    sheet.tables["People"].autoFilter.filterColumn.append(condition)
    assert examined(plain) == []


def test_a_protected_sheet_of_ours_and_no_other(
    examined: Examined, ours: openpyxl.Workbook, plain: openpyxl.Workbook, sheet: Worksheet
) -> None:
    ours["Touches"].protection.enable()
    assert examined(ours) == [("protected-sheet", "Touches")]
    sheet.protection.enable()
    assert examined(plain) == []


def test_rows_that_a_table_of_ours_did_not_take_in(examined: Examined, ours: openpyxl.Workbook) -> None:
    leads = ours["Leads"]
    below = int(leads.tables["tblLeads"].ref.rpartition(":")[2].lstrip(ascii_uppercase)) + 1
    leads.cell(below, 2, "A new company")
    assert examined(ours) == [("rows-below-table", f"Leads!B{below}")]


def test_tables_of_ours_without_the_leads(examined: Examined, ours: openpyxl.Workbook) -> None:
    del ours["Leads"].tables["tblLeads"]
    assert ("no-leads-table", "") in examined(ours)


def test_a_broken_table_of_ours_is_told_once(examined: Examined, ours: openpyxl.Workbook) -> None:
    leads = ours["Leads"].tables["tblLeads"]
    leads.ref = leads.ref.replace("A4", "B4")
    assert examined(ours) == [("broken-table", "Leads!B4")]
