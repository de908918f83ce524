"""Reads the project's own source, for the tests that hold it to the house rules."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = ROOT / "followup_xl"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(folder: Path) -> list[Path]:
    """Return the Python files below a folder, or the one file it is."""
    return [folder] if folder.is_file() else sorted(folder.rglob("*.py"))


def functions(file: Path) -> Iterator[Function]:
    """Yield every function and method of a file, nested ones too."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    """Return the lines of a function from `def` to its end, without the docstring."""
    last = function.end_lineno or function.lineno
    documentation = function.body[0] if ast.get_docstring(function) else None
    documented = (documentation.end_lineno or 0) - documentation.lineno + 1 if documentation else 0
    return last - function.lineno + 1 - documented


def tracked_files() -> list[Path]:
    """Return the files that git knows, as they are in the work tree."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def copy_checkout(folder: Path) -> None:
    """Copy the files that git knows into a folder: a checkout as a newcomer has it, without an environment."""
    for file in tracked_files():
        copy = folder / file.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, copy)
