"""The core under Pyodide in node, as far as its packages reach."""

import json
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from followup_xl.i18n import LANGUAGES, load
from followup_xl.model.tables import TABLES
from tests.support.source import ROOT

HERE = Path(__file__).parent
PYODIDE = Path(os.environ.get("FOLLOWUP_PYODIDE", HERE / "node_modules" / "pyodide"))
NODE = shutil.which("node")
FROM_A_SERVER = {"numpy", "pandas", "phonenumbers", "holidays"}
"""Packages that xlwings Lite installs: Pyodide's own builds, and wheels without compiled parts."""

pytestmark = pytest.mark.skipif(
    NODE is None or not (PYODIDE / "pyodide.mjs").exists(),
    reason="needs node and Pyodide: npm install --prefix tests/lite",
)


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    command = [str(NODE), str(HERE / "run.mjs"), str(PYODIDE), str(ROOT), str(HERE / "inside.py")]
    done = subprocess.run(command, check=True, capture_output=True, timeout=300)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_it_is_the_python_of_a_browser(told: dict[str, Any]) -> None:
    assert (told["platform"], told["version"] >= [3, 11]) == ("emscripten", True)


def test_the_core_needs_nothing_that_lite_lacks(told: dict[str, Any]) -> None:
    assert len(told["modules"]) > 80
    assert set(told["missing"].values()) <= FROM_A_SERVER
    assert {"followup_xl.model.tables", "followup_xl.model.codes", "followup_xl.i18n"} <= (
        set(told["modules"]) - set(told["missing"])
    )
    assert told["missing with packages"] == {}


def test_sentences_dates_and_headers_are_those_of_this_python(told: dict[str, Any]) -> None:
    assert told["sentences"] == {code: load(code).text("excel.refreshed", n=2) for code in LANGUAGES}
    assert told["headers"] == {code: load(code).header("tblLeads", "due_mine") for code in LANGUAGES}
    assert told["date"] == load("ro").formatter.date(date(2026, 11, 22))
    assert told["day"] == load("ro").text("why.part.gap", n=3)
    assert told["tables"] == len(TABLES)
