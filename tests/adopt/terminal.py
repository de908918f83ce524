"""A command run on a terminal of its own, with a person who types."""

import os
import pty
import select
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.support.source import PACKAGE

CHILD = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from followup_xl.cli import main
sys.argv[0] = "followup"
main()
"""
INTERRUPT = "\x03"
PATIENCE = 60


@dataclass(frozen=True)
class Ended:
    """What was on the screen, and the exit code."""

    screen: str
    code: int


def typed(arguments: list[str], folder: Path, answers: list[str]) -> Ended:
    """Run a command in ``folder`` and type each answer when the program waits for one."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent), "NO_COLOR": "1", "PYTHONUTF8": "1"}
    process = subprocess.Popen(
        [sys.executable, "-c", CHILD, *arguments],
        cwd=folder,
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    screen = _read(ours)
    for answer in answers:
        if answer == INTERRUPT:
            _interrupt(ours)
        else:
            os.write(ours, f"{answer}\n".encode())
        screen += _read(ours)
    code = process.wait(PATIENCE)
    os.close(ours)
    return Ended(screen.replace("\r\n", "\n"), code)


def _interrupt(terminal: int) -> None:
    """Press Ctrl-C until something comes: Python may miss one that comes just before it begins to listen."""
    for _ in range(PATIENCE):
        os.write(terminal, INTERRUPT.encode())
        os.read(terminal, len("^C"))
        if select.select([terminal], [], [], 1)[0]:
            return


def _read(terminal: int) -> str:
    """Everything until the program waits at a question (its last line is not finished) or ends."""
    seen = b""
    while not _waits(seen):
        if not select.select([terminal], [], [], PATIENCE)[0]:
            raise TimeoutError(seen.decode(errors="replace"))
        try:
            more = os.read(terminal, 65_536)
        except OSError:  # what Linux says when the other side is closed
            more = b""
        if not more:
            break
        seen += more
    return seen.decode()


def _waits(seen: bytes) -> bool:
    return seen.endswith((b"? ", b") ", "؟ ".encode(), b"> "))
