from datetime import date

import pytest

from followup_xl.i18n import load
from followup_xl.model.book import RawTable, Source
from followup_xl.model.tables import LEADS
from followup_xl.sharing.rows import foreign_headers, read_rows, same


def source(headers: tuple[str, ...], *rows: tuple[object, ...], **more: object) -> Source:
    positions = {
        column: at for at, header in enumerate(headers) if (column := load().column("tblLeads", header)) in LEADS.by_id
    }
    return Source(RawTable("tblLeads", "Leads", 1, 1, headers, ("",) * len(headers), rows, **more), positions)  # type: ignore[arg-type]


HEADERS = ("ID", "Group", "Tags (mine)", "Country", "Created", "Annual need", "Why", "Grade")


def test_words_of_any_language_become_codes() -> None:
    rows = [
        ("L1", "unhurried", "at-risk, -browser, ours", "Iran", date(2026, 1, 2), 5.0, "why", "a"),
        ("L2", "سر فرصت", "ours", "ایران", None, None, None, None),
        ("L3", "no such group", None, "Nowhere", "soon", "5", None, 7),
    ]
    found = read_rows(source(HEADERS, *rows), load("ro"))
    assert found.columns == ("id", "group", "tags_mine", "country", "created", "annual_need", "+grade")
    assert list(found.rows.values()) == [
        ("L1", "unhurried", "at-risk, -browser, ours", "IR", date(2026, 1, 2), 5, "a"),
        ("L2", "unhurried", "ours", "IR", None, None, None),
        ("L3", "no such group", None, "Nowhere", "soon", "5", 7),
    ]


def test_blank_rows_are_left_out_and_the_others_keep_their_numbers() -> None:
    rows = [(None, " ", None), ("L1", None, "x"), (None, None, None)]
    assert list(read_rows(source(("ID", "Company", "Why"), *rows), load()).rows) == [1]


def test_formulas_and_errors_are_cells_that_nobody_typed() -> None:
    found = read_rows(
        source(
            ("ID", "NPS", "Why"), ("L1", None, "w"), ("L2", 3, "w"), errors={(0, 1): "#REF!"}, formulas={(1, 1), (1, 2)}
        ),
        load(),
    )
    assert found.fixed == {(0, "nps"), (1, "nps")}


def test_columns_of_the_team_are_known_by_their_heading() -> None:
    assert foreign_headers(source(("ID", "  Grade ۱ ", "", "Grade 1"))) == {"+grade 1": "  Grade ۱ "}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (None, None, True), ("a", "a", True), ("a", "A", False), (1, 1.0, True), (0.1 + 0.2, 0.3, True),
        (0.3, 0.3001, False), (1, "1", False), (1.5, "1.5", False), (True, 1, False), (None, 0, False),
        (date(2026, 1, 1), date(2026, 1, 1), True),
    ],
)  # fmt: skip
def test_same(one: object, other: object, expected: bool) -> None:  # noqa: FBT001  # given by pytest
    assert same(one, other) is expected  # type: ignore[arg-type]
    assert same(other, one) is expected  # type: ignore[arg-type]
