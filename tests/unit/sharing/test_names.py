import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_xl.sharing.file_names import file_names, safe
from followup_xl.sharing.mentions import Names, names_of
from followup_xl.sharing.numbering import Numbers


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sara", "Sara"), ("  Ștefan   Ionescu ", "Ștefan Ionescu"), ("علی‌رضا کریمی", "علی‌رضا کریمی"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"), ("Omid.", "Omid"), ("..", ""),
        ("\u200f\u202bسارا\u202c", "سارا"),
        ("con", "con_"), ("LPT1.x", "LPT1.x_"), ("~$Omid", "Omid"), ("-o x", "o x"), ("a\tb\n", "a b"), ("", ""),
        ("e\u0301", "é"),
    ],
)  # fmt: skip
def test_a_name_that_every_file_system_takes(name: str, expected: str) -> None:
    assert safe(name) == expected


def test_names_that_file_systems_take_for_one_are_numbered() -> None:
    names = ["Ali", "ALI", "", "a/b", "a:b", "É", "e\u0301", "no owner"]
    assert file_names(names, "no owner") == [
        "Ali", "ALI (2)", "no owner", "a b", "a b (2)", "É", "é (2)", "no owner (2)",
    ]  # fmt: skip


@given(st.lists(st.text(max_size=300), max_size=8))
def test_any_names(names: list[str]) -> None:
    found = file_names(names, "nobody")
    assert len({name.casefold() for name in found}) == len(names)
    for name in found:
        assert name.strip(". ") == name != ""
        assert len(name.encode()) < 200
        assert not set(name) & set('<>:"/\\|?*\n\t\x00')


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we met PARS-Steel.", True), ("pars", False), ("Parsley steel", False), ("بازرگاني‌ تيوا", True),
        ("mina karimi called", True), ("Mina", False), ("0912 345 67 89", True), ("mail: x@y.com!", True),
        ("kv", False),
        ("Arvin Foods and Pars Steel", True), ("Arvin Foods", False),
    ],
)  # fmt: skip
def test_customers_are_found_in_any_spelling(text: str, expected: bool) -> None:  # noqa: FBT001  # given by pytest
    leads = [
        {"company": "Pars Steel", "contact": "Mina Karimi", "phone": "0912 345 67 89", "email": "x@y.com"},
        {"company": "بازرگانی تیوا", "contact": "Mina"},
        {"company": "KV"},
        {"company": "Arvin Foods"},
    ]
    names = Names((name for lead in leads for name in names_of(lead)), names_of({"company": "arvin foods"}))
    assert names.found_in(text) is expected


def test_numbers_go_on_from_the_highest() -> None:
    numbers = Numbers(["L9", "l12", "M3", "L007", "x", None, "۰۵"])
    assert [numbers.next(like) for like in ("L9", "L1", "M1", "Z1", "x", "5")] == ["L13", "L14", "M4", "Z1", "x-1", "6"]
    assert Numbers(["L007"]).next("L007") == "L008"
