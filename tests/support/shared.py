"""Finds the data that lies beside the checkout and is too large or too foreign to be part of it."""

import os
from pathlib import Path
from typing import Final

import pytest

FOLDER: Final = Path(__file__).resolve().parents[3] / "shared"


def shared(path: str) -> Path:
    """Return the file or folder `../shared/<path>`; without it the test is skipped, or fails when CI=true."""
    found = FOLDER / path
    if not found.exists():
        reason = f"needs ../shared/{path}: not there"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found
