from datetime import date

import pytest

from followup_xl.compute.when import when_and_note
from followup_xl.compute.words import Calendar
from followup_xl.i18n_words import load_lexicon

TUESDAY = date(2026, 11, 17)


@pytest.mark.parametrize(
    ("text", "when", "note"),
    [
        ("+3", date(2026, 11, 20), ""),
        ("+3 send the offer", date(2026, 11, 20), "send the offer"),
        ("+2w", date(2026, 12, 1), ""),
        ("+1m offer", date(2026, 12, 17), "offer"),
        ("fri", date(2026, 11, 20), ""),
        ("fri: asks for a sample", date(2026, 11, 20), "asks for a sample"),
        ("luni revine cu oferta", date(2026, 11, 23), "revine cu oferta"),
        ("joi, 10 decembrie", date(2026, 12, 10), ""),
        ("16.12.2026 telefon", date(2026, 12, 16), "telefon"),
        ("5 dec", date(2026, 12, 5), ""),
        ("  tomorrow  ", date(2026, 11, 18), ""),
    ],
)
def test_a_word_for_when_is_parted_from_the_note(text: str, when: date, note: str) -> None:
    assert when_and_note(text, TUESDAY, load_lexicon(), "gregorian") == (when, note)


@pytest.mark.parametrize(
    ("text", "when", "note"),
    [
        ("شنبه", date(2026, 11, 21), ""),
        ("شنبه تماس بگیرم", date(2026, 11, 21), "تماس بگیرم"),
        ("+۳ قیمت بفرست", date(2026, 11, 20), "قیمت بفرست"),
        ("۳+", date(2026, 11, 20), ""),
        ("پس فردا", date(2026, 11, 19), ""),
        ("۱۴۰۵/۰۹/۱۰ نمونه", date(2026, 12, 1), "نمونه"),
        ("۱۰ آذر", date(2026, 12, 1), ""),
        ("2026-12-01", date(2026, 12, 1), ""),
    ],
)
def test_persian_words_and_either_calendar(text: str, when: date, note: str) -> None:
    assert when_and_note(text, TUESDAY, load_lexicon(), "jalali") == (when, note)


@pytest.mark.parametrize("calendar", ["gregorian", "jalali"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "says it is expensive",
        "5 boxes please",
        "may order",
        "sat down with us",
        "5/12 x",
        "16.11.2025 old",
        "3 days",
    ],
)
def test_nothing_is_guessed(text: str, calendar: Calendar) -> None:
    assert when_and_note(text, TUESDAY, load_lexicon(), calendar) == (None, text)
