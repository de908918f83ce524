from datetime import date, datetime

import pytest

from followup_xl.i18n import load
from followup_xl.i18n_format import plural_form


@pytest.mark.parametrize(
    ("language", "calendar", "shown"),
    [
        ("en", "gregorian", "16 Nov 2026"),
        ("ro", "gregorian", "16 nov. 2026"),
        ("fa", "gregorian", "۱۶ نوامبر ۲۰۲۶"),
        ("fa", "jalali", "۲۵ آبان ۱۴۰۵"),
        ("en", "jalali", "25 Aban 1405"),
    ],
)
def test_a_date_is_written_as_the_language_does(language: str, calendar: str, shown: str) -> None:
    formatter = load(language, calendar).formatter
    assert formatter.date(date(2026, 11, 16)) == shown
    assert formatter.format("{day}", day=datetime(2026, 11, 16, 9, 30)) == shown  # noqa: DTZ001  # cells know no zone


def test_native_digits_can_be_left_aside() -> None:
    assert load("fa", "jalali", native_digits=False).formatter.date(date(2026, 11, 16)) == "25 آبان 1405"


@pytest.mark.parametrize(
    ("language", "value", "spec", "shown"),
    [
        ("en", 3, "", "3"),
        ("en", 3.0, "", "3"),
        ("en", 1234, "", "1234"),
        ("en", 12345.678, "", "12,345.68"),
        ("ro", 12345.5, "", "12.345,5"),
        ("fa", 12345.5, "", "۱۲٬۳۴۵٫۵"),
        ("en", 0.257, "%", "25.7 %"),
        ("fa", 0.5, "%", "۵۰٪"),
        ("ro", -0.5, "", "-0,5"),
        ("en", 2, "03d", "002"),
    ],
)
def test_a_number_is_written_as_the_language_does(language: str, value: float, spec: str, shown: str) -> None:
    assert load(language).formatter.format_field(value, spec) == shown


@pytest.mark.parametrize(
    ("rule", "count", "form"),
    [
        ("one-other", 0, "other"),
        ("one-other", 1, "one"),
        ("one-other", 2, "other"),
        ("one-few-other", 1, "one"),
        ("one-few-other", 0, "few"),
        ("one-few-other", 2, "few"),
        ("one-few-other", 19, "few"),
        ("one-few-other", 20, "other"),
        ("one-few-other", 100, "other"),
        ("one-few-other", 101, "few"),
        ("one-few-other", 1.5, "few"),
        ("one-few-other", None, "other"),
    ],
)
def test_plural_forms(rule: str, count: object, form: str) -> None:
    assert plural_form(rule, count) == form
