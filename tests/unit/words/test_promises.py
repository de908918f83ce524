import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_xl.compute.words import Calendar, Reading, maybe_promise, promise, read_promises
from followup_xl.i18n_words import load_lexicon
from tests.notes.labels import LANGUAGES, labels

LEXICON = load_lexicon()
MONDAY = dt.date(2026, 11, 16)


def certain(
    text: str, said_on: dt.date = MONDAY, *, calendar: Calendar = "gregorian", week_start: int = 5
) -> dt.date | None:
    reading = promise(text, said_on, LEXICON, calendar=calendar, week_start=week_start)
    return reading.date if reading and reading.certain else None


def proposed(text: str, said_on: dt.date = MONDAY) -> Reading:
    reading = promise(text, said_on, LEXICON)
    assert reading is not None
    assert not reading.certain
    return reading


def test_the_saturday_that_starts_next_week() -> None:
    reading = promise("گفت تا شنبه هفته آینده تصمیم می‌گیرد", MONDAY, LEXICON)
    assert reading is not None
    assert (reading.date, reading.certain, reading.words) == (dt.date(2026, 11, 21), True, "شنبه هفته آینده")


def test_next_week_begins_where_the_team_says() -> None:
    note = "decides by Saturday next week"
    assert certain(note, week_start=5) == dt.date(2026, 11, 21)
    assert certain(note, week_start=0) == dt.date(2026, 11, 28)


def test_a_day_of_the_month_is_of_the_teams_calendar() -> None:
    assert certain("پانزدهم خرید می‌کنیم", calendar="jalali") == dt.date(2026, 12, 6)
    assert certain("پانزدهم خرید می‌کنیم", calendar="gregorian") == dt.date(2026, 12, 15)


def test_a_months_name_decides_for_itself() -> None:
    assert certain("۱۵ آذر خرید می‌کند", calendar="gregorian") == dt.date(2026, 12, 6)
    assert certain("decides on 6 December", calendar="jalali") == dt.date(2026, 12, 6)


@pytest.mark.parametrize(
    "note",
    [
        "شنبه یا یکشنبه خبر میده",
        "Monday or Tuesday he calls",
        "luni sau marți revine",
        "9/10 he pays",
        "maybe Thursday",
    ],
)
def test_what_could_be_two_days_is_only_proposed(note: str) -> None:
    proposed(note)


@pytest.mark.parametrize(("note", "day"), [("next Saturday", 21), ("شنبه آینده زنگ بزن", 21), ("sâmbăta viitoare", 21)])
def test_next_weekday_said_on_that_weekday(note: str, day: int) -> None:
    saturday = dt.date(2026, 11, 14)
    assert dt.date(2026, 11, day) in {proposed(note, saturday).date, *proposed(note, saturday).alternatives}


def test_both_orders_of_a_short_date_are_named() -> None:
    reading = proposed("9/10 زنگ بزنم")
    assert {reading.date, *reading.alternatives} == {dt.date(2027, 10, 9), dt.date(2027, 9, 10)}


def test_after_nowruz_is_proposed_with_its_words() -> None:
    reading = proposed("بعد از نوروز خرید می‌کنند")
    assert (reading.words, reading.date) == ("بعد از نوروز", dt.date(2027, 4, 3))


def test_a_past_date_is_only_proposed() -> None:
    assert proposed("decides on 10 November").date == dt.date(2026, 11, 10)


@pytest.mark.parametrize(
    "note",
    [
        "خیابان ۱۵ خرداد",
        "میدان هفت تیر",
        "گارانتی ۶ ماه",
        "شنبه‌ها تعطیل هستند",
        "هر شنبه می‌آید",
        "از شنبه جواب نمیده",
        "۰۹۱۲ ۳۴۵ ۶۷۸۹",
        "۱۵ میلیون تومن",
        "شنبه زنگ زدم",
        "شرکت بهمن",
        "every Saturday they restock",
        "since Monday no answer",
        "24 months warranty",
        "March Trading Ltd",
        "15 August Square",
        "+40 721 345 678",
        "called on Friday",
        "15.5 EUR",
        "6 luni garanție",
        "de luni nu răspunde",
        "strada 1 Decembrie",
        "în fiecare luni",
    ],
)
def test_no_promise_at_all(note: str) -> None:
    assert read_promises(note, MONDAY, LEXICON) == ()


def test_a_stretch_has_its_last_day() -> None:
    reading = promise("in 2-3 days he orders", MONDAY, LEXICON)
    assert reading is not None
    assert (reading.date, reading.latest) == (dt.date(2026, 11, 18), dt.date(2026, 11, 19))


def test_two_dates_name_each_other() -> None:
    first, second = read_promises("decides Wednesday, pays Friday", MONDAY, LEXICON)
    assert not first.certain
    assert not second.certain
    assert second.date in first.alternatives


def test_an_agreeing_weekday_is_no_second_date() -> None:
    (reading,) = read_promises("Monday 7 December he decides", MONDAY, LEXICON)
    assert (reading.date, reading.certain) == (dt.date(2026, 12, 7), True)


def test_a_disagreeing_weekday_is_a_second_date() -> None:
    assert certain("Tuesday 7 December he decides") is None


def test_arabic_letters_and_missing_joiners_read_alike() -> None:
    notes = ("شنبه هفتهٔ آینده می‌آید", "شنبه هفته آينده مي آيد", "شنبه هفته اینده میاید")
    assert {certain(note) for note in notes} == {dt.date(2026, 11, 21)}


@given(st.text(), st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_any_text_is_read_without_error(text: str, said_on: dt.date) -> None:
    for reading in read_promises(text, said_on, LEXICON):
        assert reading.words in text
        assert not reading.certain or said_on <= reading.date <= reading.latest


@given(
    st.sampled_from([label.note for language in LANGUAGES for label in labels(language, honest=False)]),
    st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)),
)
def test_any_note_said_on_any_day(note: str, said_on: dt.date) -> None:
    for reading in read_promises(note, said_on, LEXICON, calendar="jalali"):
        assert reading.words in note
        assert not reading.certain or said_on <= reading.date <= reading.latest


def test_the_quick_look_misses_no_reading() -> None:
    notes = pd.Series([label.note for language in LANGUAGES for label in labels(language, honest=False)], dtype="str")
    read = notes.map(lambda note: bool(read_promises(note, MONDAY, LEXICON)))
    missed = notes[read & ~maybe_promise(notes, LEXICON)]
    assert missed.tolist() == []


def test_the_quick_look_spares_most_notes_without_a_date() -> None:
    notes = pd.Series(["گفت گران است", "no answer", "cere mostre", "نمونه می‌خواهد"], index=[3, 5, 7, 9], dtype="str")
    flags = maybe_promise(notes, LEXICON)
    assert not flags.any()
    assert flags.index.equals(notes.index)
