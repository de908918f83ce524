"""Whatever the code can say has its sentence in every language."""

import re
from collections.abc import Iterator

import pytest

from followup_xl.i18n import LANGUAGES, read_words
from followup_xl.model.errors import FollowupError
from followup_xl.store import refusals
from tests.support.source import PACKAGE, python_files

CODE = re.compile(r"\b(?:Issue|Problem)\(\s*(?:code or )?\"(?P<code>[a-z-]+)\"")
CHOSEN = {
    "missing-column",
    "missing-computed-column",
    "ambiguous-date",
    "date-without-year",
    "unknown-lead",
    "row-without-lead",
    "many-of-these",
}
"""Codes that the code picks among several, out of sight of the pattern."""


def issue_codes() -> set[str]:
    sources = [file.read_text(encoding="utf-8") for file in python_files(PACKAGE)]
    return CHOSEN | {match["code"] for source in sources for match in CODE.finditer(source)}


def refusals_of(kind: type[FollowupError]) -> Iterator[type[FollowupError]]:
    yield kind
    for narrower in kind.__subclasses__():
        yield from refusals_of(narrower)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_issue_has_sentences_and_every_sentence_its_issue(language: str) -> None:
    assert set(read_words(language, "issues")["issue"]) == issue_codes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_a_sentence(language: str) -> None:
    assert issubclass(refusals.DamagedError, FollowupError)
    known = {kind.code for kind in refusals_of(FollowupError)}
    assert known <= set(read_words(language, "cli")["refusal"])
