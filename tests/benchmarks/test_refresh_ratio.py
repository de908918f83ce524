"""A refresh from the command line takes at most half of what openpyxl needs to load and save the same file.

Both are whole processes; what counts is the time of the processor, which other work on the machine hardly changes.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
from datetime import timedelta
from pathlib import Path

import pytest

from followup_xl.template import build_with
from tests.support import big

LEADS, TOUCHES = 2_000, 8_000
MOST = 0.5
YESTERDAY = big.TODAY - timedelta(1)
LOAD_AND_SAVE = "import sys, openpyxl; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[1])"

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.slow,
    pytest.mark.skipif(os.name != "posix", reason="Windows does not tell the time of child processes"),
]


def seconds(command: list[str], codes: tuple[int, ...] = (0,)) -> float:
    """Return the processor time of a process, start and end included."""
    before = os.times()
    done = subprocess.run(command, capture_output=True, check=False)
    after = os.times()
    assert done.returncode in codes, done.stderr.decode()
    return after.children_user + after.children_system - before.children_user - before.children_system


def refresh(path: Path, day: str) -> float:
    followup = str(Path(sysconfig.get_path("scripts")) / "followup")
    return seconds([followup, "refresh", str(path), "--today", day], (0, 1))


@pytest.fixture(scope="module")
def new_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ratio") / "new.xlsx"
    path.write_bytes(build_with({"tblLeads": big.leads(LEADS), "tblTouches": big.touches(TOUCHES, LEADS)}, "en"))
    return path


@pytest.fixture(scope="module")
def used_book(new_book: Path) -> Path:
    """A book that was refreshed yesterday: what a team has every morning."""
    path = Path(shutil.copy(new_book, new_book.with_name("used.xlsx")))
    refresh(path, YESTERDAY.isoformat())
    return path


def ratios(book: Path) -> list[float]:
    found = []
    for _ in range(3):
        ours, theirs = (Path(shutil.copy(book, book.with_name(name))) for name in ("ours.xlsx", "theirs.xlsx"))
        found.append(refresh(ours, big.TODAY.isoformat()) / seconds([sys.executable, "-c", LOAD_AND_SAVE, str(theirs)]))
    return [round(ratio, 3) for ratio in found]


def test_the_daily_refresh_takes_at_most_half_of_an_openpyxl_round_trip(used_book: Path) -> None:
    found = ratios(used_book)
    assert min(found) <= MOST, found


def test_the_first_refresh_is_faster_than_an_openpyxl_round_trip(new_book: Path) -> None:
    found = ratios(new_book)
    assert min(found) < 1, found
