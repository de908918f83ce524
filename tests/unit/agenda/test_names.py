"""File names after people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_xl.agenda.names import LONGEST, file_name, free_name


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("سارا احمدی", "سارا احمدی"),
        ("علی‌رضا", "علی رضا"),
        ("Ștefan", "Ștefan"),
        ("a/b\\c:d*e?f", "a b c d e f"),
        ("../../etc", "etc"),
        ("=cmd|' /C calc'!A0", "cmd C calc A0"),
        ("CON", "CON_"),
        ("com1.txt", "com1.txt_"),
        ("  . ", "nobody"),
        ("", "nobody"),
        ("\u202eevil", "evil"),
    ],
)
def test_a_name_becomes_a_file(name: str, file: str) -> None:
    assert file_name(name, "nobody") == file


@given(st.text())
def test_no_name_leaves_its_folder_or_is_hidden(name: str) -> None:
    made = file_name(name, "nobody")
    assert 0 < len(made) <= LONGEST + 1
    assert not set(made) & set('/\\:*?"<>|\n\r\0')
    assert made[0] not in ".-=+@ "
    assert made[-1] not in ". "
    assert len(f"{made}-2.ics".encode()) <= 255


def test_a_taken_name_gets_a_number() -> None:
    assert free_name("Ann", ".ics", {"ann.ics", "ann-2.ics"}) == "Ann-3.ics"
