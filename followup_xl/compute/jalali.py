"""The Solar Hijri (Jalali) calendar in closed form, for single dates and for whole columns.

The 33-year arithmetic rule with the constants below gives the official Nowruz for all of 1300 to 1500
(checked against an independent astronomical reckoning and, in the tests, against persiantools).
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_EPOCH: Final = dt.date(622, 3, 18).toordinal()
_UNIX: Final = dt.date(1970, 1, 1).toordinal() - _EPOCH
_LONG_DAYS: Final = 186  # six months of 31 days


def _year_start(year: int) -> int:
    return (12053 * year - 11925) // 33


def is_leap(year: int) -> bool:
    """Return whether Esfand of Jalali `year` has 30 days."""
    return _year_start(year + 1) - _year_start(year) == 366  # noqa: PLR2004


def month_days(year: int, month: int) -> int:
    """Return the number of days of a Jalali month (1 to 12)."""
    if month <= 6:  # noqa: PLR2004
        return 31
    return 30 if month < 12 or is_leap(year) else 29  # noqa: PLR2004


def is_valid(year: int, month: int, day: int) -> bool:
    """Return whether the Jalali day exists."""
    return 1 <= month <= 12 and 1 <= day <= month_days(year, month)  # noqa: PLR2004


def to_gregorian(year: int, month: int, day: int) -> dt.date:
    """Return the Gregorian date of a Jalali day; raise ValueError where the day does not exist."""
    if not is_valid(year, month, day):
        message = f"no such Jalali day: {year:04d}/{month:02d}/{day:02d}"
        raise ValueError(message)
    before = 31 * (month - 1) if month <= 7 else _LONG_DAYS + 30 * (month - 7)  # noqa: PLR2004
    return dt.date.fromordinal(_EPOCH + _year_start(year) + before + day - 1)


def from_gregorian(date: dt.date) -> tuple[int, int, int]:
    """Return (year, month, day) in the Jalali calendar."""
    n = date.toordinal() - _EPOCH
    year = (33 * n + 11957) // 12053
    day = n - _year_start(year)
    if day < _LONG_DAYS:
        return year, day // 31 + 1, day % 31 + 1
    return year, (day - _LONG_DAYS) // 30 + 7, (day - _LONG_DAYS) % 30 + 1


def columns_from_gregorian(
    dates: NDArray[np.datetime64],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the Jalali year, month and day of each date (shape as the input; no NaT allowed)."""
    n = dates.astype("datetime64[D]").astype(np.int64) + _UNIX
    year = (33 * n + 11957) // 12053
    day = n - (12053 * year - 11925) // 33
    early = day < _LONG_DAYS
    late = day - _LONG_DAYS
    return year, np.where(early, day // 31 + 1, late // 30 + 7), np.where(early, day % 31 + 1, late % 30 + 1)


def columns_to_gregorian(
    year: NDArray[np.int64], month: NDArray[np.int64], day: NDArray[np.int64]
) -> NDArray[np.datetime64]:
    """Return the Gregorian dates (datetime64[D]) of Jalali days; days that do not exist become NaT."""
    start = (12053 * year - 11925) // 33
    before = np.where(month <= 7, 31 * (month - 1), _LONG_DAYS + 30 * (month - 7))  # noqa: PLR2004
    dates = (start + before + day - 1 - _UNIX).astype("datetime64[D]")
    back = columns_from_gregorian(dates)
    same = (back[0] == year) & (back[1] == month) & (back[2] == day)
    return np.where(same, dates, np.datetime64("NaT", "D"))
