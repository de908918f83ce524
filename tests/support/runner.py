"""What `python -m tests` does once it is set up."""

import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).resolve().parents[2]
LINTERS: Final = {
    "ruff check": ["ruff", "check", "--quiet"],
    "ruff format": ["ruff", "format", "--check", "--quiet"],
    "mypy --strict": ["mypy", "--no-error-summary"],
    "import contracts": ["lint-imports"],
}


def main(arguments: list[str]) -> int:
    """Run the lint when `--lint` is among the arguments, otherwise pytest with them; returns the exit code."""
    if "--lint" in arguments:
        return max([lint(name) for name in LINTERS])
    return int(pytest.main(["--rootdir", str(ROOT), "-c", str(ROOT / "pyproject.toml"), *arguments]))


def lint(name: str) -> int:
    """Run one linter, say its result in a line, and what it found below; returns 0 or 1."""
    command, *options = LINTERS[name]
    program = str(Path(sysconfig.get_path("scripts")) / command)
    done = subprocess.run([program, *options], cwd=ROOT, capture_output=True, text=True, check=False)
    sys.stdout.write(f"{name}: {'failed' if done.returncode else 'passed'}\n")
    if done.returncode:
        sys.stdout.write(done.stdout + done.stderr)
    sys.stdout.flush()
    return min(done.returncode, 1) if done.returncode >= 0 else 1
