"""The built workbook: sheets, tables, names, drop-downs, looks."""

import re
from collections.abc import Iterator
from io import BytesIO
from itertools import combinations
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.datavalidation import DataValidation

from followup_xl.i18n import LANGUAGES, load, read_words
from followup_xl.model.codes import FAMILIES
from followup_xl.model.columns import Owner
from followup_xl.model.tables import REVIEW_SHEETS, SHEETS, TABLES
from followup_xl.template import build, build_with
from followup_xl.template.lists import LIVE
from tests.support.workbooks import built, built_whole, rows, tables

ALL = pytest.mark.parametrize("language", LANGUAGES)
INLINE_LIMIT = 255
STRUCTURED = re.compile(r"(\w+)\[(.+)\]")


@ALL
def test_it_has_every_sheet_in_order_a_hidden_one_for_the_lists_and_help(language: str) -> None:
    book, words = built(language), load(language)
    help_title = read_words(language, "help")["help"]["sheet"]
    assert book.sheetnames == [*(words.sheet(sheet) for sheet in SHEETS), "Lists", help_title]
    hidden = {sheet.title: sheet.sheet_state for sheet in book.worksheets if sheet.sheet_state != "visible"}
    assert hidden == {words.sheet("Changes"): "veryHidden", "Lists": "hidden"}


@ALL
def test_every_table_stands_on_its_sheet_with_its_headers_in_order(language: str) -> None:
    found, words = tables(built_whole(language)), load(language)
    assert set(found) == set(TABLES)
    for name, (sheet, table) in found.items():
        headers = [words.header(name, column.id) for column in TABLES[name].columns]
        assert [cell.value for cell in rows(built_whole(language), name)[0]] == headers
        assert [column.name for column in table.tableColumns] == headers
        assert sheet.title == words.sheet(TABLES[name].sheet)


@ALL
def test_every_header_cell_has_its_hidden_name(language: str) -> None:
    book, found = built_whole(language), tables(built_whole(language))
    for name, spec in TABLES.items():
        sheet, _ = found[name]
        for cell, column in zip(rows(book, name)[0], spec.columns, strict=True):
            defined = book.defined_names[spec.header_name(column.id)]
            assert defined.hidden
            assert list(defined.destinations) == [(sheet.title, f"${cell.column_letter}${cell.row}")]


@ALL
def test_every_table_can_grow_downwards_without_meeting_another(language: str) -> None:
    found = tables(built(language))
    spans = [CellRange(table.ref) for sheet, table in found.values() if sheet.title == load(language).sheet("Settings")]
    columns = [column for span in spans for column in range(span.min_col, span.max_col + 1)]
    assert len(columns) == len(set(columns))
    report, conversion = found["tblConversion"]
    assert report.max_row == CellRange(conversion.ref).max_row


def drop_downs(book: Workbook) -> Iterator[DataValidation]:
    for sheet in book.worksheets:
        yield from (asked for asked in sheet.data_validations.dataValidation if asked.type == "list")


@ALL
def test_every_drop_down_leads_to_cells_that_hold_its_choices(language: str) -> None:
    book, words = built(language), load(language)
    choices = {f"fx.list.{family}": [words.label(family, code) for code in codes] for family, codes in FAMILIES.items()}
    sources = {str(asked.formula1) for asked in drop_downs(book)}
    assert len(sources) > 20
    for source in sources:
        assert len(source) <= INLINE_LIMIT
        target = book.defined_names[source.lstrip("=")].attr_text or ""
        if structured := STRUCTURED.fullmatch(target):
            table, header = structured.groups()
            assert header in {column.name for column in tables(book)[table][1].tableColumns}
            assert table in LIVE.values()
        else:
            sheet, cells = target.split("!")
            listed: Any = book[sheet][cells]
            assert [row[0].value for row in listed] == choices[source.lstrip("=")]


@ALL
def test_every_column_that_people_fill_in_has_a_hint_and_every_computed_header_too(language: str) -> None:
    book = built_whole(language)
    for name, spec in TABLES.items():
        hints = [asked for asked in tables(book)[name][0].data_validations.dataValidation if asked.prompt]
        header, first = rows(book, name)[:2]
        for head, below, column in zip(header, first, spec.columns, strict=True):
            cell = below if column.owner is Owner.PEOPLE else head
            (asked,) = [hint for hint in hints if cell.coordinate in hint.cells]
            assert 0 < len(asked.prompt) <= INLINE_LIMIT


