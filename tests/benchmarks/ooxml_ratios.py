"""How fast the engine is, as ratios measured in one run: `python -m tests.benchmarks.ooxml_ratios`."""

from __future__ import annotations

# ruff: noqa: T201 - a command prints
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.benchmarks.ooxml_book import make
from tests.support.source import ROOT


@dataclass(frozen=True)
class Spent:
    """Medians of several runs of a task: wall clock, processor time (both in seconds), and peak memory in MB."""

    seconds: float
    cpu: float
    megabytes: float


def measure(task: str, book: Path, runs: int) -> Spent:
    """Each run in a process of its own, on a fresh copy."""
    found = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            copy = shutil.copy(book, folder)
            command = [sys.executable, "-m", "tests.benchmarks.ooxml_tasks", task, str(copy)]
            done = subprocess.run(command, capture_output=True, check=True, cwd=ROOT)
            found.append(json.loads(done.stdout))
    return Spent(*(median(run[key] for run in found) for key in ("seconds", "cpu", "megabytes")))


def main() -> None:
    """Print the ratios as Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book.xlsx"
        make(book)
        runs = {"floor": 5, "write": 5, "write_unchecked": 5, "write_openpyxl": 1, "read": 3, "read_openpyxl": 1}
        spent = {task: measure(task, book, count) for task, count in runs.items()}
    for task, found in spent.items():
        print(f"{task:16} {found.seconds:7.2f} s {found.cpu:7.2f} s CPU {found.megabytes:7.0f} MB")
    write, floor = spent["write"], spent["floor"]
    print("| | wall clock | processor time |", "|---|--:|--:|", sep="\n")
    rows = {
        "(a) openpyxl / this, eight columns written": (spent["write_openpyxl"], write),
        "(a) this / floor (inflate + deflate of the one part)": (write, floor),
        "(b) openpyxl read-only / this with calamine, two tables read": (spent["read_openpyxl"], spent["read"]),
        "with self-check / without": (write, spent["write_unchecked"]),
    }
    for name, (more, less) in rows.items():
        print(f"| {name} | {more.seconds / less.seconds:.2f} | {more.cpu / less.cpu:.2f} |")


if __name__ == "__main__":
    main()
