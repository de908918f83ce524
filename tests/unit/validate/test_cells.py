import math
from datetime import date

import pytest

from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.book import CellValue
from followup_xl.model.columns import Column, Kind, people
from followup_xl.model.issues import Severity
from followup_xl.validate.cells import Context, reader_of
from followup_xl.validate.findings import Problem
from followup_xl.validate.texts import shown, text_of

CONTEXT = Context(load("ro"), load_lexicon(), "gregorian", date(2026, 11, 17))
NONE = Problem("", Severity.NOTE)
NUMBER = people("Amount", Kind.NUMBER)
WHOLE = people("Rank", Kind.INTEGER)
NPS = people("NPS", Kind.INTEGER)
GROUP = people("Group", Kind.CODE, "group")
KINDS = people("Product kinds", Kind.CODES, "kind")
TAGS = people("Tags (mine)", Kind.CODES, "tag", open_codes=True)


def read(column: Column, value: CellValue) -> tuple[object, Problem]:
    got, problem = reader_of(column, CONTEXT)(value)
    return got, problem or NONE


@pytest.mark.parametrize(
    ("value", "number", "code"),
    [
        (3, 3.0, None),
        (-2.5, -2.5, None),
        ("12.5", 12.5, "text-number"),
        ("۱۲", 12.0, "text-number"),
        ("1,250,000", 1_250_000.0, "text-number"),
        ("5%", 0.05, "text-number"),
        ("1,250", None, "bad-number"),
        ("a lot", None, "bad-number"),
        (math.inf, None, "bad-number"),
        (True, None, "bad-number"),
        (date(2026, 1, 1), None, "bad-number"),
        (None, None, None),
        (" ", None, None),
    ],
)
def test_numbers(value: CellValue, number: float | None, code: str | None) -> None:
    got, problem = read(NUMBER, value)
    assert (None if got != got else got, problem.code) == (number, code or "")  # noqa: PLR0124  # NaN differs from itself


@pytest.mark.parametrize(("column", "value"), [(WHOLE, 2.5), (NPS, 11), (NPS, -1)])
def test_numbers_that_cannot_stand_there(column: Column, value: CellValue) -> None:
    assert read(column, value)[1].code == "bad-number"


@pytest.mark.parametrize(
    ("column", "value", "codes"),
    [
        (GROUP, "fast", "fast"),
        (GROUP, "urgent", "fast"),
        (GROUP, None, ""),
        (KINDS, f"{load('ro').label('kind', 'goods')}، service", "goods, service"),
        (TAGS, "-A, my own word , B", "-A, my own word, B"),
        (TAGS, "A، B", "A, B"),
    ],
)
def test_codes(column: Column, value: CellValue, codes: str) -> None:
    assert read(column, value) == (codes, NONE)


def test_an_unknown_code_names_the_choices() -> None:
    got, problem = read(GROUP, "hot")
    assert (got, problem.code, problem.params["value"]) == ("", "unknown-code", "hot")
    assert "fără grabă" in str(problem.params["legal"])


def test_of_several_codes_the_known_ones_stay() -> None:
    got, problem = read(KINDS, "goods, stones")
    assert (got, problem.params["value"]) == ("goods", "stones")


@pytest.mark.parametrize(
    ("value", "text"),
    [(3.0, "3"), (3.25, "3.25"), ("  x ", "x"), (None, ""), (date(2026, 1, 2), "2026-01-02"), (True, "True")],
)
def test_text(value: CellValue, text: str) -> None:
    assert text_of(value) == text


def test_long_text_is_quoted_short_and_on_one_line() -> None:
    assert shown("a\nb") == "a b"
    assert len(shown("x" * 500)) == 60
