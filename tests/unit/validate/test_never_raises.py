"""Whatever stands in the cells, a book is read and every complaint is an issue."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_xl.i18n import load
from followup_xl.model.book import CellValue, RawBook
from followup_xl.model.tables import TABLES
from followup_xl.plan import sentences
from tests.support.books import raw_book
from tests.support.validated import TODAY, validated

WORDS = ["1", "call", "fast", "won", "yes", "IR", "closed", "9/10/2026", "2026-11-16", "۱۴۰۵/۰۸/۲۵", "-A, x", "weekend"]
CELLS: st.SearchStrategy[CellValue] = st.one_of(
    st.none(),
    st.sampled_from(WORDS),
    st.text(max_size=12),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=True, allow_infinity=True),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.just(time(9)),
    st.just(timedelta(1)),
    st.just(date(9999, 12, 31)),
    st.just(datetime(1899, 12, 31)),  # noqa: DTZ001  # cells know no zone
)


@st.composite
def books(draw: st.DrawFn) -> RawBook:
    raw = raw_book()
    tables = dict(raw.tables)
    for name in draw(st.sets(st.sampled_from(sorted(TABLES)), min_size=1, max_size=4)) | {"tblLeads"}:
        width = len(tables[name].headers)
        row = st.lists(CELLS, min_size=width, max_size=width)
        tables[name] = replace(tables[name], rows=draw(st.lists(row, max_size=3)))
    for name in draw(st.sets(st.sampled_from(sorted(set(TABLES) - {"tblLeads"})), max_size=2)):
        del tables[name]
    return RawBook("Book", tables)


@settings(max_examples=60)
@given(raw=books())
def test_any_cells_make_a_book_and_issues_that_can_be_said(raw: RawBook) -> None:
    result = validated(raw)
    assert str(result.book.leads["created"].dtype) == "datetime64[s]"
    texts = result.book.leads[["id", "company", "group", "tags_mine"]]
    assert int(texts.isna().to_numpy().sum()) == 0
    for issue in result.issues:
        assert all(sentences(issue, load("fa", "jalali")))


@settings(max_examples=40)
@given(raw=books(), other=books())
def test_what_is_read_depends_on_the_book_alone(raw: RawBook, other: RawBook) -> None:
    first = validated(raw)
    validated(other)
    again = validated(raw)
    assert again.issues == first.issues
    assert again.book.leads.equals(first.book.leads)


@pytest.mark.parametrize("header", ["", "Company", "ID", "???"])
def test_headers_that_repeat_are_no_obstacle(header: str) -> None:
    raw = raw_book({"tblLeads": [{"id": "1", "company": "A", "created": TODAY}]})
    table = raw.tables["tblLeads"]
    headers = tuple(header for _ in table.headers)
    result = validated(RawBook("Book", {**raw.tables, "tblLeads": replace(table, headers=headers)}))
    assert len(result.book.leads) <= 1
