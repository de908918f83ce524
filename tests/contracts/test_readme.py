"""README shows the help of the commands as they print it.

A block is checked when a comment stands above it: `<!-- output of: followup refresh --help -->`.
"""

import os
import re
import subprocess
import sysconfig
from pathlib import Path

from tests.support.source import ROOT

README = ROOT / "README.md"
BLOCK = re.compile(r"<!-- output of: followup (?P<options>[^>]*?) -->\n```[a-z]*\n(?P<text>.*?)```", re.DOTALL)


def blocks() -> dict[str, str]:
    """Return the shown outputs of README by the options that make them."""
    return {found["options"]: found["text"] for found in BLOCK.finditer(README.read_text(encoding="utf-8"))}


def printed(options: str) -> str:
    program = Path(sysconfig.get_path("scripts")) / "followup"
    english = dict(os.environ, COLUMNS="80", LANG="C.UTF-8", LC_ALL="C.UTF-8", PYTHONIOENCODING="utf-8")
    done = subprocess.run([str(program), *options.split()], env=english, capture_output=True, check=True)
    return done.stdout.decode()


def test_readme_shows_the_help() -> None:
    assert "--help" in blocks()


def test_readme_is_in_step_with_the_commands() -> None:
    assert {options: printed(options) for options in blocks()} == blocks()
