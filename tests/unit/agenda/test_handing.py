"""The list of leads that change hands, in three languages, and whom a name means."""

import re
from pathlib import Path
from typing import Final

import pytest

from followup_xl.agenda import Page, html, markdown, text
from followup_xl.agenda.handing import handed_over, handover_page, match, owner_names
from followup_xl.i18n import LANGUAGES
from followup_xl.plan.handover import leaving
from tests.support.refreshed import desk, open_lead
from tests.support.source import ROOT
from tests.unit.agenda.desks import NAMES, computed, telling

ALL = pytest.mark.parametrize("language", LANGUAGES)
GOLDEN: Final = ROOT / "tests" / "golden" / "agenda"


def page(language: str) -> Page:
    """Return the list of all that goes from the one owner of the book to the other."""
    book = telling(language)
    _, old, new, _ = NAMES[language]
    going = leaving(book.found.book, book.found.outcome, old)
    return handover_page(book, handed_over(book, going.rows, book.words()), (old, new), book.words())


@ALL
def test_it_looks_as_it_did(language: str, update_golden: bool) -> None:  # noqa: FBT001  # a fixture
    kept: Path = GOLDEN / f"{language}.handover.md"
    made = markdown(page(language))
    if update_golden:
        kept.write_text(made, encoding="utf-8")
    assert made == kept.read_text(encoding="utf-8"), "what is new on purpose goes in with --update-golden"


@ALL
def test_every_form_tells_of_every_lead(language: str) -> None:
    found = page(language)
    assert dict(found.counts) == {"leads": 17}
    assert sum(len(group.items) for group in found.groups) == 17
    for shown in (markdown(found), text(found), html([found])):
        assert all(f"{NAMES[language][0]} {number}" in shown for number in (1, 14, 18))
        assert not re.search(r"\b(nan|NaN|None|null|NaT)\b|handover\.|agenda\.", shown)


def test_signs_of_markdown_are_no_signs_in_a_name() -> None:
    book = computed(desk([open_lead(1, company="# *Best* <b>[x](y) | z_", owner="Ali")]))
    rows = book.found.book.leads.index
    made = markdown(handover_page(book, handed_over(book, rows, book.words()), ("Ali", "Sara"), book.words()))
    assert "### \\# \\*Best\\* \\<b\\>\\[x\\](y) \\| z\\_" in made


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ali", ["Ali"]),
        ("REZAEI", ["Ali Rezaei"]),
        ("رضايی", ["محمد رضایی"]),
        ("serban", ["Șerban"]),
        ("sar", []),
        ("pop", ["Ana Pop", "Ion Pop"]),
    ],
)
def test_a_name_means_whom_it_can_mean(name: str, found: list[str]) -> None:
    names = ["Ali", "Ali Rezaei", "Sara", "محمد رضایی", "Șerban", "Ana Pop", "Ion Pop"]
    assert match(name, names) == found


def test_owners_are_named_once_in_the_spelling_of_the_team() -> None:
    leads = [open_lead(n, owner=owner) for n, owner in enumerate(("ali", "ALI", "sara ", ""), 1)]
    assert owner_names(computed(desk(leads, tblTeam=[{"owner": "Ali"}]))) == ["Ali", "sara"]
