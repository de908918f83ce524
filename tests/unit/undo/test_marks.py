from datetime import date, datetime

from followup_xl.plan.marks import NOTHING, mark, marks, split_marks


def test_a_value_has_the_mark_of_its_way_through_a_file() -> None:
    assert mark(date(2026, 11, 18)) == mark(datetime(2026, 11, 18))  # noqa: DTZ001  # as a file gives a day back
    assert mark(3) == mark(3.0)
    assert mark("due\r\ntoday") == mark("due\ntoday")


def test_an_empty_cell_has_the_mark_of_nothing_and_no_other_has() -> None:
    assert mark(None) == mark("") == NOTHING
    assert NOTHING not in {mark(number) for number in range(70_000)}


def test_marks_are_split_again() -> None:
    assert split_marks(marks(["due", None, 3]), 3) == (mark("due"), NOTHING, mark(3))


def test_text_that_holds_no_marks_gives_none() -> None:
    assert split_marks("", 3) == split_marks("a note", 3) == split_marks(marks([1, 2]), 3) == ()
