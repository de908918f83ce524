"""The log file for whoever helps a salesperson: what went wrong, when, in which versions."""

import os
import platform
import sys
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from followup_xl import __version__

FILE: Final = "excel.log"
LARGEST: Final = 1_000_000
"""A log file of more bytes starts anew."""


def log_file() -> Path:
    """Where the log lies: the user's own folder for such things on Windows, macOS and Linux."""
    if sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA", Path.home())) / "followup_xl"
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Logs" / "followup_xl"
    else:
        folder = Path(os.environ.get("XDG_STATE_HOME", Path.home() / ".local" / "state")) / "followup_xl"
    return folder / FILE


def log_error(action: str) -> Path:
    """Write the error being handled to the log; returns the file, written or not."""
    file = log_file()
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        mode = "w" if file.exists() and file.stat().st_size > LARGEST else "a"
        with file.open(mode, encoding="utf-8") as log:
            log.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z {action}, {_versions()}\n{traceback.format_exc()}\n")
    return file


def _versions() -> str:
    return f"followup_xl {__version__}, Python {platform.python_version()}, {platform.platform()}"
