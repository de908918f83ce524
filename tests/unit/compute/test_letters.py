"""Cold letters are counted a day and an owner."""

from datetime import date

from followup_xl.compute import too_many_letters
from followup_xl.model.rules import Options
from tests.support.books import Rows
from tests.support.validated import of

DAY = date(2026, 11, 16)


def letters(count: int, **more: str) -> Rows:
    return [{"date": DAY, "lead": f"L{n}", "channel": "letter", **more} for n in range(count)]


def leads(count: int) -> Rows:
    return [{"id": f"L{n}", "owner": "Sara"} for n in range(count)]


def test_the_eleventh_letter_of_a_day_is_noted_with_its_cell() -> None:
    book = of(leads(12), letters(12)).book
    (note,) = too_many_letters(book, Options(), DAY)
    assert str(note.where) == "Touches!A14"
    assert dict(note.params) == {"owner": "Sara", "date": DAY, "n": 12, "most": 10}


def test_ten_letters_of_each_of_two_owners_are_fine() -> None:
    touches = [*letters(10, owner="Sara"), *[{**row, "lead": f"M{row['lead']}"} for row in letters(10, owner="Ion")]]
    book = of([*leads(10), *[{"id": f"ML{n}", "owner": "Ion"} for n in range(10)]], touches).book
    assert too_many_letters(book, Options(), DAY) == []


def test_an_answer_to_an_inquiry_is_no_cold_letter() -> None:
    asked: Rows = [{"date": DAY, "lead": f"L{n}", "direction": "in"} for n in range(12)]
    assert too_many_letters(of(leads(12), [*asked, *letters(12)]).book, Options(), DAY) == []
