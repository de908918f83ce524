import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_xl.model.text import fold, fold_many, fold_with_source, key


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("علي كاظمي", "علی کاظمی"),
        ("می‌گیرد", "می گیرد"),
        ("آينده", "اینده"),
        ("هفتهٔ مسئول مؤسسه", "هفته مسیول موسسه"),
        ("هَفتِه", "هفته"),
        ("تـــماس", "تماس"),
        ("۱۲۳٫۵ ٤٥٦", "123.5 456"),
        ("ﻻزم", "لازم"),
        ("\u200f۰۹۱۲\u200e", "0912"),
        ("Săptămâna ŞŢ șț", "saptamana st st"),
        ("İstanbul STRASSE straße", "istanbul strasse strasse"),
        ("a\u00a0b – c", "a b - c"),
        ("“x” don’t", '"x" don\'t'),
    ],
)
def test_one_spelling(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_composed_and_decomposed_letters_fold_alike() -> None:
    word = "Ștefăniță"
    assert fold(unicodedata.normalize("NFD", word)) == fold(word) == "stefanita"


def test_key_collapses_spaces() -> None:
    assert key("  شركت \u200c  آذر ") == "شرکت اذر"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_match_leads_back_to_the_exact_source(text: str) -> None:
    folded = fold_with_source(text)
    assert folded.text == fold(text)
    assert len(folded.at) == len(folded.text) + 1
    assert folded.original(0, len(folded.text)) in text


def test_the_source_of_a_ligature_is_the_ligature() -> None:
    assert fold_with_source("ﻻزم است").original(0, 4) == "ﻻزم"


@given(st.lists(st.text(st.characters(exclude_characters="\x00\x01"))))
def test_many_at_once_are_folded_like_one(texts: list[str]) -> None:
    assert fold_many(texts) == [fold(text).replace("\n", " ") for text in texts]


def test_many_keep_their_order() -> None:
    texts = [f"گفت {number}" for number in range(100)]
    assert fold_many(texts[::-1]) == [fold(text) for text in texts[::-1]]
