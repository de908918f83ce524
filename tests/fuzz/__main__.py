"""`python -m tests.fuzz FOLDER [COUNT [FIRST]]` feeds damaged copies of a folder's workbooks and prints what failed."""

from __future__ import annotations

# ruff: noqa: T201 - a command prints
import sys
from pathlib import Path

from tests.fuzz.feeding import feed


def main() -> None:
    """Print counts and failures."""
    count, first = (int(a) for a in (*sys.argv[2:4], *("10000", "0")[len(sys.argv) - 2 :]))
    sources = sorted(p for p in Path(sys.argv[1]).iterdir() if p.suffix in {".xlsx", ".xlsm"})
    counts, failures = feed(sources, range(first, first + count))
    print(*sorted(counts.items()), sep="\n")
    print(*failures, sep="\n")


if __name__ == "__main__":
    main()
