"""The digest of each owner and of the manager, in three languages."""

import re
from collections.abc import Callable
from datetime import timedelta
from email import message_from_bytes, policy
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

from followup_xl.agenda import Page, html, loads, mail, manager_page, owner_page, text
from followup_xl.i18n import LANGUAGES
from tests.support.refreshed import TODAY, desk, open_lead
from tests.support.source import ROOT
from tests.unit.agenda.desks import NAMES, TEAM, computed, telling

ALL = pytest.mark.parametrize("language", LANGUAGES)
GOLDEN: Final = ROOT / "tests" / "golden" / "agenda"


@cache
def pages(language: str) -> tuple[Page, ...]:
    """Return the digests of the book, the manager's last."""
    book = telling(language)
    everyone = loads(book)
    manager = manager_page(book, everyone)
    assert manager is not None
    return (*(owner_page(book, load) for load in everyone if not load.is_empty), manager)


OUTPUTS: Final[dict[str, Callable[[str], str]]] = {
    "owner.txt": lambda language: text(pages(language)[0]),
    "manager.txt": lambda language: text(pages(language)[-1]),
    "pages.html": lambda language: html(pages(language)),
}


class Seen(HTMLParser):
    """Collects the tags, their attributes and the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.directions: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.links += [found["href"]] if tag == "a" else []
        self.directions += [found["dir"]] if "dir" in found else []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def seen(page: str) -> Seen:
    parser = Seen()
    parser.feed(page)
    return parser


@ALL
@pytest.mark.parametrize("kind", OUTPUTS)
def test_it_looks_as_it_did(language: str, kind: str, update_golden: bool) -> None:  # noqa: FBT001  # a fixture
    kept: Path = GOLDEN / f"{language}.{kind}"
    made = OUTPUTS[kind](language)
    if update_golden:
        kept.write_text(made, encoding="utf-8")
    assert made == kept.read_text(encoding="utf-8"), "what is new on purpose goes in with --update-golden"


@ALL
def test_an_owner_is_told_what_waits_for_them(language: str) -> None:
    page = pages(language)[0]
    assert page.owner == NAMES[language][1]
    assert dict(page.counts) == {"overdue": 13, "today": 1, "promised": 1, "no-next-step": 1}
    assert [len(group.items) for group in page.groups] == [10, 1, 1, 1]
    assert [bool(group.more) for group in page.groups] == [True, False, False, False]


@ALL
def test_whoever_has_nothing_to_do_gets_no_digest(language: str) -> None:
    idle = [load.person.name for load in loads(telling(language)) if load.is_empty]
    assert idle == [NAMES[language][2]]
    assert [page.owner for page in pages(language)[:-1]] == [NAMES[language][1], ""]


def test_a_book_in_which_nothing_waits_has_nothing_for_the_manager() -> None:
    long_ago = TODAY - timedelta(days=30)
    calm = computed(desk([open_lead(1, outcome="do-not-contact", created=long_ago, outcome_date=long_ago)]))
    assert [load.is_empty for load in loads(calm)] == [True]
    assert manager_page(calm, loads(calm)) is None
    assert manager_page(computed(desk()), []) is None


def test_the_manager_is_told_of_promises_new_leads_and_stops() -> None:
    said = text(pages("en")[-1])
    assert "Overdue: 14. For today: 2." in said
    assert "Sara\n  13 overdue, 1 for today, 1 promised for today, 1 without a next step, 15 never contacted" in said
    assert "Promises that passed (1)\n- Northwind 18\n  said 14 Nov 2026; with Sara" in said
    assert "Ended in the last seven days\n- no (1)\n  Northwind 19" in said
    assert "sheet Report" in said


@ALL
def test_no_empty_value_shows_as_a_word(language: str) -> None:
    for page in pages(language):
        for shown in (text(page), " ".join(seen(html([page])).words)):
            assert not re.search(r"\b(nan|NaN|None|null|NaT|inf)\b|agenda\.", shown)


def test_a_persian_digest_runs_from_right_to_left_with_persian_digits_and_dates() -> None:
    said = text(pages("fa")[0])
    assert said.startswith("\u200fسارا\u200f، پیگیری‌های ۲۶ آبان ۱۴۰۵\n")
    assert all(line[0] == "\u200f" or line.startswith("  tel:") for line in said.splitlines() if line)
    assert set(seen(html(pages("fa"))).directions) == {"rtl"}
    assert set(seen(html(pages("ro"))).directions) == {"ltr"}
    own = re.sub(r"tel:\S+|\u200e.*?\u200e|(?<=سپیدار )\d+|(?<=سارا )\d+", "", said)
    assert not re.search(r"[0-9]", own)


def test_the_page_needs_nothing_else() -> None:
    page = html(pages("ro"))
    assert not re.search(r"url\(|@import|<script|<link|<img|src=", page)
    assert "width=device-width" in page
    assert set(seen(page).links) >= {"tel:+989123456701"}


def test_a_mail_is_read_back_with_its_names(tmp_path: Path) -> None:
    content = mail(pages("fa")[0])
    (tmp_path / "a.eml").write_bytes(content)
    assert content.isascii()
    message = message_from_bytes((tmp_path / "a.eml").read_bytes(), policy=policy.default)
    assert message["Subject"] == pages("fa")[0].title
    assert not message.defects
    plain, page = message.iter_parts()
    assert [part["Content-Transfer-Encoding"] for part in (plain, page)] == ["quoted-printable"] * 2
    assert plain.get_content().replace("\r\n", "\n") == text(pages("fa")[0])
    assert page.get_content().replace("\r\n", "\n") == html([pages("fa")[0]])


def test_each_owner_is_told_in_their_language_and_by_their_address() -> None:
    team = [{**TEAM[1], "email": "radu@example.com"}, {**TEAM[0], "email": "none"}]
    leads = [open_lead(1, owner="Radu", created=None), open_lead(2, owner="Sara", created=None)]
    book = computed(desk(leads, tblTeam=team))
    radu, sara = (owner_page(book, load) for load in loads(book))
    assert radu.title == "Radu, reveniri pentru 17 nov. 2026"
    assert sara.title == "Sara\u200f، پیگیری‌های ۲۶ آبان ۱۴۰۵"
    assert message_from_bytes(mail(radu), policy=policy.default)["To"] == "radu@example.com"
    assert message_from_bytes(mail(sara), policy=policy.default)["To"] is None
    over = computed(desk(leads, tblTeam=team), language="en")
    assert {owner_page(over, load).language for load in loads(over)} == {"en"}


def test_what_people_typed_is_shown_and_not_obeyed() -> None:
    bad = '<script>alert("x")</script>'
    lead = open_lead(1, owner=bad, company="=1+1\r\nBcc: x@example.com", contact=bad, created=None)
    book = computed(desk([lead], tblTeam=[{"owner": bad, "email": "a@example.com\r\nBcc: x@example.com"}]))
    page = owner_page(book, loads(book)[0])
    assert "<script" not in html([page])
    assert bad in " ".join(seen(html([page])).words)
    message = message_from_bytes(mail(page), policy=policy.default)
    assert message["Bcc"] is None
    assert "- =1+1 Bcc: x@example.com" in text(page)
    assert page.file == f"{TODAY.isoformat()} script alert( x ) script"
