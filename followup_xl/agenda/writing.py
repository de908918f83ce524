"""Text of a workbook on its way into calendars, mails and file names."""

from typing import Final

_WRITING: Final = "\u200c\u200d\u200e\u200f"
"""Zero-width joiners and direction marks belong to Persian writing."""


def clean(text: str) -> str:
    """One line without control characters, which neither a calendar nor a mail header may hold."""
    return " ".join("".join(char if char.isprintable() or char in _WRITING else " " for char in text).split())
