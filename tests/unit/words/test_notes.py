import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_xl.compute.words import split_notes
from followup_xl.i18n_words import load_lexicon

LEXICON = load_lexicon()
DAY = dt.date(2026, 11, 16)


@pytest.mark.parametrize(
    ("line", "channel", "direction", "outcome", "text"),
    [
        ("2026-11-16 call: says it is expensive", "call", "out", "answered", "says it is expensive"),
        ("۱۴۰۵/۰۸/۲۵ تماس: گفت گران است", "call", "out", "answered", "گفت گران است"),
        ("16.11.2026 telefon: revine luni", "call", "out", "answered", "revine luni"),
        ("2026-11-16 call:", "call", "out", None, ""),
        ("2026-11-16", None, "out", None, ""),
        ("- 2026/11/16 10:30 - email sent", "email", "out", None, "email sent"),
        ("[2026-11-16] he called, wants a sample", "call", "in", "answered", "he called, wants a sample"),
        ("luni 16.11.2026 am sunat, nu raspunde", "call", "out", "no-answer", "am sunat, nu raspunde"),
        ("16 noiembrie 2026 a sunat clientul", "call", "in", None, "a sunat clientul"),
        ("۲۵ آبان ۱۴۰۵ مشتری زنگ زد", "call", "in", None, "مشتری زنگ زد"),
        ("۱۴۰۵/۸/۲۵ زنگ زدم برنداشت", "call", "out", "no-answer", "زنگ زدم برنداشت"),
        ("۱۴۰۵/۸/۲۵ واتس‌اپ: سفارش داد", "whatsapp", "out", "ordered", "سفارش داد"),
        ("2026-11-16 اینستا: پیام داد", "instagram", "in", None, "پیام داد"),
        ("2026-11-16 video call: bought elsewhere", "video-call", "out", "bought-elsewhere", "bought elsewhere"),
        ("2026-11-16 note: price sent: 15 EUR", None, "out", None, "note: price sent: 15 EUR"),
    ],
)
def test_a_dated_line_is_a_touch(
    line: str, channel: str | None, direction: str, outcome: str | None, text: str
) -> None:
    (logged,) = split_notes(line, LEXICON)
    assert (logged.date, logged.problem) == (DAY, None)
    assert (logged.channel, logged.direction, logged.outcome, logged.text) == (channel, direction, outcome, text)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("9/10/2026 call: ok", "ambiguous-date"),
        ("۱۴۰۳/۱۲/۳۱ تماس: گفت", "impossible-date"),
        ("2026-02-30 call", "impossible-date"),
        ("۲۵ آبان تماس گرفتم", "no-year"),
        ("25/8 تماس گرفتم", "no-year"),
        ("05/08/25 تماس", "ambiguous-date"),
    ],
)
def test_an_unreadable_date_is_a_problem_and_no_touch(line: str, problem: str) -> None:
    (logged,) = split_notes(line, LEXICON)
    assert (logged.date, logged.problem) == (None, problem)


@pytest.mark.parametrize(
    "line",
    [
        "good customer",
        "مشتری خوبیه",
        "2 boxes wanted",
        "3.5 tons a month",
        "24/7 support",
        "0912 345 6789",
        "1. first remark",
        "call 2026-11-16",
    ],
)
def test_a_line_without_a_date_is_a_remark(line: str) -> None:
    (logged,) = split_notes(line, LEXICON)
    assert (logged.date, logged.problem, logged.text) == (None, None, line)


def test_lines_keep_their_numbers_and_empty_ones_are_left_out() -> None:
    lines = split_notes("a remark\r\n\n2026-11-16 call: ok\n  \nlast", LEXICON)
    assert [(line.line_no, line.text) for line in lines] == [(1, "a remark"), (3, "ok"), (5, "last")]


@given(st.text())
def test_any_cell_is_split_without_error_and_without_change(text: str) -> None:
    for line in split_notes(text, LEXICON):
        assert line.text in text
