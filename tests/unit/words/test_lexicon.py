"""The word lists themselves: complete, readable, and quick to search."""

import pickle
import re

import pytest

from followup_xl.compute.words.codes import finders
from followup_xl.compute.words.heads import head
from followup_xl.compute.words.matcher import Matcher
from followup_xl.compute.words.patterns import compiled
from followup_xl.compute.words.spans import KINDS
from followup_xl.i18n_words import LANGUAGES, load_lexicon
from followup_xl.model.codes import TOPICS

LEXICON = load_lexicon()
SCRIPTS = ("arab", "latn")


def every_matcher(script: str) -> list[Matcher]:
    words = compiled(LEXICON, script)
    assert words is not None
    codes = [finder for kind in ("topics", "outcomes", "channels") for finder in finders(LEXICON, kind, script)]
    return [words.dates, words.context, *(finder.find for finder in codes), *(finder.unless for finder in codes)]


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_pattern_compiles_and_starts_with_a_word_of_its_own(script: str) -> None:
    for pattern in (pattern for matcher in every_matcher(script) for pattern in matcher.patterns):
        re.compile(pattern)
        start = re.compile(head(pattern))
        assert not start.match("ظظظظ"), pattern
        assert not start.match("qqqq"), pattern


@pytest.mark.parametrize(
    ("pattern", "words", "others"),
    [
        (r"(?:has\s+to|must)\s+decide", ["has", "must"], ["decide", "to"]),
        (r"(?:the\s+)?price", ["the", "price"], ["a"]),
        (r"x(?:a\s+b)?y", ["xa", "xy"], ["y"]),
        (r"\d{1,4}/\d", ["1405"], ["/"]),
        (r"[$€]\s*\d", ["$"], ["5"]),
        (r"گر(?:ون|ان)(?!\s+نیست)", ["گرون", "گران"], ["گر"]),
    ],
)
def test_the_first_word_of_a_pattern(pattern: str, words: list[str], others: list[str]) -> None:
    start = re.compile(head(pattern))
    assert [word for word in [*words, *others] if start.match(word)] == words


@pytest.mark.parametrize("language", LEXICON.languages, ids=lambda language: language.code)
def test_every_language_has_every_topic_and_only_known_kinds(language: object) -> None:
    assert {topic.code for topic in language.topics} == set(TOPICS)  # type: ignore[attr-defined]
    assert {rule.kind for rule in language.dates} <= set(KINDS)  # type: ignore[attr-defined]


def test_one_language_alone_can_be_loaded() -> None:
    lexicon = load_lexicon(("fa",))
    assert [language.code for language in lexicon.languages] == ["fa"]
    assert compiled(lexicon, "latn") is None
    assert load_lexicon() is load_lexicon(LANGUAGES)


def test_a_copy_from_another_process_is_the_same_lexicon() -> None:
    copy = pickle.loads(pickle.dumps(LEXICON))  # noqa: S301 - our own bytes
    assert copy == LEXICON != load_lexicon(("fa",))
    assert compiled(copy, "arab") is compiled(LEXICON, "arab")
