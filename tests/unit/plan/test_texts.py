from datetime import date

import pytest

from followup_xl.i18n import LANGUAGES, load, read_words
from followup_xl.model.issues import Issue, Severity, Where
from followup_xl.plan import sentences
from tests.support.refreshed import desk, open_lead


def test_issues_stand_in_their_table_what_needs_a_person_first() -> None:
    book = desk([open_lead(created="2026-11-01", group="hot", country="Narnia")], [{"lead": "L1", "date": "9/10/2026"}])
    book.refresh()
    rows = book.rows("tblIssues")
    assert [(row["Severity"], row["Cell"]) for row in rows] == [
        ("error", "Leads!P4"),
        ("error", "Leads!H4"),
        ("ask", "Touches!A4"),
        ("note", "Leads!O4"),
    ]
    assert rows[0]["How to mend"] == "Choose one of: fast, unhurried, researching, competitor, fake."
    assert rows[3]["What"] == "The text “2026-11-01” was read as 1 Nov 2026."


def test_an_issue_that_is_mended_leaves_the_table() -> None:
    book = desk([open_lead(group="hot")])
    book.refresh()
    book.type("tblLeads", 0, Group="fast")
    book.refresh()
    assert book.rows("tblIssues") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_flood_says_its_number_and_its_kind(language: str) -> None:
    params = {"value": "hot", "legal": "fast", "n": 321, "of": "unknown-code"}
    issue = Issue("many-of-these", Severity.ERROR, Where("Leads", "P4"), params)
    what, why, mend = sentences(issue, load(language))
    assert load(language).formatter.number(321) in what
    assert "hot" in what
    assert (why, mend) == sentences(Issue("unknown-code", Severity.ERROR, None, params), load(language))[1:]


def test_columns_and_tags_are_named_in_the_reader_s_words() -> None:
    row = Issue("settings-row", Severity.ERROR, None, {"table": "tblAbsences", "column": "to"})
    tag = Issue("segment-limit", Severity.ERROR, None, {"tag": "new", "limit": "x"})
    catalog = load("fa")
    assert catalog.header("tblAbsences", "to") in sentences(row, catalog)[0]
    assert catalog.label("tag", "new") in sentences(tag, catalog)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_issue_has_its_three_sentences(language: str) -> None:
    kinds = read_words(language, "issues")["issue"]
    assert [kind for kind, parts in kinds.items() if set(parts) != {"what", "why", "mend"}] == ["many-of-these"]


def test_a_date_in_an_issue_is_written_as_the_language_does() -> None:
    issue = Issue("future-touch", Severity.ASK, None, {"date": date(2026, 11, 18)})
    assert "۲۷ آبان ۱۴۰۵" in sentences(issue, load("fa", "jalali"))[0]
