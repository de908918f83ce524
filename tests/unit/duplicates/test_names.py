import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_xl.duplicates.names import normal_name, normal_names


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("شرکت بازرگانی پارس خودرو (سهامی خاص)", "پارس خودرو"),
        ("شركت پارس", "پارس"),
        ("پارس‌خودرو", "پارس خودرو"),
        ("مؤسسهٔ داوود", "داود"),
        ("گروه صنایع آذرآب", "اذراب"),
        ("S.C. Dacia S.R.L.", "dacia"),
        ("SC Dacia S. R. L.", "dacia"),
        ("S.C. M.P. Impex S.R.L.", "m p impex"),
        ("Ţesătoria Ştefan SRL", "tesatoria stefan"),
        ("Țesătoria Ștefan S.A.", "tesatoria stefan"),
        ("Popescu Ion PFA", "popescu ion"),
        ("I.I. Popescu Ion", "popescu ion"),
        ("J. R. Smith & Co., Ltd.", "j r smith"),
        ("Acme GmbH & Co. KG", "acme"),
        ("The O’Neil Company, Inc.", "oneil"),
        ("Sons of SA Ltd", "sons of"),
    ],
)
def test_a_name_loses_what_typists_vary_and_what_only_says_the_kind_of_firm(written: str, normal: str) -> None:
    assert normal_name(written) == normal


@pytest.mark.parametrize("name", ["شرکت", "SRL", "The Company"])
def test_a_name_of_nothing_but_such_words_keeps_them(name: str) -> None:
    assert normal_name(name) == name.lower()


@given(st.lists(st.text(max_size=40), max_size=8))
def test_a_series_is_read_as_its_texts_one_by_one(texts: list[str]) -> None:
    names = pd.Series(texts, index=range(5, 5 + len(texts)), dtype="object")
    assert normal_names(names).to_dict() == {row: normal_name(text) for row, text in names.items()}
