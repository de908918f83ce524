"""Rows and the XML around cells: whatever the file's writer chose to do, only the touched cell changes."""

from __future__ import annotations

import re

import pytest

from followup_xl.ooxml import Workbook
from followup_xl.ooxml.errors import DamagedPart
from tests.unit.ooxml.books import MAIN, cell, loaded, package, part, rows

SHEET = "xl/worksheets/sheet1.xml"


def body(book: Workbook) -> str:
    """What is between the tags of sheetData."""
    text = part(book, SHEET)
    return text.partition("sheetData>")[2].rpartition("</")[0].rpartition("</")[0]


def test_a_gap_in_a_row_is_filled_in_column_order() -> None:
    book = rows('<row r="1"><c r="A1"><v>1</v></c><c r="D1"><v>4</v></c></row>')
    for col, value in (("C", 3), ("B", 2), ("E", 5)):
        book["Data"][f"{col}1"] = value
    assert [c.value for c in loaded(book).worksheets[0][1]] == [1, 2, 3, 4, 5]
    assert part(book, SHEET).count("<c ") == 5


def test_a_missing_row_is_put_between_others() -> None:
    book = rows('<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="A9"><v>9</v></c></row>')
    book["Data"]["A12"], book["Data"]["B5"], book["Data"]["A3"] = 12, 5, 3
    assert [int(n) for n in re.findall(r'<row r="(\d+)"', part(book, SHEET))] == [1, 3, 5, 9, 12]


