"""`python -m tests.corpus [FOLDER]` prints the table of the package's README, then what went wrong where."""

from __future__ import annotations

# ruff: noqa: T201 - a command prints
import sys
from pathlib import Path

from tests.corpus.running import run, table
from tests.support.shared import FOLDER


def main() -> None:
    """Print."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else FOLDER / "corpus"
    print(table(folder))
    for result in run(folder):
        wrong = result.lost + result.changed + result.defects + result.values
        if result.refused or wrong:
            print(result.name, result.said, *wrong[:5], sep="\n    ")


if __name__ == "__main__":
    main()
