"""A refresh from the command line takes at most half of what openpyxl needs to load and save the same file."""

import shutil
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest

from followup_xl.template import build_with
from tests.support import big

LEADS, TOUCHES = 2_000, 8_000
MOST = 0.5
LOAD_AND_SAVE = "import sys, openpyxl; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[1])"


def seconds(command: list[str], codes: tuple[int, ...] = (0,)) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode in codes, done.stderr.decode()
    return time.perf_counter() - start


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ratio") / "book.xlsx"
    path.write_bytes(build_with({"tblLeads": big.leads(LEADS), "tblTouches": big.touches(TOUCHES, LEADS)}, "en"))
    return path


@pytest.mark.benchmark
@pytest.mark.slow
def test_refresh_takes_at_most_half_of_an_openpyxl_round_trip(book: Path, record_property: object) -> None:
    followup = str(Path(sysconfig.get_path("scripts")) / "followup")
    ratios = []
    for _ in range(3):
        fresh, other = (Path(shutil.copy(book, book.with_name(name))) for name in ("fresh.xlsx", "other.xlsx"))
        refresh = seconds([followup, "refresh", str(fresh), "--today", big.TODAY.isoformat()], (0, 1))
        ratios.append(refresh / seconds([sys.executable, "-c", LOAD_AND_SAVE, str(other)]))
    assert callable(record_property)
    record_property("refresh / openpyxl", [round(ratio, 3) for ratio in ratios])
    assert min(ratios) <= MOST, ratios
