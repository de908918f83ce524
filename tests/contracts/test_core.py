"""The core is a pure function: no I/O, no clock, no chance."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.source import PACKAGE, python_files

CORE = ["model", "compute", "reports", "validate", "plan", "pipeline.py"]
FILES = [file for part in CORE if (PACKAGE / part).exists() for file in python_files(PACKAGE / part)]
MODULES = {"io", "logging", "os", "random", "secrets", "shutil", "sys", "tempfile", "time", "urllib.request"}
CALLS = {"input", "now", "open", "print", "read_bytes", "read_text", "today", "utcnow", "write_bytes", "write_text"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_core_neither_reads_nor_writes_nor_asks_the_time(file: Path) -> None:
    assert not list(impurities(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "source",
    [
        "import time",
        "from os import path",
        "import os.path",
        "date.today()",
        "pd.Timestamp.now()",
        "open('x')",
        "from urllib.request import urlopen",
    ],
)
def test_an_impurity_is_seen(source: str) -> None:
    assert list(impurities(source))


def impurities(source: str) -> Iterator[str]:
    """Yield what in a source reaches out of it: forbidden imports and calls, with their lines."""
    for node in ast.walk(ast.parse(source)):
        for name in [*imported(node), *called(node)]:
            yield f"line {getattr(node, 'lineno', 0)}: {name}"


def imported(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {name for alias in node.names for name in (alias.name, alias.name.partition(".")[0])} & MODULES
    if isinstance(node, ast.ImportFrom):
        module = node.module or ""
        return {module, module.partition(".")[0]} & MODULES
    return set()


def called(node: ast.AST) -> set[str]:
    if not isinstance(node, ast.Call):
        return set()
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return {name} & CALLS
