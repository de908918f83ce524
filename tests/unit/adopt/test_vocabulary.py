import pytest

from followup_xl.adopt.dictionary import OTHER
from followup_xl.adopt.vocabulary import language_of, meanings
from followup_xl.model.columns import Owner
from followup_xl.model.tables import LEADS


@pytest.mark.parametrize(
    ("heading", "meaning", "strength"),
    [
        ("نام شرکت", "company", 1.0),
        ("تاريخ پيگيري بعدي", "due_mine", 1.0),
        ("Nume firmă (client)", "company", 0.95),
        ("نام شرکت / فروشگاه", "company", 0.9),
        ("شماره تماس مدیر", "phone", 0.7),
        ("موبایل\nمشتری", "phone", 0.85),
        ("Clientul", "company", 0.98),
        ("Clientul", "contact", 0.9),
        ("The name of the shop", "company", 0.9),
        ("Mobilul cumpărătorului", "phone", 0.85),
        ("Pers. cont.", "contact", 0.85),
        ("Latest meeting", OTHER, 0.9),
        ("Deal stage", OTHER, 1.0),
        ("Deal stage", "outcome", 0.5),
        ("Telefn", "phone", 0.6),
        ("Fax", OTHER, 1.0),
        ("وضعیت", OTHER, 1.0),
    ],
)
def test_a_heading_means_this_so_surely(heading: str, meaning: str, strength: float) -> None:
    assert meanings(heading).get(meaning) == strength


def test_a_heading_never_means_a_column_the_tool_writes() -> None:
    own = {column.header for column in LEADS.owned_by(Owner.TOOL)}
    assert {meaning for header in own for meaning in meanings(header)} <= {
        OTHER, *(column.id for column in LEADS.owned_by(Owner.PEOPLE)),
    }  # fmt: skip


@pytest.mark.parametrize("heading", ["", "x", "Bla bla", "12"])
def test_what_nobody_knows_means_nothing(heading: str) -> None:
    assert not meanings(heading)


def test_the_language_is_that_of_most_headings() -> None:
    assert language_of(["شرکت", "تلفن", "Email"]) == "fa"
    assert language_of(["Firma", "Persoană de contact", "Observații"]) == "ro"
    assert language_of(["?"]) is None
