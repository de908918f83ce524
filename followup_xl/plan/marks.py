"""Short marks of what a run wrote for a new lead: enough to see later which of its cells somebody changed."""

from collections.abc import Iterable
from typing import Final
from zlib import crc32

from followup_xl.model.book import CellValue
from followup_xl.plan.cells import as_text

NOTHING: Final = "0000"
"""The mark of a cell in which nothing was written."""

_SIGN: Final = "~"
_WIDTH: Final = len(NOTHING)


def mark(value: CellValue) -> str:
    """Four hexadecimal digits of the checksum of a value; two values share one by a chance of 1 in 65,535."""
    text = as_text(value)
    return NOTHING if text is None else f"{crc32(text.encode()) % 0xFFFF + 1:04x}"


def marks(values: Iterable[CellValue]) -> str:
    """The marks of several cells as one text."""
    return _SIGN + "".join(map(mark, values))


def split_marks(text: str, count: int) -> tuple[str, ...]:
    """The marks of ``count`` cells; () where the text holds something else."""
    if not text.startswith(_SIGN) or len(text) != 1 + count * _WIDTH:
        return ()
    return tuple(text[at : at + _WIDTH] for at in range(1, len(text), _WIDTH))
