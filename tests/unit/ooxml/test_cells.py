"""What a cell keeps and gets when it is written. The cases follow the list in the research on in-place editing."""

from __future__ import annotations

import datetime as dt
import math

import pytest

from followup_xl.ooxml import CellError, Workbook
from followup_xl.ooxml.errors import BadReference, BadValue, MergedCell
from tests.unit.ooxml.books import cell, loaded, package, part, rows, styles

RICH = '<row r="1"><c r="A1" t="inlineStr"><is><r><rPr><b/></rPr><t>bo</t></r><r><t>ld</t></r></is></c></row>'
DAY = dt.date(2024, 2, 29)


def data(content: str, **more: object) -> Workbook:
    return Workbook.from_bytes(package(f"<sheetData>{content}</sheetData>", **more))  # type: ignore[arg-type]


def test_text_is_written_inline_and_shared_strings_stay() -> None:
    book = rows('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings="<si><t>old</t></si>")
    assert book["Data"]["A1"] == "old"
    book["Data"]["A1"] = "new"
    assert cell(book, "A1") == '<c r="A1" t="inlineStr"><is><t>new</t></is></c>'
    assert "<si><t>old</t></si>" in part(book, "xl/sharedStrings.xml")


def test_style_of_the_old_cell_is_kept() -> None:
    book = rows('<row r="1"><c r="A1" s="3"><v>1</v></c></row>')
    book["Data"]["A1"] = 2.5
    assert cell(book, "A1") == '<c r="A1" s="3"><v>2.5</v></c>'


def test_new_cell_takes_the_style_of_its_row() -> None:
    book = rows('<row r="1" s="4" customFormat="1"><c r="A1"><v>1</v></c></row>')
    book["Data"]["B1"] = 2
    assert cell(book, "B1") == '<c r="B1" s="4"><v>2</v></c>'


def test_new_cell_takes_the_style_of_its_column() -> None:
    book = Workbook.from_bytes(package('<cols><col min="2" max="3" style="5"/></cols><sheetData/>'))
    book["Data"]["B1"] = 2
    assert cell(book, "B1") == '<c r="B1" s="5"><v>2</v></c>'


def test_cell_metadata_is_dropped_on_overwriting() -> None:
    book = rows('<row r="1"><c r="A1" s="1" t="e" vm="1" cm="2" ph="1"><v>#VALUE!</v></c></row>')
    book["Data"]["A1"] = "x"
    assert cell(book, "A1") == '<c r="A1" s="1" t="inlineStr"><is><t>x</t></is></c>'


def test_rich_text_is_read_whole_and_overwritten() -> None:
    book = rows(RICH)
    assert book["Data"]["A1"] == "bold"
    book["Data"]["A1"] = "plain"
    assert cell(book, "A1") == '<c r="A1" t="inlineStr"><is><t>plain</t></is></c>'


def test_phonetic_guides_are_no_part_of_the_text() -> None:
    strings = '<si><t>東京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></si>'
    assert rows('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=strings)["Data"]["A1"] == "東京"


def test_blank_keeps_the_cell_and_its_style() -> None:
    book = rows('<row r="1"><c r="A1" s="3"><v>1</v></c></row>')
    book["Data"]["A1"] = None
    assert cell(book, "A1") == '<c r="A1" s="3"/>'
    assert book["Data"]["A1"] is None


@pytest.mark.parametrize(
    ("value", "xml"),
    [
        (True, '<c r="A1" t="b"><v>1</v></c>'),
        (False, '<c r="A1" t="b"><v>0</v></c>'),
        (CellError("#N/A"), '<c r="A1" t="e"><v>#N/A</v></c>'),
        (7, '<c r="A1"><v>7</v></c>'),
        (1e300, '<c r="A1"><v>1e+300</v></c>'),
        (-0.1, '<c r="A1"><v>-0.1</v></c>'),
        ("=1+1", '<c r="A1" t="inlineStr"><is><t>=1+1</t></is></c>'),
        ("+3", '<c r="A1" t="inlineStr"><is><t>+3</t></is></c>'),
        ("@x", '<c r="A1" t="inlineStr"><is><t>@x</t></is></c>'),
        ("-1", '<c r="A1" t="inlineStr"><is><t>-1</t></is></c>'),
        ("a<b&c>", '<c r="A1" t="inlineStr"><is><t>a&lt;b&amp;c&gt;</t></is></c>'),
    ],
)
def test_values_are_written_as_what_they_are(value: object, xml: str) -> None:
    book = rows("")
    book["Data"]["A1"] = value
    assert cell(book, "A1") == xml
    again = Workbook.from_bytes(book.to_bytes())["Data"]["A1"]
    assert (again, type(again)) == (value, type(value))


@pytest.mark.parametrize(
    "text", [" x", "x ", "a\nb", "a\tb", "a  b", "\n", "\x01bell", "a\rb", "\ufffe", "\ud800", "👩‍👧", "سلام"]
)
def test_text_survives_whatever_is_in_it(text: str) -> None:
    book = rows("")
    book["Data"]["A1"] = text
    assert Workbook.from_bytes(book.to_bytes())["Data"]["A1"] == text


def test_outer_spaces_are_marked_as_wanted() -> None:
    book = rows("")
    book["Data"]["A1"] = " x"
    assert '<t xml:space="preserve"> x</t>' in cell(book, "A1")


@pytest.mark.parametrize("text", ["_x0041_", "_x0041_x0042_", "__x000D_", "_xD800_ and _xyz"])
def test_text_that_looks_like_an_escape_survives(text: str) -> None:
    book = rows("")
    book["Data"]["A1"] = text
    assert Workbook.from_bytes(book.to_bytes())["Data"]["A1"] == text
    assert "_x005F_x" in cell(book, "A1")


@pytest.mark.parametrize(
    "value", [math.nan, math.inf, 12345678901234567891, "x" * 32_768, "😀" * 16_384, object(), b"bytes", dt.time(1)]
)
def test_what_no_cell_can_hold_is_refused(value: object) -> None:
    book = rows("")
    with pytest.raises(BadValue):
        book["Data"]["A1"] = value
    assert not book.changed


def test_text_of_the_greatest_length_is_written() -> None:
    book = rows("")
    book["Data"]["A1"] = "x" * 32_767
    assert len(str(book["Data"]["A1"])) == 32_767


def test_array_scalars_are_taken_for_what_they_hold() -> None:
    numpy = pytest.importorskip("numpy")
    book = rows("")
    book["Data"]["A1"], book["Data"]["A2"] = numpy.int64(5), numpy.bool_(True)  # noqa: FBT003
    assert (book["Data"]["A1"], book["Data"]["A2"]) == (5, True)


@pytest.mark.parametrize(
    ("value", "old"),
    [
        ("old", '<c r="A1" t="s"><v>0</v></c>'),
        ("old", '<c r="A1" t="inlineStr"><is><t>old</t></is></c>'),
        ("old", '<c r="A1" t="str"><v>old</v></c>'),
        (5, '<c r="A1"><v>5</v></c>'),
        (5, '<c r="A1"><v>5.0</v></c>'),
        (0.1, '<c r="A1"><v>0.10000000000000001</v></c>'),
        (True, '<c r="A1" t="b"><v>1</v></c>'),
        (None, '<c r="A1" s="2"/>'),
        ("", '<c r="A1" s="2"/>'),
        (DAY, '<c r="A1" s="1"><v>45351</v></c>'),
        (dt.datetime(2024, 2, 29, 12, 0), '<c r="A1" s="1"><v>45351.5</v></c>'),  # noqa: DTZ001
        (45351, '<c r="A1" s="1"><v>45351</v></c>'),
    ],
)
def test_an_equal_value_changes_no_byte(value: object, old: str) -> None:
    book = data(f'<row r="1">{old}</row>', strings="<si><t>old</t></si>", more=styles("yyyy-mm-dd"))
    book["Data"]["A1"] = value
    assert not book.changed


def test_going_back_to_the_old_value_changes_no_byte() -> None:
    book = rows('<row r="1"><c r="A1"><v>5</v></c></row>')
    book["Data"]["A1"] = 6
    book["Data"]["A1"] = 5
    assert not book.changed


@pytest.mark.parametrize(("old", "value"), [("<v>1</v>", True), ("<v>1</v>", "1"), ("<v>45351</v>", DAY)])
def test_a_value_of_another_type_is_a_change(old: str, value: object) -> None:
    book = rows(f'<row r="1"><c r="A1">{old}</c></row>')
    book["Data"]["A1"] = value
    assert book.changed


def test_a_date_gets_a_date_format_once() -> None:
    book = data('<row r="1"><c r="A1" s="1"><v>1</v></c></row>', more=styles("0.00"))
    book["Data"]["A1"] = DAY
    book["Data"]["A2"] = DAY
    book["Data"]["A3"] = dt.datetime(2024, 2, 29, 6, 0)  # noqa: DTZ001
    book["Data"]["A4"] = DAY
    text = part(book, "xl/styles.xml")
    assert text.count("<xf ") == 2 + 3
    assert 'numFmtId="14"' in text
    assert 'numFmtId="22"' in text
    sheet = loaded(book).worksheets[0]
    assert [sheet[f"A{n}"].is_date for n in range(1, 5)] == [True] * 4
    assert Workbook.from_bytes(book.to_bytes())["Data"]["A2"] == DAY


def test_a_date_keeps_a_format_that_shows_a_day() -> None:
    book = data('<row r="1"><c r="A1" s="1"><v>1</v></c></row>', more=styles("[$-3000401]dd/mm/yyyy"))
    book["Data"]["A1"] = DAY
    assert cell(book, "A1") == '<c r="A1" s="1"><v>45351</v></c>'
    assert book.package.changed == ("xl/worksheets/sheet1.xml",)


def test_a_date_in_a_workbook_without_styles_gets_them() -> None:
    book = rows("")
    book["Data"]["A1"] = DAY
    assert loaded(book).worksheets[0]["A1"].is_date


@pytest.mark.parametrize(
    ("code", "is_date"),
    [("0.00", False), ("General", False), ('"day" 0', False), (r"\d0", False), ("[Red]0", False), ("mmm yy", True)],
)
def test_date_formats_are_told_from_others(code: str, *, is_date: bool) -> None:
    book = data('<row r="1"><c r="A1" s="1"><v>45351</v></c></row>', more=styles(code.replace('"', "&quot;")))
    assert isinstance(book["Data"]["A1"], dt.date) is is_date


def test_date1904_counts_from_another_day() -> None:
    book = data('<row r="1"/>', workbook="", more=styles("yyyy-mm-dd") | {"xl/workbook.xml": BOOK_1904})
    book["Data"]["A1"] = dt.datetime(2026, 3, 3, 0, 0)  # noqa: DTZ001
    assert "<v>44622</v>" in cell(book, "A1")
    assert loaded(book).worksheets[0]["A1"].value == dt.datetime(2026, 3, 3, 0, 0)  # noqa: DTZ001


BOOK_1904 = part(package("<sheetData/>"), "xl/workbook.xml").replace("<sheets>", '<workbookPr date1904="1"/><sheets>')


@pytest.mark.parametrize("day", [dt.date(1900, 1, 1), dt.date(1900, 2, 28), dt.date(1900, 3, 1), dt.date(9999, 12, 31)])
def test_days_around_the_leap_day_that_never_was(day: dt.date) -> None:
    book = rows("")
    book["Data"]["A1"] = day
    assert Workbook.from_bytes(book.to_bytes())["Data"]["A1"] == day
    assert loaded(book).worksheets[0]["A1"].value.date() == day


def test_a_day_before_the_calendar_and_a_time_zone_are_refused() -> None:
    book = rows("")
    for value in (dt.date(1899, 12, 31), dt.datetime(2024, 1, 1, tzinfo=dt.UTC)):
        with pytest.raises(BadValue):
            book["Data"]["A1"] = value


def test_only_the_top_left_cell_of_a_merged_area_is_written() -> None:
    merged = '<sheetData><row r="1"><c r="A1"/></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>'
    book = Workbook.from_bytes(package(merged))
    book["Data"]["A1"] = 1
    with pytest.raises(MergedCell, match="A1:B2"):
        book["Data"]["B2"] = 1


@pytest.mark.parametrize("ref", ["", "A", "1", "A0", "XFE1", "A1048577", "A1:B2", "é1"])
def test_what_is_no_cell_is_refused(ref: str) -> None:
    with pytest.raises(BadReference):
        rows("")["Data"][ref] = 1


def test_errors_are_told_from_blanks() -> None:
    book = rows(
        '<row r="3"><c r="B3" t="e"><v>#N/A</v></c><c r="C3"/><c r="D3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    assert book.error_cells("Data") == {"B3": "#N/A", "D3": "#DIV/0!"}
    assert (book["Data"]["B3"], book["Data"]["C3"]) == (CellError("#N/A"), None)


def test_iso_dates_are_read() -> None:
    book = rows('<row r="1"><c r="A1" t="d"><v>2024-02-29</v></c><c r="B1" t="d"><v>2024-02-29T06:00:00</v></c></row>')
    assert book["Data"]["A1"] == DAY
    assert book["Data"]["B1"] == dt.datetime(2024, 2, 29, 6, 0)  # noqa: DTZ001
