"""Command lines run in this process."""

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from followup_xl.cli import followup
from followup_xl.cli.ending import run_guarded

Shell = Callable[..., tuple[int, str, str]]


def shell_in(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """Return what runs a command line in an English shell in `folder`, and gives exit code, stdout and stderr."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.delenv("FOLLOWUP_DEBUG", raising=False)

    def run_here(*arguments: str) -> tuple[int, str, str]:
        with patch("sys.argv", ["followup", *arguments]):
            code = run_guarded(followup)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run_here
