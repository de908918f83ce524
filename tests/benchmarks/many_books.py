"""Measure `followup refresh` and `followup report --across` over many books: a row a number of books, as Markdown.

    python -m tests.benchmarks.many_books refresh 10 100 1000
    python -m tests.benchmarks.many_books report 10 100 1000

Processor time is that of all processes. What starting takes (two books, one for each of two workers) is measured by
itself and taken off, so that a row tells what one more book costs. Memory is that of the driver alone, at its highest.
"""

import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.support import many
from tests.support.big import TODAY

WORKERS: Final = 2
LEADS: Final = 12


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


def measured(command: str, count: int) -> Measured:
    """Run ``refresh`` or ``report`` over so many fresh books."""
    with tempfile.TemporaryDirectory() as folder:
        many.write(Path(folder), count, LEADS)
        if command == "refresh":
            return followup("refresh", f"{folder}/**/leads-????.xlsx", "--json")
        return followup("report", "--across", folder)


def each(count: int, found: Measured, start: Measured) -> float:
    """Return the seconds of processor that one more book costs."""
    return (found.processor - start.processor) / (count - WORKERS)


def table(command: str, counts: list[int]) -> Iterator[str]:
    """Give the lines of the table, each when it is known."""
    start = measured(command, WORKERS)
    yield f"Starting, with a book a worker: {start.processor:.1f} s of processor."
    yield f"| books | {command}: s of processor a book | s of the clock | driver, MB |"
    yield "|---|---|---|---|"
    for count in counts:
        found = measured(command, count)
        yield f"| {count:,} | {each(count, found, start):.3f} | {found.clock:.0f} | {found.memory:.0f} |"


if __name__ == "__main__":
    for line in table(sys.argv[1], [int(argument) for argument in sys.argv[2:]]):
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
