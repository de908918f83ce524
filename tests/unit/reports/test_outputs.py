"""The page, the mail and the short text in three languages."""

import re
from collections.abc import Callable
from datetime import date
from email import message_from_bytes, policy
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

from followup_xl.i18n import LANGUAGES
from followup_xl.report_out import html, mail, text
from followup_xl.report_out.text import LONGEST
from tests.support.report_book import report_words
from tests.support.source import ROOT

ALL = pytest.mark.parametrize("language", LANGUAGES)
GOLDEN: Final = ROOT / "tests" / "golden" / "reports"
NAMES: Final = {"leads.xlsx", "ABC", "XYZ", "HHI", "NPS"}
"""Names in Latin letters that a Persian page may hold."""
OUTPUTS: Final[dict[str, Callable[[str], str]]] = {
    "page.html": lambda language: html(report_words(language)),
    "mail.txt": lambda language: "\n\n".join(parts(language)).replace("\r\n", "\n"),
    "text.txt": lambda language: text(report_words(language)),
}


class Seen(HTMLParser):
    """Collects what a reader of a page sees, and every attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(name, value or "") for name, value in attrs]
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)


def seen(page: str) -> Seen:
    parser = Seen()
    parser.feed(page)
    return parser


def parts(language: str) -> tuple[str, str, str]:
    """Subject, plain text and HTML of the mail."""
    message = message_from_bytes(mail(report_words(language)), policy=policy.default)
    assert message.get_content_type() == "multipart/alternative"
    plain, page = message.iter_parts()
    assert [part.get_content_type() for part in (plain, page)] == ["text/plain", "text/html"]
    return str(message["subject"]), plain.get_content(), page.get_content()


@ALL
@pytest.mark.parametrize("kind", OUTPUTS)
def test_it_looks_as_it_did(language: str, kind: str, update_golden: bool) -> None:  # noqa: FBT001  # a fixture
    kept: Path = GOLDEN / f"{language}.{kind}"
    made = OUTPUTS[kind](language)
    if update_golden:
        kept.write_text(made, encoding="utf-8")
    assert made == kept.read_text(encoding="utf-8"), "what is new on purpose goes in with --update-golden"


@ALL
def test_no_empty_value_shows_as_a_word(language: str) -> None:
    page = " ".join(seen(html(report_words(language))).words)
    for shown in (page, text(report_words(language)), *parts(language)):
        assert not re.search(r"\b(nan|NaN|None|null|NaT|inf)\b|[{}]|report\.", shown)


@ALL
def test_the_page_needs_nothing_else(language: str) -> None:
    page = html(report_words(language))
    assert not re.search(r"https?:|//|url\(|@import|<script|<link|<img|src=", page.replace("<!DOCTYPE", ""))
    assert "prefers-color-scheme:dark" in page
    assert page.count("<svg") == page.count("</svg>") == 5


def test_the_persian_page_runs_from_right_to_left_and_is_persian() -> None:
    page = seen(html(report_words("fa")))
    assert ("dir", "rtl") in page.attributes
    assert ("lang", "fa") in page.attributes
    latin = {word for shown in page.words for word in re.findall(r"[A-Za-z][A-Za-z.]+", shown)}
    assert latin <= NAMES, latin - NAMES
    assert ("dir", "ltr") in seen(html(report_words("ro"))).attributes


@ALL
def test_every_section_with_rows_is_on_the_page_and_in_the_mail(language: str) -> None:
    blocks = report_words(language).blocks
    _, plain, page = parts(language)
    assert len(blocks) > 20
    for block in blocks:
        assert block.title in " ".join(seen(html(report_words(language))).words)
        assert block.title in plain
        assert block.title in " ".join(seen(page).words)


@ALL
def test_the_mail_survives_clients_that_strip_drawings_and_styles(language: str) -> None:
    _, _, page = parts(language)
    assert "<svg" not in page
    assert "<style" not in page
    assert 'bgcolor="#1f4e78" width="120"' in page
    assert len(page.encode()) < 102_400, "the largest web mail cuts a message there"


@ALL
def test_the_text_is_short_and_says_what_changed(language: str) -> None:
    short = text(report_words(language))
    assert 100 < len(short) <= LONGEST
    assert len(short.splitlines()) >= 8


@ALL
def test_nothing_is_said_of_a_week_in_which_nothing_happened(language: str) -> None:
    assert text(report_words(language, date(2020, 1, 1))) == ""


def test_a_long_name_does_not_push_the_text_over_its_limit() -> None:
    words = report_words("en")
    long = text(type(words)("x" * 5_000, words.language, words.blocks, words.report, words.translator))
    assert 0 < len(long) <= LONGEST
