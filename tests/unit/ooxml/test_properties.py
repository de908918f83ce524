"""Laws of the engine, on workbooks and edits drawn at random; openpyxl is the judge of what a file says."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_xl.ooxml import Workbook
from followup_xl.ooxml.ranges import cell_name
from followup_xl.ooxml.values import decode_text, encode_text, from_serial, to_serial
from tests.unit.ooxml.books import leads, package, parts, saved

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    ["_x0041_", "=A1", " ", "\r\n"]
)
moments = st.datetimes(dt.datetime(1901, 1, 1), dt.datetime(9999, 1, 1))  # noqa: DTZ001 - cells know no zones
whole_moments = moments.map(lambda m: m.replace(microsecond=m.microsecond // 1000 * 1000))
numbers = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
values = st.none() | st.booleans() | numbers | texts | st.dates(dt.date(1900, 1, 1)) | whole_moments
places = st.tuples(st.integers(1, 9), st.integers(1, 9))
edits = st.dictionaries(places, values, max_size=12)


def grid(cells: dict[tuple[int, int], int], *, references: bool) -> bytes:
    """A workbook with numbers in some cells, with or without the optional references."""
    lines = []
    for row in sorted({row for row, _ in cells}):
        inner = "".join(f'<c r="{cell_name(row, c)}"><v>{v}</v></c>' for (r, c), v in sorted(cells.items()) if r == row)
        lines.append(f'<row r="{row}">{inner}</row>' if references else f"<row r='{row}' >{inner}</row >")
    return package(f"<sheetData>{''.join(lines)}</sheetData>")


def read(value: object) -> object:
    """What a cell gives back: a cell knows no empty text, and no midnight other than the day itself."""
    midnight = isinstance(value, dt.datetime) and value.time() == dt.time.min
    return value.date() if midnight and isinstance(value, dt.datetime) else (None if value == "" else value)


@given(st.dictionaries(places, st.integers(0, 99), max_size=12), edits, st.booleans())
@settings(max_examples=150)
def test_cells_say_what_was_written_and_all_others_what_they_said(
    cells: dict[tuple[int, int], int],
    edits: dict[tuple[int, int], object],
    references: bool,  # noqa: FBT001
) -> None:
    book = Workbook.from_bytes(grid(cells, references=references))
    for (row, col), value in edits.items():
        book["Data"][cell_name(row, col)] = value
    again = Workbook.from_bytes(book.to_bytes())["Data"]
    for (row, col), value in {**cells, **edits}.items():
        assert again.get(row, col) == read(value)
    written = openpyxl.load_workbook(io.BytesIO(book.to_bytes())).worksheets[0]
    filled = {place for place, value in {**cells, **edits}.items() if value not in (None, "")}
    assert {(c.row, c.column) for line in written.iter_rows() for c in line if c.value is not None} <= filled


@given(edits)
@settings(max_examples=60)
def test_writing_the_same_again_changes_no_byte(edits: dict[tuple[int, int], object]) -> None:
    book = Workbook.from_bytes(grid({(1, 1): 1}, references=True))
    for (row, col), value in edits.items():
        book["Data"][cell_name(row, col)] = value
    once = book.to_bytes()
    again = Workbook.from_bytes(once)
    for (row, col), value in edits.items():
        again["Data"][cell_name(row, col)] = value
    assert not again.changed
    assert again.to_bytes() == once


@given(st.lists(st.fixed_dictionaries({}, optional={"ID": texts, "Amount": numbers}), max_size=6), st.integers(0, 5))
@settings(max_examples=60)
def test_a_table_holds_what_was_appended_or_put_in_its_place(rows: list[dict[str, object]], start: int) -> None:
    book = Workbook.from_bytes(saved(leads(5)))
    table = book.tables["tblLeads"]
    table.replace(table.rows()[:start])
    table.append(rows)
    seen = Workbook.from_bytes(book.to_bytes()).tables["tblLeads"].rows()
    expected = [{"ID": f"L{n}", "Name": f"name {n}", "Amount": n * 10} for n in range(1, start + 1)]
    expected += [{"ID": r.get("ID") or None, "Name": None, "Amount": r.get("Amount")} for r in rows]
    assert seen == (expected or [dict.fromkeys(["ID", "Name", "Amount"])])


@given(edits)
@settings(max_examples=30)
def test_every_other_member_keeps_its_bytes(edits: dict[tuple[int, int], object]) -> None:
    before = saved(leads())
    book = Workbook.from_bytes(before)
    for (row, col), value in edits.items():
        book["Leads"][cell_name(row + 10, col + 10)] = value
    after = book.to_bytes()
    own = {"xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"}
    assert {n: c for n, c in parts(before).items() if n not in own} == {
        n: c for n, c in parts(after).items() if n not in own
    }
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        assert archive.testzip() is None


@given(st.text(max_size=40))
def test_text_comes_back_from_its_escapes(text: str) -> None:
    import html  # noqa: PLC0415

    assert decode_text(html.unescape(encode_text(text))) == text or any("\ud800" <= c <= "\udfff" for c in text)


@given(whole_moments, st.booleans())
def test_moments_come_back_from_their_numbers(moment: dt.datetime, date1904: bool) -> None:  # noqa: FBT001
    later = max(moment, dt.datetime(1904, 1, 2))  # noqa: DTZ001
    assert from_serial(to_serial(later, date1904=date1904), date1904=date1904) == later
