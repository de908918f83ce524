"""The default rules, read back from the built file the way the tool reads them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from followup_xl.i18n import LANGUAGES
from followup_xl.model.codes import SITUATIONS
from followup_xl.model.rules import Options, SegmentRule
from followup_xl.model.settings import default_rules
from followup_xl.model.text import key
from followup_xl.template import build
from followup_xl.template.rows import options_for
from tests.support.workbooks import validated

TODAY = date(2026, 11, 16)
TABLES_OF_CODES = ("cadences", "channels", "calendar")


def plain(row: SegmentRule) -> SegmentRule:
    """Limits are compared in folded writing."""
    return replace(row, limit=key(row.limit))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rules_of_a_fresh_book_are_the_defaults(language: str, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(build(language))
    _, rules, issues = validated(path, language, TODAY)
    defaults = default_rules()
    assert not issues
    for table in TABLES_OF_CODES:
        assert getattr(rules, table) == getattr(defaults, table)
    assert [plain(row) for row in rules.segments] == [plain(row) for row in defaults.segments]
    assert rules.groups == defaults.groups
    assert rules.stops == defaults.stops
    assert [marker.marker for marker in rules.markers if marker.question] == ["need", "wish", "funds", "authority"]
    assert rules.options == options_for(language)
    assert {line.for_ for line in rules.playbook if line.language == language} == set(SITUATIONS)
    assert {line.language for line in rules.playbook} == set(LANGUAGES)
    assert rules.playbook[0].language == language


@pytest.mark.parametrize(
    ("language", "country", "weekend", "expected"),
    [
        ("en", None, None, ("IR", "fri", "sat", "gregorian")),
        ("fa", None, None, ("IR", "fri", "sat", "jalali")),
        ("ro", None, None, ("RO", "sat-sun", "mon", "gregorian")),
        ("en", "AE", None, ("AE", "sat-sun", "mon", "gregorian")),
        ("en", "EG", None, ("EG", "fri-sat", "mon", "gregorian")),
        ("fa", "IR", "thu-fri", ("IR", "thu-fri", "sat", "jalali")),
    ],
)
def test_the_options_follow_from_language_country_and_weekend(
    language: str, country: str | None, weekend: str | None, expected: tuple[str, ...]
) -> None:
    options = options_for(language, country, weekend)
    assert (options.country, options.weekend, options.week_start, options.calendar) == expected
    assert options.coming_days == Options().coming_days
