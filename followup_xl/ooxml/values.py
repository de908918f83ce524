"""Values as cells hold them: text escaped, dates as serial numbers; and back."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta

from . import limits
from .errors import BadValue
from .xmltext import escape


class CellError(str):
    """An error value such as `#N/A`, equal to its text."""

    __slots__ = ()


Value = str | int | float | bool | date | datetime | CellError | None

# What XML 1.0 does not allow, a carriage return, and text that would be taken for an escape (22.9.2.19 ST_Xstring).
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_ODD = re.compile("[&<>\n\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x|^\\s|\\s$|\\s\\s")
_SPACED = re.compile(r"^\s|\s$|\n|\s\s")
_EPOCH_1900, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a cell knows no time zone
_LEAP_BUG = 60
"""Serial number of the 29th of February 1900, a day Excel has and the calendar does not."""
_MICROSECONDS = 86_400_000_000
_MAX_SERIAL = 2_958_466


def encode_text(text: str) -> str:
    """Text as the content of `<t>`. Raises BadValue above 32,767 UTF-16 units."""
    if len(text) > limits.MAX_TEXT // 2 and len(text.encode("utf-16-le", "surrogatepass")) > 2 * limits.MAX_TEXT:
        raise BadValue(value="this text", reason=f"it is longer than {limits.MAX_TEXT:,} characters")
    return escape(_ESCAPED.sub(lambda m: f"_x{ord(m[0]):04X}_", text))


def column_text(name: str) -> str:
    """A column's name as a table part writes it: line breaks escaped too (18.5.1.3 tableColumn)."""
    return _ESCAPED.sub(lambda m: f"_x{ord(m[0]):04X}_", name).replace("\n", "_x000a_").replace("\t", "_x0009_")


def is_plain(text: str) -> bool:
    """Whether text may stand in a cell exactly as it is."""
    return len(text) <= limits.MAX_TEXT // 2 and not _ODD.search(text)


def decode_text(text: str) -> str:
    """Text of a part, entities resolved by the caller, with its `_xHHHH_` escapes resolved."""
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


def needs_space(text: str) -> bool:
    """Whether `xml:space="preserve"` is needed for the text to survive."""
    return bool(_SPACED.search(text))


def plain(value: object) -> Value:
    """The value as one of ours: array scalars unwrapped, NaN, infinity and foreign types refused with BadValue."""
    if type(value) is str or value is None or isinstance(value, (bool, CellError)):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, datetime):
        return _plain_datetime(value)
    if isinstance(value, date):
        return value
    if isinstance(value, (int, float)):
        return _plain_number(value)
    item = getattr(value, "item", None)
    if callable(item) and getattr(value, "shape", None) == ():
        return plain(item())
    raise BadValue(value=repr(value)[:80], reason=f"a {type(value).__name__} has no place in a sheet")


def _plain_datetime(value: datetime) -> datetime:
    if value != value:  # noqa: PLR0124 - only NaT, the missing date of data frames, differs from itself
        raise BadValue(value="NaT", reason="it is a missing date; write None")
    if value.tzinfo is not None:
        raise BadValue(value=value.isoformat(), reason="cells know no time zones")
    return value


def _plain_number(value: float) -> float:
    if not math.isfinite(value):
        raise BadValue(value=value, reason="it is not a finite number")
    if isinstance(value, int) and abs(value) >> 53 and int(float(value)) != value:
        raise BadValue(value=value, reason="it has more digits than a number keeps; write it as text")
    return int(value) if isinstance(value, int) else float(value)


def to_serial(value: date, *, date1904: bool) -> float:
    """Days since the workbook's epoch. Raises BadValue before it."""
    epoch = _EPOCH_1904 if date1904 else _EPOCH_1900
    serial: float = value.toordinal() - epoch.toordinal()
    if isinstance(value, datetime):
        span = value.replace(tzinfo=None) - datetime.combine(value, time.min)
        serial += (span.seconds * 1_000_000 + span.microseconds) / _MICROSECONDS
    if not date1904 and serial < _LEAP_BUG + 1:
        serial -= 1
    if serial < (0 if date1904 else 1):
        raise BadValue(value=value.isoformat(), reason="it lies before the first day of the workbook's calendar")
    return int(serial) if serial == int(serial) else serial


def from_serial(serial: float, *, date1904: bool) -> datetime | float:
    """The moment a number means, to the millisecond; the number itself when it lies outside of the calendar."""
    if not 0 <= serial < _MAX_SERIAL:
        return serial
    if not date1904 and serial < _LEAP_BUG:
        serial += 1
    span = timedelta(days=math.floor(serial), milliseconds=round((serial % 1) * 86_400_000))
    return (_EPOCH_1904 if date1904 else _EPOCH_1900) + span
