"""The page in a real browser: nothing runs over its edge, light and dark differ, and it prints on A4."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from followup_xl.i18n import LANGUAGES
from followup_xl.report_out import html
from tests.support.report_book import report_words

CHROMIUM = next((found for name in ("chromium", "google-chrome", "chrome") if (found := shutil.which(name))), None)
pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: not found")]
MEASURE = """<script>addEventListener("load", () => { document.title = JSON.stringify({
  width: document.documentElement.scrollWidth, window: innerWidth,
  paper: getComputedStyle(document.body).backgroundColor, direction: getComputedStyle(document.body).direction,
  drawings: [...document.querySelectorAll("svg")].map(svg => svg.getBoundingClientRect().height),
  over: [...document.querySelectorAll("svg")].flatMap(svg => [...svg.querySelectorAll("text")].filter(text => {
    const one = text.getBoundingClientRect(), all = svg.getBoundingClientRect();
    return one.left < all.left - 1 || one.right > all.right + 1 }).map(text => text.textContent)) }) })</script>"""


def browse(folder: Path, page: str, *options: str) -> str:
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}"]
    done = subprocess.run([*command, *options, file.as_uri()], capture_output=True, check=True, timeout=120)
    return done.stdout.decode()


def measured(folder: Path, language: str, *options: str) -> dict[str, Any]:
    page = html(report_words(language)).replace("</body>", MEASURE + "</body>")
    found = re.search(r"<title>(.*?)</title>", browse(folder, page, "--dump-dom", *options))
    assert found
    sizes: dict[str, Any] = json.loads(found[1])
    return sizes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [600, 1200])
def test_nothing_runs_over_the_edge(tmp_path: Path, language: str, width: int) -> None:
    sizes = measured(tmp_path, language, f"--window-size={width},900")
    assert sizes["width"] <= sizes["window"]
    assert sizes["direction"] == ("rtl" if language == "fa" else "ltr")
    assert len(sizes["drawings"]) == 5
    assert min(sizes["drawings"]) > 40
    assert sizes["over"] == []


def test_dark_is_dark(tmp_path: Path) -> None:
    light = measured(tmp_path, "en")["paper"]
    dark = measured(tmp_path, "en", "--blink-settings=preferredColorScheme=0")["paper"]
    assert (light, dark) == ("rgb(255, 255, 255)", "rgb(18, 24, 31)")


def test_it_prints_on_a_few_pages(tmp_path: Path) -> None:
    printed = tmp_path / "page.pdf"
    browse(tmp_path, html(report_words("fa")), f"--print-to-pdf={printed}", "--no-pdf-header-footer")
    assert 3 <= len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes())) <= 12
