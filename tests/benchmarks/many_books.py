"""Measure `followup refresh` and `followup report --across` over many books: a row a number of books, as Markdown.

    python -m tests.benchmarks.many_books 10 100 1000

Processor time is that of all processes. What starting takes (two books, one for each of two workers) is measured by
itself and taken off, so that a row tells what one more book costs. Memory is that of the driver alone, at its highest.
"""

import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.support import many
from tests.support.big import TODAY

WORKERS: Final = 2
LEADS: Final = 50


@dataclass(frozen=True)
class Measured:
    """Seconds of all processors and of the clock, and the driver's peak of memory in MB."""

    processor: float
    clock: float
    memory: float


def followup(*arguments: str) -> Measured:
    """Run a command with two workers and measure it; Linux only."""
    program = str(Path(sysconfig.get_path("scripts")) / "followup")
    options = ("--engine", "processes", "--workers", str(WORKERS), "--today", TODAY.isoformat())
    before, start, peak = os.times(), time.monotonic(), 0.0
    with subprocess.Popen([program, *arguments, *options], stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            peak = max(peak, peak_of(process.pid))
            time.sleep(0.02)
    after = os.times()
    assert process.returncode in {0, 1}
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return Measured(spent, time.monotonic() - start, peak)


def peak_of(pid: int) -> float:
    """Return the highest memory of a process so far, in MB; 0 when it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return max((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), default=0.0)


def measured(count: int) -> tuple[Measured, Measured]:
    """Refresh so many fresh books, and report across them."""
    with tempfile.TemporaryDirectory() as folder:
        many.write(Path(folder), count, LEADS)
        pattern = f"{folder}/**/leads-????.xlsx"
        return followup("refresh", pattern, "--json"), followup("report", "--across", folder)


def each(count: int, found: Measured, start: Measured) -> float:
    """Return the seconds of processor that one more book costs."""
    return (found.processor - start.processor) / (count - WORKERS)


def table(counts: list[int]) -> str:
    """Return the table as Markdown."""
    starts = measured(WORKERS)
    rows = [
        "| books | refresh: s of processor a book | clock, s | driver, MB | report: s a book | clock, s | driver, MB |",
        "|---|---|---|---|---|---|---|",
    ]
    for count in counts:
        cells = [
            f"{each(count, found, start):.3f} | {found.clock:.0f} | {found.memory:.0f}"
            for found, start in zip(measured(count), starts, strict=True)
        ]
        rows.append(f"| {count:,} | {' | '.join(cells)} |")
    start = " and ".join(f"{found.processor:.1f} s" for found in starts)
    return "\n".join([*rows, f"\nStarting, with a book a worker: {start} of processor."])


if __name__ == "__main__":
    sys.stdout.write(table([int(argument) for argument in sys.argv[1:]]) + "\n")
