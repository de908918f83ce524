"""The report over what the books give equals the report over the book that holds the rows of all."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from pickle import dumps

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_xl.batch.across import Across, Look, look_at, names
from followup_xl.batch.combine import targets
from followup_xl.batch.partial import Partial, partial
from followup_xl.compute import recompute
from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.book import CellValue, RawBook, RawTable
from followup_xl.model.rules import Target
from followup_xl.reports import Report, report
from followup_xl.reports.cohort import cohort
from followup_xl.template import build_with
from followup_xl.validate import validate
from tests.properties.books import raw_books
from tests.support import many
from tests.support.big import TODAY
from tests.support.books import Rows, raw_book
from tests.support.shell import shell_in

Tables = Mapping[str, Rows]
PEOPLE = ("tblLeads", "tblTouches", "tblOrders")


def given_by(raw: RawBook, week: date | None = None) -> Partial:
    book, rules, _ = validate(raw, load("en"), load_lexicon(), TODAY)
    return partial(cohort(book, rules, recompute(book, rules, TODAY), TODAY, week), "en")


def whole_report(raw: RawBook, week: date | None = None) -> Report:
    book, rules, _ = validate(raw, load("en"), load_lexicon(), TODAY)
    return report(book, rules, recompute(book, rules, TODAY), TODAY, week)


def added_up(raws: Sequence[RawBook], week: date | None = None) -> Report:
    return gathered([given_by(raw, week) for raw in raws]).report()


def gathered(parts: Sequence[Partial], order: Sequence[int] = ()) -> Across:
    """Take the parts in an order, by default their own; their names are their numbers."""
    found = Across(TODAY, [str(number) for number in range(len(parts))])
    for number in order or range(len(parts)):
        found.add(str(number), parts[number])
    return found


def merged(books: Sequence[Tables]) -> dict[str, list[Mapping[str, CellValue]]]:
    """Return the rows of people of all books, one book below the other, and the settings of the first."""
    rows = {name: [row for book in books for row in book.get(name, ())] for name in PEOPLE}
    return {**{name: list(found) for name, found in books[0].items()}, **rows}


def same(one: Report, other: Report) -> None:
    assert (one.period, one.is_eventful) == (other.period, other.is_eventful)
    assert [section.id for section in one.sections] == [section.id for section in other.sections]
    for ours, theirs in zip(one.sections, other.sections, strict=True):
        pd.testing.assert_frame_equal(ours.rows, theirs.rows, check_exact=True, obj=ours.id)


@pytest.mark.parametrize("week", [None, TODAY - timedelta(days=9)])
def test_books_of_different_sizes(week: date | None) -> None:
    tables = [many.rows(1, 40), many.rows(2, 3), many.rows(3, 90), many.rows(4, 1)]
    whole = whole_report(raw_book(merged(tables)), week)
    same(added_up([raw_book(each) for each in tables], week), whole)
    assert sum(bool(len(section.rows)) for section in whole.sections) >= 23


def test_the_credit_for_past_work_stays_where_it_was() -> None:
    tables = [many.rows(1, 40), many.rows(2, 30)]
    owner = next(lead["owner"] for lead in tables[0]["tblLeads"])
    moved = [lead["id"] for lead in tables[0]["tblLeads"] if lead["owner"] == owner]
    run = {"run": f"{TODAY - timedelta(days=2)}.1", "column": "tblLeads.owner", "rule": "handover"}
    records: list[Mapping[str, CellValue]] = [{**run, "lead": lead, "old": owner, "new": "Heir"} for lead in moved]
    leads = [{**lead, "owner": "Heir"} if lead["id"] in moved else lead for lead in tables[0]["tblLeads"]]
    handed: list[Tables] = [{**tables[0], "tblLeads": leads, "tblChanges": records}, tables[1]]
    whole = whole_report(raw_book(merged(handed)))
    same(added_up([raw_book(each) for each in handed]), whole)
    unrecorded: list[Tables] = [{**tables[0], "tblLeads": leads}, tables[1]]
    plain = whole_report(raw_book(merged(unrecorded)))
    with pytest.raises(AssertionError):
        same(plain, whole)


def test_an_empty_book_adds_nothing() -> None:
    tables = [many.rows(1, 40), {}, many.rows(3, 20)]
    plan = {"tblTargets": tables[0]["tblTargets"]}
    raws = [raw_book({**each, **plan}) for each in tables]
    same(added_up(raws), whole_report(raw_book(merged([{**each, **plan} for each in tables]))))


def test_only_empty_books() -> None:
    same(added_up([raw_book(), raw_book()]), whole_report(raw_book()))


@settings(max_examples=25)
@given(raw_books(), st.lists(st.integers(0, 7), max_size=3))
def test_any_book_cut_into_parts(raw: RawBook, cuts: list[int]) -> None:
    leads = raw.tables["tblLeads"]
    bounds = [0, *sorted(min(cut, len(leads.rows)) for cut in cuts), len(leads.rows)]
    parts = [_part(raw, first, last) for first, last in pairwise(bounds)]
    whole = replace(raw, tables={**raw.tables, **_stacked(parts)})
    same(added_up(parts), whole_report(whole))


def _part(raw: RawBook, first: int, last: int) -> RawBook:
    leads = raw.tables["tblLeads"]
    rows = leads.rows[first:last]
    ids = {row[leads.headers.index("ID")] for row in rows}
    tables = {**raw.tables, "tblLeads": replace(leads, rows=rows)}
    for name in PEOPLE[1:]:
        table = raw.tables[name]
        place = table.headers.index("Lead")
        tables[name] = replace(table, rows=[row for row in table.rows if row[place] in ids])
    return replace(raw, tables=tables)


def _stacked(parts: Sequence[RawBook]) -> dict[str, RawTable]:
    """Return the tables of people with the rows of the parts in their order."""
    found = {name: [row for part in parts for row in part.tables[name].rows] for name in PEOPLE}
    return {name: replace(parts[0].tables[name], rows=rows) for name, rows in found.items()}


@pytest.mark.parametrize("together", [1, 2, 64])
@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (0, 4, 2, 1, 3)])
def test_books_come_in_any_order_and_are_put_together_at_any_time(
    order: tuple[int, ...], together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("followup_xl.batch.across.TOGETHER", together)
    tables = [many.rows(number, 5 + number) for number in range(1, 6)]
    same(
        gathered([given_by(raw_book(each)) for each in tables], order).report(), whole_report(raw_book(merged(tables)))
    )


def test_the_same_id_in_two_books_is_two_customers() -> None:
    part = given_by(raw_book(many.rows(1, 8)))
    both, alone = Across(TODAY, ["tehran", "cluj"]), Across(TODAY, ["tehran"])
    both.add("tehran", part)
    both.add("cluj", part)
    alone.add("tehran", part)
    found, one = both.cohort(), alone.cohort()
    assert found.book.leads["id"].is_unique
    assert set(found.book.leads["id"].str.extract(r"\((\w+)\)")[0]) == {"tehran", "cluj"}
    assert found.orders["amount"].sum() == 2 * one.orders["amount"].sum()
    assert found.outcome.facts["revenue_share"].max() == one.outcome.facts["revenue_share"].max() / 2
    assert not found.book.orders["lead"].isin(one.book.orders["lead"]).any()


def test_plans_of_parts_count_once_and_others_add_up() -> None:
    month = date(2026, 11, 1)
    plan, other = (Target(month, "", 100.0, 5.0),), (Target(month, "", 40.0, 0.0), Target(month, "Sara", 7.0, 1.0))
    assert targets([plan, plan, plan]) == plan
    assert set(targets([plan, other])) == {Target(month, "", 140.0, 5.0), Target(month, "Sara", 7.0, 1.0)}
    assert targets([(), plan]) == plan


def test_names_tell_books_apart(tmp_path: Path) -> None:
    assert list(names([tmp_path / "a" / "x.xlsx", tmp_path / "b" / "x.xlsx"])) == ["a/x", "b/x"]
    assert list(names([tmp_path / "a" / "x.xlsx"])) == ["x"]
    assert list(names([])) == []


def test_what_a_book_gives_is_as_large_with_many_touches_as_with_few(tmp_path: Path) -> None:
    sizes = []
    for times in (1, 40):
        rows = many.rows(1, 30)
        path = tmp_path / f"{times}.xlsx"
        path.write_bytes(build_with({**rows, "tblTouches": rows["tblTouches"] * times}, "en"))
        sizes.append(len(dumps(look_at(Look(TODAY), path))))
    assert sizes[1] < 1.05 * sizes[0]


def test_other_settings_are_told_and_those_of_the_first_book_hold() -> None:
    found = Across(TODAY, ["a", "b", "c"])
    for name, cap in (("a", 25), ("b", 3), ("c", 25)):
        raw = raw_book(many.rows(1, 5), **{"daily-cap": cap})  # type: ignore[arg-type]  # the language is given by name
        found.add(name, given_by(raw))
    assert found.differing == ["b"]
    assert found.counts_plans_once
    assert found.cohort().rules.options.daily_cap == 25


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    many.write(tmp_path / "books", 3)
    tables = [many.rows(number) for number in (1, 2, 3)]
    (tmp_path / "whole.xlsx").write_bytes(build_with(merged(tables), "en"))
    return tmp_path


def test_the_command_tells_the_same_as_over_the_whole_book(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shell, day = shell_in(folder, monkeypatch, capsys), ("--today", TODAY.isoformat())
    code, whole, _ = shell("report", "whole.xlsx", *day)
    for across in ("books", "books/**/*.xlsx"):
        found, said, err = shell("report", "--across", across, *day)
        assert (found, said.replace("3 workbooks", "whole.xlsx")) == (code, whole)
        assert err == "All workbooks hold the same plan, as parts of one workbook do; it counts once.\n"
    assert shell("report", "--across", "books", "--html", "page.html", "--mail", "mail.eml", *day)[0] == 0
    assert "3 workbooks" in (folder / "page.html").read_text(encoding="utf-8")
    assert (folder / "mail.eml").stat().st_size > 10_000


def test_a_damaged_book_is_named_and_left_out(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shell = shell_in(folder, monkeypatch, capsys)
    (folder / "books" / "a.xlsx").write_bytes(b"PK\x03\x04")
    code, out, err = shell("report", "--across", "books", "--today", TODAY.isoformat())
    assert (code, out.startswith("3 workbooks")) == (3, True)
    assert err.startswith("a.xlsx is damaged")


def test_no_books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    shell = shell_in(tmp_path, monkeypatch, capsys)
    assert shell("report", "--across", ".") == (3, "", "None of these workbooks could be read.\n")
    assert shell("report")[0] == 2
    assert shell("report", "a.xlsx", "--across", ".")[0] == 2
