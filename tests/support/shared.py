"""Finds the data that lies beside the checkout and is too large or too foreign to be part of it."""

from pathlib import Path
from typing import Final

import pytest

FOLDER: Final = Path(__file__).resolve().parents[3] / "shared"


def shared(path: str) -> Path:
    """Return the file or folder `../shared/<path>`; without it the test is skipped and says so."""
    found = FOLDER / path
    if not found.exists():
        pytest.skip(f"needs ../shared/{path}: not there")
    return found
