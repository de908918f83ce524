"""The words of the workbook in every language: complete, unambiguous, and said the way one talks to customers."""

import re
import unicodedata
from collections.abc import Iterable

import pytest

from followup_xl.i18n import LANGUAGES, folded, load, read_words
from followup_xl.model.codes import FAMILIES, SITUATIONS
from followup_xl.model.settings import option_codes
from followup_xl.model.tables import REVIEW_SHEETS, SHEETS, TABLES

ALL = pytest.mark.parametrize("language", LANGUAGES)
CODES = {**FAMILIES, "option": option_codes()}
OPEN = {
    "en": {"what", "which", "who", "whom", "where", "when", "why", "how"},
    "fa": {"چه", "چطور", "کدام", "کی", "چقدر", "چند", "چرا", "کجا", "چیست", "کسانی", "کسی"},
    "ro": {"ce", "care", "cine", "cui", "unde", "când", "cum", "cât", "de", "pe"},
}
TITLE_LIMIT = 31


@ALL
def test_every_code_has_a_label_and_english_ones_are_the_codes(language: str) -> None:
    labels = read_words(language, "labels")["labels"]
    assert {family: set(words) for family, words in labels.items()} == {f: set(codes) for f, codes in CODES.items()}
    if language == "en":
        shown = load("en")
        assert all(shown.label(family, code) == code for family, words in labels.items() for code in words)


@pytest.mark.parametrize("family", CODES)
def test_a_label_of_any_language_stands_for_one_code_of_its_family(family: str) -> None:
    meanings(
        (code, label)
        for language in LANGUAGES
        for code, labels in read_words(language, "labels")["labels"][family].items()
        for label in ([labels] if isinstance(labels, str) else labels)
    )


@pytest.mark.parametrize("table", TABLES)
def test_a_header_or_alias_of_any_language_stands_for_one_column_of_its_table(table: str) -> None:
    meanings(
        (column, word)
        for language in LANGUAGES
        for column, words in read_words(language, "tables")[table].items()
        for word in (words["label"], column, *words["aliases"])
    )


def test_a_name_of_a_country_in_any_language_stands_for_one_country() -> None:
    meanings(
        (code, word)
        for language in LANGUAGES
        for code, names in read_words(language, "countries")["countries"].items()
        for word in (code, *names)
    )


def meanings(words: Iterable[tuple[str, str]]) -> None:
    found: dict[str, str] = {}
    for meaning, word in words:
        assert found.setdefault(folded(word), meaning) == meaning, word
    assert found


@ALL
def test_every_column_has_a_header_of_its_own_and_a_hint(language: str) -> None:
    words = read_words(language, "tables")
    for name, spec in TABLES.items():
        assert set(words[name]) == set(spec.by_id)
        headers = [words[name][column.id]["label"] for column in spec.columns]
        assert len({folded(header) for header in headers}) == len(headers)
        assert all(words[name][column.id]["hint"] for column in spec.columns)
        if language == "en":
            assert headers == [column.header for column in spec.columns]


@ALL
def test_every_sheet_has_a_title_that_excel_allows(language: str) -> None:
    titles = read_words(language, "tables")["sheets"]
    assert set(titles) == {*SHEETS, *REVIEW_SHEETS}
    assert all(0 < len(title) <= TITLE_LIMIT and not set(title) & set("[]:*?/\\'") for title in titles.values())


@ALL
def test_there_is_an_opening_line_for_every_situation(language: str) -> None:
    lines = read_words(language, "settings")["playbook"]
    assert {line["for"] for line in lines} == set(SITUATIONS)
    assert {line["for"] for line in lines if line["play"]} == set(SITUATIONS)


@ALL
def test_every_line_asks_an_open_question_without_pictures(language: str) -> None:
    for line in read_words(language, "settings")["playbook"]:
        text = line["line"]
        assert text.rstrip().endswith(("?", "؟")), text
        assert OPEN[language] & set(re.findall(r"\w+", text.casefold())), text
        assert not [char for char in text if unicodedata.category(char) in {"So", "Sk"}], text


@pytest.mark.parametrize(("language", "polite"), [("fa", "تان|شما|مناسب"), ("ro", "ați|eți|iți|vă|vi")])
def test_a_line_near_the_close_offers_two_alternatives_politely(language: str, polite: str) -> None:
    lines = [line["line"] for line in read_words(language, "settings")["playbook"] if line["for"] == "close"]
    assert lines
    assert all(re.search(r"\b(یا|sau)\b", line) and re.search(polite, line) for line in lines)
