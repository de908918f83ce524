"""The demo book: large enough, repeatable, in three languages, with its mistakes found and nobody's real data."""

import re
from collections import Counter
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from followup_xl.i18n import LANGUAGES
from followup_xl.model.codes import GROUPS, MARKETS
from followup_xl.template.demo import build_demo
from followup_xl.validate import Validated
from tests.support.workbooks import rows, validated

TODAY = date(2026, 11, 22)
# Kept for fiction by Bundesnetzagentur and Ofcom, or digits that no operator gives out.
FICTION = re.compile(
    r"\+98 900 000 \d{4}|\+40 700 000 \d{3}|\+49 30 23125 \d{3}|\+44 7700 900\d{3}"
    r"|\+971 50 000 0\d{3}|\+90 500 000 0\d{3}|\+964 700 000 0\d{3}|\+39 300 000 0\d{3}"
)
ALL = pytest.mark.parametrize("language", LANGUAGES)


@cache
def made(language: str) -> bytes:
    return build_demo(language, TODAY)


@pytest.fixture
def read(language: str, tmp_path: Path) -> Validated:
    path = tmp_path / "demo.xlsx"
    path.write_bytes(made(language))
    return validated(path, language, TODAY)


@ALL
def test_it_has_about_300_leads_and_2000_touches_of_both_markets_and_all_groups(read: Validated) -> None:
    book = read.book
    assert len(book.leads) == 300
    assert 1800 <= len(book.touches) <= 2400
    assert set(book.leads["market"]) == set(MARKETS)
    assert set(GROUPS) <= set(book.leads["group"])
    assert book.touches["origin"].eq("notes").sum() > 40
    assert len(book.orders) > 150
    assert book.touches["date"].max().date() <= TODAY


@ALL
def test_only_the_mistakes_made_on_purpose_are_errors(read: Validated) -> None:
    found = Counter((issue.where.cell if issue.where else "") for issue in read.issues if issue.severity == "error")
    assert len(found) == 3
    asked = [issue for issue in read.issues if issue.where and issue.where.cell == "O16"]
    assert len(asked) == 1


@ALL
def test_notes_are_written_in_three_languages(read: Validated) -> None:
    notes = " ".join(read.book.touches["note"])
    assert all(words in notes for words in ("no answer", "جواب نداد", "nu răspunde"))


@ALL
def test_conversion_differs_by_group(read: Validated) -> None:
    won = read.book.leads["outcome"].eq("won").groupby(read.book.leads["group"]).mean()
    assert won["unhurried"] > 2 * won["competitor"]


@ALL
def test_telephone_numbers_and_addresses_are_nobodys(language: str) -> None:
    leads = rows(load_workbook(BytesIO(made(language))), "tblLeads")[1:]
    assert all(FICTION.fullmatch(str(row[3].value)) for row in leads)
    assert all(str(row[4].value).endswith(".example") for row in leads if row[4].value)


def test_the_same_day_and_seed_give_the_same_book_and_another_seed_another() -> None:
    assert build_demo("en", TODAY) == made("en")
    assert build_demo("en", TODAY, seed=8) != made("en")


def test_dates_keep_the_format_of_their_column_below_the_first_row() -> None:
    cells = [row[0] for row in rows(load_workbook(BytesIO(made("fa"))), "tblTouches")[1:]]
    assert {cell.number_format for cell in cells} == {"[$-960429]yyyy/mm/dd;@"}
    assert all(cell.is_date for cell in cells)
