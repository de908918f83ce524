"""Real workbooks by many programs: one cell set, one row appended, and nothing else is different."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.corpus import editing
from tests.corpus.running import Result, grafted, run, workbooks
from tests.support.shared import shared

pytestmark = [pytest.mark.corpus, pytest.mark.slow]
SAMPLE = 40


@pytest.fixture(scope="module")
def results() -> list[Result]:
    """Every workbook, edited and audited once."""
    return run(shared("corpus"))


def test_the_corpus_is_there(results: list[Result]) -> None:
    assert len(results) > 500


def test_only_signed_workbooks_are_refused(results: list[Result]) -> None:
    assert {r.name: r.said for r in results if r.refused not in ("", "signed")} == {}
    assert sum(r.refused == "signed" for r in results) == 2


def test_no_part_is_lost(results: list[Result]) -> None:
    assert {r.name: r.lost for r in results if r.lost} == {}


def test_no_foreign_part_is_changed(results: list[Result]) -> None:
    assert {r.name: r.changed for r in results if r.changed} == {}


def test_no_relationship_dangles_and_no_structure_breaks(results: list[Result]) -> None:
    assert {r.name: r.defects for r in results if r.defects} == {}


def test_other_libraries_read_the_same_values_elsewhere(results: list[Result]) -> None:
    assert {r.name: r.values[:3] for r in results if r.values} == {}


def test_tables_grow_wherever_there_is_room(results: list[Result]) -> None:
    grown, full = sum(r.rows for r in results), sum(r.no_room for r in results)
    assert grown > 100
    assert full < grown / 5


def test_sheets_are_grafted_without_touching_what_is_there() -> None:
    results = run(shared("corpus"), grafted, step=7)
    assert {r.refused for r in results} <= {"", "signed", "cannot_graft"}
    assert sum(bool(r.refused) for r in results) < len(results) / 20
    assert {r.name: r.lost + r.changed + r.defects for r in results if r.lost + r.changed + r.defects} == {}


@pytest.mark.office
def test_libreoffice_opens_what_it_opened_before(tmp_path: Path) -> None:
    paths = workbooks(shared("corpus"))[:: -(-538 // SAMPLE)]
    before, after = tmp_path / "before", tmp_path / "after"
    for folder in (before, after):
        folder.mkdir()
    names = [f"{n}{path.suffix}" for n, path in enumerate(paths)]
    for name, path in zip(names, paths, strict=True):
        shutil.copy(path, before / name)
        if editing.edit(path, after / name).refused:
            (before / name).unlink()
    opened_before, opened_after = (opens(folder, tmp_path) for folder in (before, after))
    assert len(opened_before) > SAMPLE * 0.8
    assert opened_before - opened_after == set()


def opens(folder: Path, scratch: Path) -> set[str]:
    """The workbooks of a folder that LibreOffice loads and writes as CSV."""
    out = folder / "out"
    profile = f"-env:UserInstallation={(scratch / 'profile').as_uri()}"
    files = [str(path) for path in sorted(folder.iterdir()) if path.is_file()]
    command = [shutil.which("soffice") or "soffice", profile, "--headless", "--convert-to", "csv", "--outdir", str(out)]
    subprocess.run([*command, *files], check=False, capture_output=True, timeout=300)
    return {path.stem for path in out.glob("*.csv")}