@ALL
def test_no_cell_has_two_hints(language: str) -> None:
    for sheet in built(language).worksheets:
        ranges = [part for asked in sheet.data_validations.dataValidation for part in asked.cells.ranges]
        assert not [(a.coord, b.coord) for a, b in combinations(ranges, 2) if not a.isdisjoint(b)]


@ALL
def test_sheets_run_in_the_direction_of_the_language_and_keep_their_headers_in_sight(language: str) -> None:
    for sheet in built_whole(language).worksheets[: len((*SHEETS, *REVIEW_SHEETS))]:
        assert bool(sheet.sheet_view.rightToLeft) == (language == "fa")
        assert sheet.freeze_panes


@ALL
def test_sheets_print_on_a4_across_with_headers_on_every_page(language: str) -> None:
    words = load(language)
    for sheet in built_whole(language).worksheets[: len((*SHEETS, *REVIEW_SHEETS))]:
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        if sheet.title != words.sheet("Report"):
            assert sheet.print_title_rows


@ALL
def test_input_and_computed_columns_differ_in_style_and_digits_stay_text(language: str) -> None:
    spec = TABLES["tblLeads"]
    cells = dict(zip(spec.by_id, rows(built(language), "tblLeads")[1], strict=True))
    for column in spec.columns:
        assert cells[column.id].style == ("fx input" if column.owner is Owner.PEOPLE else "fx computed")
    assert cells["id"].number_format == cells["phone"].number_format == "@"
    below = built(language)[load(language).sheet("Leads")].column_dimensions[cells["phone"].column_letter]
    assert below.number_format == "@"


@pytest.mark.parametrize(
    ("language", "code"), [("en", "yyyy-mm-dd"), ("ro", "dd.mm.yyyy"), ("fa", "[$-960429]yyyy/mm/dd;@")]
)
def test_dates_look_the_way_the_language_writes_them(language: str, code: str) -> None:
    assert rows(built(language), "tblTouches")[1][0].number_format == code


@ALL
def test_overdue_and_today_are_coloured_from_the_clock_of_the_reader(language: str) -> None:
    book, words = built(language), load(language)
    for sheet_id in ("Leads", "Today"):
        rules = book[words.sheet(sheet_id)].conditional_formatting
        formulas = [rule.formula[0] for ranges in rules for rule in ranges.rules]
        assert any("<TODAY()" in formula for formula in formulas)
        assert any("=TODAY()" in formula for formula in formulas)


@ALL
def test_the_chart_shows_the_six_rows_of_the_groups(language: str) -> None:
    sheet: Any = built(language)[load(language).sheet("Report")]
    chart = sheet._charts[0]
    first = rows(built(language), "tblConversion")[1][0].row
    assert f"$G${first}:$G${first + 5}" in chart.series[0].val.numRef.f
    assert f"$B${first}:$B${first + 5}" in str(chart.series[0].cat.numRef.f)


@ALL
def test_issues_link_to_their_cell_by_a_calculated_column(language: str) -> None:
    _, table = tables(built(language))["tblIssues"]
    formula = table.tableColumns[2].calculatedColumnFormula.attr_text
    cell = load(language).header("tblIssues", "cell")
    assert f'HYPERLINK("#"&tblIssues[[#This Row],[{cell}]]' in formula
    assert rows(built(language), "tblIssues")[1][2].value == f"={formula}"


def test_two_builds_are_equal_and_nothing_of_the_clock_is_in_them() -> None:
    assert build("fa") == build("fa")
    book = load_workbook(BytesIO(build()))
    assert book.properties.created == book.properties.modified


def test_text_that_begins_like_a_formula_stays_text() -> None:
    book = load_workbook(BytesIO(build_with({"tblLeads": [{"company": "=1+1", "phone": "+40 700"}]}, "en")))
    company = rows(book, "tblLeads")[1][1]
    assert (company.value, company.data_type) == ("=1+1", "s")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="xx"):
        build("xx")
