"""The Report sheet: blocks that stay where they are, charts on fixed ranges, links, and pages that can be read."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from followup_xl.i18n import LANGUAGES, load
from followup_xl.model.codes import SECTIONS
from followup_xl.model.tables_report import REPORT_COLUMNS, REPORT_ROWS, TABLE_OF
from followup_xl.pipeline import Request, run
from followup_xl.reports.build import sections
from followup_xl.store.file import FileStore
from followup_xl.template import build, build_with
from followup_xl.template.demo import build_demo
from tests.support.refreshed import tools
from tests.support.reports import cohort_of
from tests.support.workbooks import rows, tables

ALL = pytest.mark.parametrize("language", LANGUAGES)
TODAY: Final = date(2026, 11, 17)


def report_sheet(book: Any, language: str) -> Any:  # noqa: ANN401  # openpyxl's types know no charts
    return book[load(language).sheet("Report")]


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The demo book of every language, refreshed."""
    folder = tmp_path_factory.mktemp("demos")
    paths = {language: folder / f"{language}.xlsx" for language in LANGUAGES}
    for language, path in paths.items():
        path.write_bytes(build_demo(language, TODAY))
        run(FileStore(path), tools(), Request(TODAY))
    return paths


@cache
def crowded() -> dict[str, list[dict[str, Any]]]:
    """More owners, reasons, customers, months and stops than any table of the report has rows."""
    numbers = range(1, 200)
    day = timedelta(days=1)
    leads = [
        {
            "id": str(n),
            "company": f"C{n}",
            "created": TODAY - n * 4 * day,
            "owner": f"O{n % 40}",
            "outcome": ("no", "bought-elsewhere", "do-not-contact", "bad-data", "fake", None)[n % 6],
            "outcome_date": TODAY - day,
            "reason": f"R{n}",
            "bought_from": f"B{n}",
            "annual_need": 99.0,
            "promised_by_us": TODAY,
        }
        for n in numbers
    ]
    changes = [
        {"lead": str(n), "column": "group", "old": old, "new": new, "run": "r"}
        for n, old in enumerate(("fast", "unhurried", "researching", "competitor", "fake"), 1)
        for new in ("fast", "unhurried", "researching", "competitor", "fake")
    ]
    months = [
        {"month": date(2026 + n // 12, 1 + n % 12, 1), "revenue_plan": 9.0, "expense_cap": 9.0} for n in range(36)
    ]
    return {
        "tblLeads": leads,
        "tblOrders": [
            {"lead": str(n), "date": TODAY - n * day, "amount": 9.0, "quantity": 1.0} for n in numbers if n % 6 > 4
        ],
        "tblChanges": changes,
        "tblTargets": months,
    }


@pytest.mark.parametrize("section", [name for name in SECTIONS if name != "conversion"])
def test_no_section_has_more_rows_than_its_table(section: str) -> None:
    cohort = cohort_of(crowded())
    assert len(sections()[section](cohort).rows) <= REPORT_ROWS[TABLE_OF[section]]


@ALL
def test_a_refresh_moves_no_block_and_no_chart(demos: Mapping[str, Path], language: str) -> None:
    before = openpyxl.load_workbook(BytesIO(build(language)))
    after = openpyxl.load_workbook(demos[language])
    for name in REPORT_COLUMNS:
        was, now = tables(before)[name][1].ref, tables(after)[name][1].ref
        assert (now == was) == (name != "tblConversion"), name
    charts = [[ranges(chart) for chart in report_sheet(book, language)._charts] for book in (before, after)]
    assert charts[0] == charts[1]
    assert len(charts[0]) == 4


def ranges(chart: Any) -> list[str]:  # noqa: ANN401  # openpyxl's types know no charts
    every = [chart, *getattr(chart, "_charts", [])]
    return sorted({series.val.numRef.f for one in every for series in one.series})


def test_what_a_manager_formatted_stays(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = openpyxl.load_workbook(BytesIO(build("en")))
    cell = rows(book, "tblHeadline")[1][1].coordinate
    book["Report"][cell].fill = PatternFill("solid", fgColor="FFD700")
    book["Report"].column_dimensions["B"].width = 33
    book.save(path)
    run(FileStore(path), tools(), Request(TODAY))
    sheet = openpyxl.load_workbook(path)["Report"]
    assert (sheet[cell].fill.fgColor.rgb, sheet.column_dimensions["B"].width) == ("00FFD700", 33)
    assert sheet[cell].value == 0


def test_a_section_that_is_switched_off_is_empty_on_the_sheet(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    switched = [{"section": "headline", "show": "no", "order": 1}, {"section": "week", "show": "yes", "order": 2}]
    path.write_bytes(build_with({"tblReport": switched}, "en"))
    run(FileStore(path), tools(), Request(TODAY))
    tables_of = FileStore(path).read().tables
    assert not any(value for row in tables_of["tblHeadline"].rows for value in row)
    assert tables_of["tblWeek"].rows[0][0] == "New leads"


@ALL
def test_numbers_are_numbers_and_lead_to_their_rows(demos: Mapping[str, Path], language: str) -> None:
    book: Any = openpyxl.load_workbook(demos[language])
    headline: list[Any] = rows(book, "tblHeadline")[1:]
    assert all(isinstance(row[1].value, int | float) for row in headline)
    assert [row[1].number_format for row in headline[4:6]] == ["0.0%", "0.0%"]
    assert load(language).sheet("Today") in headline[6][1].hyperlink.location
    go: Any = rows(book, "tblSlipping")[1][-1].value
    assert "HYPERLINK" in go
    assert f"MATCH(tblSlipping[[#This Row],[{load(language).header('tblSlipping', 'lead')}]]" in go


@ALL
def test_the_conversion_chart_has_error_bars(language: str) -> None:
    chart = report_sheet(openpyxl.load_workbook(BytesIO(build(language))), language)._charts[0]
    errors = chart.series[0].errBars
    assert (errors.errValType, errors.plus.numRef.f != errors.minus.numRef.f) == ("cust", True)
    assert chart.visible_cells_only is False


@pytest.mark.slow
@pytest.mark.office
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler): not found")
@ALL
def test_libreoffice_prints_every_block_on_few_pages(demos: Mapping[str, Path], language: str, tmp_path: Path) -> None:
    text = printed(demos[language], language, tmp_path)
    found, catalog = plain(text), load(language)
    for section in SECTIONS[1:]:
        assert plain(catalog.text(f"report.title.{section}")) in found, section
    assert plain(catalog.text("report.difference.too-few")) in found
    assert 8 <= text.count("\f") <= 14
    assert not re.search(r"#(NAME|REF|VALUE|DIV/0|N/A)|Err:\d|\b(nan|None|null)\b", text)


def plain(text: str) -> str:
    """Letters and digits alone: a PDF keeps neither spaces nor joints, and turns the ligature of lam and alef round."""
    return "".join(char for char in text if char.isalnum()).replace("لا", "ال")


def printed(path: Path, language: str, folder: Path) -> str:
    """The text of the Report sheet as LibreOffice prints it; a form feed ends each page."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        sheet.sheet_state = "visible" if sheet.title == load(language).sheet("Report") else "hidden"
    book.active = report_sheet(book, language)
    alone = folder / "report.xlsx"
    book.save(alone)
    office = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*office, "--convert-to", "pdf", "--outdir", str(folder), str(alone)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    done = subprocess.run(["pdftotext", str(alone.with_suffix(".pdf")), "-"], check=True, capture_output=True)  # noqa: S607
    return done.stdout.decode()
