"""Every section of the report has its table, its words, its row of Settings and its line for the manager."""

from pathlib import Path

import pytest

from followup_xl.i18n import LANGUAGES, load
from followup_xl.model.codes import SECTIONS
from followup_xl.model.defaults import DEFAULT_ROWS
from followup_xl.model.tables_report import REPORT_COLUMNS, REPORT_ROWS, SECTION_OF, TABLE_OF
from followup_xl.reports.build import sections
from tests.support.source import PACKAGE

README = PACKAGE / "reports" / "README.md"


def test_every_file_with_a_section_is_a_section_and_has_a_table_of_known_height() -> None:
    assert set(sections()) == set(SECTIONS) == set(TABLE_OF)
    assert set(REPORT_COLUMNS) == set(SECTION_OF) == set(REPORT_ROWS) | {"tblConversion"}


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_has_a_title_and_a_sentence_in_every_language(section: str) -> None:
    for language in LANGUAGES:
        assert load(language).has_text(f"report.title.{section}"), f"report.title.{section} is missing in {language}"
        assert load(language).has_text(f"report.about.{section}"), f"report.about.{section} is missing in {language}"


def test_every_section_is_a_row_of_settings() -> None:
    _, rows = DEFAULT_ROWS["tblReport"]
    assert [row[0] for row in rows] == list(SECTIONS)


def test_a_manager_can_read_about_every_section() -> None:
    told = {name.strip() for line in table_rows(README) for name in line.split("|")[1].split(",")}
    assert set(SECTIONS) <= told


def table_rows(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