def test_rows_and_cells_without_references_are_counted() -> None:
    book = rows("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
    assert (book["Data"]["B1"], book["Data"]["A2"]) == (2, 3)
    book["Data"]["B1"], book["Data"]["C1"], book["Data"]["B2"], book["Data"]["A3"] = 20, 30, 40, 50
    again = Workbook.from_bytes(book.to_bytes())["Data"]
    assert [again[r] for r in ("A1", "B1", "C1", "A2", "B2", "A3")] == [1, 20, 30, 3, 40, 50]


def test_an_empty_row_is_opened() -> None:
    book = rows('<row r="2" spans="3:3" ht="30" customHeight="1"/>')
    book["Data"]["B2"] = 1
    assert body(book) == '<row r="2" ht="30" customHeight="1"><c r="B2"><v>1</v></c></row>'


def test_spans_are_widened_and_never_narrowed() -> None:
    book = rows('<row r="1" spans="2:4"><c r="B1"><v>1</v></c></row><row r="2" spans="1:9"><c r="A2"/></row>')
    book["Data"]["A1"], book["Data"]["F1"], book["Data"]["B2"] = 1, 1, 1
    assert 'r="1" spans="1:6"' in body(book)
    assert 'r="2" spans="1:9"' in body(book)


def test_the_dimension_grows() -> None:
    book = Workbook.from_bytes(package('<dimension ref="B2:C3"/><sheetData/>'))
    book["Data"]["A5"] = 1
    assert '<dimension ref="A2:C5"/>' in part(book, SHEET)


def test_rows_out_of_order_are_edited_but_none_is_put_between() -> None:
    book = rows('<row r="5"><c r="A5"><v>5</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>')
    book["Data"]["A2"] = 20
    assert Workbook.from_bytes(book.to_bytes())["Data"]["A2"] == 20
    book["Data"]["A3"] = 3
    with pytest.raises(DamagedPart, match="out of order"):
        book.to_bytes()


def test_cells_out_of_order_are_found_and_others_put_beside_them() -> None:
    book = rows('<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>')
    book["Data"]["B1"], book["Data"]["A1"], book["Data"]["D1"] = 2, 10, 4
    again = Workbook.from_bytes(book.to_bytes())["Data"]
    assert [again[f"{letter}1"] for letter in "ABCD"] == [10, 2, 3, 4]


@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize(
    "content", ['<row r="1"/><row r="1"><c r="A1"/></row>', '<row r="1"><c r="A1"/><c r="A1"/></row>']
)
def test_what_occurs_twice_is_refused_and_the_rest_is_edited(content: str, quote: str) -> None:
    book = rows((content + '<row r="2"><c r="A2"><v>1</v></c></row>').replace('"', quote))
    book["Data"]["A2"] = 2
    assert Workbook.from_bytes(book.to_bytes())["Data"]["A2"] == 2
    with pytest.raises(DamagedPart, match="twice"):
        book["Data"]["B1" if "<row r" in content[5:] else "A1"] = 2


def test_prefixed_elements_stay_prefixed() -> None:
    cells = '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'
    sheet = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{cells}</x:sheetData></x:worksheet>'
    book = Workbook.from_bytes(package(sheet))
    assert book["Data"]["A1"] == 1
    book["Data"]["A1"], book["Data"]["B2"] = "t", 2
    assert '<x:c r="A1" t="inlineStr"><x:is><x:t>t</x:t></x:is></x:c>' in part(book, SHEET)
    assert '<x:row r="2"><x:c r="B2"><x:v>2</x:v></x:c></x:row>' in part(book, SHEET)
    assert loaded(book).worksheets[0]["B2"].value == 2


def test_strict_files_are_edited() -> None:
    text = part(package('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'), SHEET)
    text = text.replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    book = Workbook.from_bytes(package(text))
    book["Data"]["A1"] = 2
    assert Workbook.from_bytes(book.to_bytes())["Data"]["A1"] == 2


@pytest.mark.parametrize(
    "content",
    [
        '<!-- <row r="1"><c r="A1"><v>9</v></c></row> --><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><!-- x --><c r="A1"><!-- y --><v>1</v></c></row>',
        '<?pi x?><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v><![CDATA[1]]></v></c></row>',
        "<row r='1'><c r='A1'><v>1</v></c></row>",
        '<row r="1" ><c r="A1" ><v >1</v ></c ></row >',
        '<row\n r = "1"><c\tr = "A1"><v>1</v></c></row>',
        '<row spans="1:1" r="1"><c s="0" r="A1"><v>1</v></c></row>',
    ],
)
def test_unusual_xml_is_read_and_only_the_cell_changes(content: str) -> None:
    book = rows(content)
    assert book["Data"]["A1"] == 1
    book["Data"]["A1"] = 2
    assert Workbook.from_bytes(book.to_bytes())["Data"]["A1"] == 2
    assert loaded(book).worksheets[0]["A1"].value == 2


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_other_encodings_are_edited_into_utf8(encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?><worksheet xmlns="{MAIN}">'
    text = head + '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>é</t></is></c></row></sheetData></worksheet>'
    book = Workbook.from_bytes(package("", more={SHEET: text.encode(encoding)}))  # type: ignore[dict-item]
    assert book["Data"]["A1"] == "é"
    book["Data"]["B1"] = "ü"
    assert 'encoding="UTF-8"' in part(book, SHEET)
    assert [c.value for c in loaded(book).worksheets[0][1]] == ["é", "ü"]


def test_a_byte_order_mark_is_no_hindrance() -> None:
    text = "\ufeff" + part(package('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'), SHEET)
    book = Workbook.from_bytes(package("", more={SHEET: text}))
    book["Data"]["B1"] = 2
    assert [c.value for c in loaded(book).worksheets[0][1]] == [1, 2]


@pytest.mark.parametrize(
    "sheet",
    [
        "<sheetData/>",
        "<sheetData></sheetData>",
        "",
        '<sheetPr/><pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/>',
    ],
)
def test_a_sheet_without_rows_takes_some(sheet: str) -> None:
    book = Workbook.from_bytes(package(sheet))
    book["Data"]["B2"] = 1
    assert loaded(book).worksheets[0]["B2"].value == 1


def test_a_document_type_is_refused() -> None:
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet xmlns="{MAIN}">'
    evil = head + '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>'
    with pytest.raises(DamagedPart, match="document type"):
        Workbook.from_bytes(package("", more={SHEET: evil}))["Data"]["A1"] = 1


@pytest.mark.parametrize(
    "sheet",
    [
        "<worksheet><sheetData><row>",
        "<worksheet",
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"></sheetData></worksheet>',
        f'<chartsheet xmlns="{MAIN}"/>',
    ],
)
def test_a_damaged_sheet_is_refused(sheet: str) -> None:
    with pytest.raises(DamagedPart):
        Workbook.from_bytes(package("", more={SHEET: sheet}))["Data"]["A1"] = 1


def test_extensions_and_alternate_content_keep_their_bytes() -> None:
    tail = '<extLst><ext uri="{x}" xmlns:q="urn:q"><q:z a="&quot;&#10;"/></ext></extLst>'
    head = '<sheetViews><sheetView workbookViewId="0"/></sheetViews>'
    book = Workbook.from_bytes(package(f"{head}<sheetData/>{tail}"))
    book["Data"]["A1"] = 1
    text = part(book, SHEET)
    assert (head in text, tail in text) == (True, True)
    assert cell(book, "A1") == '<c r="A1"><v>1</v></c>'
