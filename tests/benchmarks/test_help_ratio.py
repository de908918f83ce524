"""``followup --help`` answers at once: what is slow to import waits until a command needs it."""

import subprocess
import sys
import time
from typing import Final

import pytest

SLOW: Final = (
    "pandas",
    "numpy",
    "openpyxl",
    "lxml",
    "holidays",
    "rapidfuzz",
    "phonenumbers",
    "icalendar",
    "rich",
    "dask",
)
HELP: Final = "import sys; from followup_xl.cli import main; sys.argv = ['followup', '--help']; main()"
PEER: Final = "import click, json, subprocess, tempfile, tomllib"
TIMES_THE_PEER: Final = 2.5
"""Measured 1.3 to 1.6. The peer is what any command line of this kind needs; it takes 0.06 to 0.08 s."""


def seconds(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    return time.perf_counter() - start


@pytest.mark.benchmark
def test_help_costs_little_more_than_its_libraries() -> None:
    rounds = [(seconds(HELP), seconds(PEER)) for _ in range(7)]
    told, needed = (min(times) for times in zip(*rounds, strict=True))
    assert told < TIMES_THE_PEER * needed, rounds


def test_help_imports_nothing_slow() -> None:
    code = HELP.replace("main()", "\ntry:\n    main()\nexcept SystemExit:\n    print('MODULES', *sys.modules)")
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = done.stdout.rpartition("MODULES")[2].split()
    assert "click" in loaded
    assert not set(SLOW) & set(loaded)
