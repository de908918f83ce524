"""Damaged workbooks, 400 or as many as FUZZ says: no traceback, nothing slow, input untouched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.fuzz.feeding import feed
from tests.unit.ooxml.books import leads, links, package, saved
from tests.unit.ooxml.test_graft import template
from tests.unit.ooxml.test_tables import TABLE, TOTALS, TOTALS_ROWS

COUNT = int(os.environ.get("FUZZ", "400"))
pytestmark = pytest.mark.fuzz


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Small workbooks with everything that is read or edited."""
    folder = tmp_path_factory.mktemp("sources")
    more = {"xl/worksheets/_rels/sheet1.xml.rels": links({"rId1": ("table", "../tables/table1.xml")}), TABLE: TOTALS}
    totals = package(f"<sheetData>{TOTALS_ROWS}</sheetData>", more=more)
    for name, data in (("leads", saved(leads())), ("template", saved(template())), ("totals", totals)):
        (folder / f"{name}.xlsx").write_bytes(data)
    return sorted(folder.iterdir())


def test_damaged_workbooks_are_edited_or_refused_in_one_sentence(sources: list[Path]) -> None:
    counts, failures = feed(sources, range(COUNT))
    assert failures == []
    assert counts.total() == COUNT
    assert counts["edited"] > COUNT / 20
    assert counts["damaged_part"] > COUNT / 50
    assert counts["damaged_package"] > COUNT / 50
