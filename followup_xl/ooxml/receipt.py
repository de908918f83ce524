"""What a save did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Receipt:
    """`parts` that are new, different or gone (none: the file was not touched); `backup` when one was made."""

    path: Path
    parts: tuple[str, ...]
    cells: int
    backup: Path | None
    recalculates: bool
    signature_dropped: bool = False
