"""Every language says everything English says, with the same placeholders."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from tests.support.source import PACKAGE

LOCALE = PACKAGE / "locale"
ENGLISH = LOCALE / "en"
PLURALS = {"zero", "one", "two", "few", "many", "other"}
LANGUAGES = sorted(folder.name for folder in LOCALE.glob("*") if folder.is_dir() and folder != ENGLISH)
VOCABULARY = "words.toml"
"""The words that notes are read with: its keys are words of the language itself."""

SENTENCES = [file.name for file in sorted(ENGLISH.glob("*.toml")) if file.name != VOCABULARY]
FILES = [(language, name) for language in LANGUAGES for name in SENTENCES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_the_files_of_english(language: str) -> None:
    assert names(LOCALE / language) == names(ENGLISH)


@pytest.mark.parametrize(("language", "file"), FILES)
def test_a_language_has_the_keys_of_english(language: str, file: str) -> None:
    assert set(texts(LOCALE / language / file)) == set(texts(ENGLISH / file))


@pytest.mark.parametrize(("language", "file"), FILES)
def test_a_language_has_the_placeholders_of_english(language: str, file: str) -> None:
    english, other = texts(ENGLISH / file), texts(LOCALE / language / file)
    assert {key: other.get(key) for key in english} == english


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.glob("*.toml")}


def texts(file: Path) -> dict[str, set[str]]:
    """Return the placeholders of each text of a file by its dotted key; the plural forms of a text count as one."""
    found: dict[str, set[str]] = {}
    for key, text in leaves(tomllib.loads(file.read_text(encoding="utf-8"))):
        found.setdefault(key, set()).update(placeholders(text))
    return found


def leaves(table: dict[str, object], above: str = "") -> Iterator[tuple[str, object]]:
    if "other" in table and set(table) <= PLURALS:
        yield from ((above, text) for text in table.values())
        return
    for key, value in table.items():
        dotted = f"{above}.{key}" if above else key
        if isinstance(value, dict):
            yield from leaves(value, dotted)
        else:
            yield dotted, value


def placeholders(text: object) -> set[str]:
    """Return the names in braces of a text; a list of words has none."""
    return {name for _, name, _, _ in Formatter().parse(text) if name} if isinstance(text, str) else set()
