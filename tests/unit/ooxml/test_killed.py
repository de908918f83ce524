"""A child is killed at random points of a save: the file is the old one or the new one, never a third."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from followup_xl.ooxml import Workbook, backups
from tests.support.source import ROOT
from tests.unit.ooxml.books import leads, saved

KILLS = 200
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL: this system has none"),
]

# A child forks at the moment it is about to save, so that each kill costs milliseconds and not a start of Python.
CHILD = """
import os, sys
from followup_xl.ooxml import Workbook
path, value = sys.argv[1], sys.argv[2]
for line in sys.stdin:
    book = Workbook.open(path)
    book.tables["tblLeads"].write("Name", [value + line.strip() + str(i) for i in range(len(book.tables["tblLeads"]))])
    saver = os.fork()
    if saver == 0:
        book.save(backup=2)
        os._exit(0)
    print(saver, flush=True)
    sys.stdin.readline()
    _, status = os.waitpid(saver, 0)
    print(status, flush=True)
"""


def test_a_save_killed_at_random_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(saved(leads(400)))
    chance = random.Random(20261122)  # noqa: S311 - a test draws moments, not secrets
    duration = time_of_one_save(path)
    outcomes = {"old": 0, "new": 0}
    with child(path) as process:
        for number in range(KILLS):
            before = names_in(path)
            saver = told(process, f"r{number}-")
            time.sleep(chance.uniform(0, duration))
            os.kill(saver, signal.SIGKILL)
            status = told(process, "killed")
            after = names_in(path)
            new = [f"new r{number}-{i}" for i in range(400)]
            assert after in (before, new)
            assert after == new or os.WIFSIGNALED(status)
            outcomes["new" if after == new else "old"] += 1
            assert all(Workbook.open(b).tables["tblLeads"].rows() for b in backups(path))
    assert min(outcomes.values()) > KILLS // 20, outcomes
    Workbook.open(path)


def names_in(path: Path) -> list[object]:
    """The column that is written, read from a file that must be whole."""
    book = Workbook.open(path)
    for name in book.package.names():
        book.package.raw(name)
    return [row["Name"] for row in book.tables["tblLeads"].rows()]


def time_of_one_save(path: Path) -> float:
    """Seconds that three saves took on average, and a little more."""
    start = time.perf_counter()
    for number in range(3):
        book = Workbook.open(path)
        book["Leads"]["B2"] = number
        book.save(backup=2)
    return (time.perf_counter() - start) / 3 * 1.5


def child(path: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path), "new "],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def told(process: subprocess.Popen[str], line: str) -> int:
    """Say something to the child; returns the number it answers: of the process that saves, then how that ended.

    The child waits for the saver only after being told, so that the number stays the saver's until then.
    """
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{line}\n")
    process.stdin.flush()
    return int(process.stdout.readline())
