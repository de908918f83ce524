"""The doctor over real workbooks that hold nothing of ours: only what is true of any workbook."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from followup_xl.doctor import examine
from tests.corpus.running import workbooks
from tests.support.shared import shared

pytestmark = [pytest.mark.corpus, pytest.mark.slow]
GENERAL = {"other-workbook", "lost-reference", "signed"}


@pytest.fixture(scope="module")
def found() -> dict[str, list[str]]:
    """The codes found in each workbook."""
    files = workbooks(shared("corpus"))
    return {file.name: [issue.code for issue in examine(file, "en", date(2026, 11, 17))[0]] for file in files}


def test_every_workbook_can_be_examined(found: dict[str, list[str]]) -> None:
    assert len(found) > 500


def test_hardly_any_healthy_workbook_gets_a_finding(found: dict[str, list[str]]) -> None:
    assert sum(map(bool, found.values())) <= 0.04 * len(found)


def test_the_findings_are_links_to_other_files_lost_references_and_signatures(found: dict[str, list[str]]) -> None:
    counts = Counter(code for codes in found.values() for code in codes)
    assert set(counts) == GENERAL
    assert counts["signed"] == 2
