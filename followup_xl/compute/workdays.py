"""Working days of two sides: the owner works and the customer's country is open (DOMAIN section 4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from followup_xl.model.rules import DayRow, Rules, TeamMember
from followup_xl.model.text import key

from .values import folded

Days = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_EPOCH_WEEKDAY: Final = 3  # 1970-01-01 was a Thursday, Monday is 0
_WEEKDAYS: Final[Mapping[str, tuple[int, ...]]] = {
    "fri": (4,),
    "thu-fri": (3, 4),
    "fri-sat": (4, 5),
    "sat-sun": (5, 6),
    "sat": (5,),
    "sun": (6,),
}
_ELSEWHERE: Final = "sat-sun"
_MARGIN: Final = 800


def day_numbers(dates: pd.Series) -> Days:
    """Dates as days since 1970-01-01, int64; NaT becomes the least integer."""
    return dates.to_numpy().astype("datetime64[D]").astype("int64")


def dates_of(days: Days) -> npt.NDArray[np.datetime64]:
    """Days since 1970-01-01 as datetime64[s]."""
    return days.astype("datetime64[D]").astype("datetime64[s]")


@dataclass(frozen=True)
class Rolled:
    """Where dates landed: ``days`` (since 1970) and ``roll``, how: "", closed, late, early or before-closure."""

    days: Days
    roll: npt.NDArray[np.str_]


@dataclass(frozen=True)
class Schedules:
    """The open days of every (owner, customer country) pair in use.

    ``pair`` gives each lead's row in the tables; ``following`` and ``preceding`` hold, for each pair and day from
    ``first`` on, the nearest open day on or after, on or before it.
    """

    pair: Days
    first: int
    following: Days
    preceding: Days
    long_closure: int

    def is_open(self, days: Days, rows: Days) -> Flags:
        """Whether each day is open for the lead at the same place of ``rows`` (positions in ``pair``)."""
        flags: Flags = self._look(self.following, days, rows) == days
        return flags

    def roll(self, days: Days, rows: Days) -> Rolled:
        """Forward to the next open day."""
        landed = self._look(self.following, days, rows)
        return Rolled(landed, np.where(landed == days, "", "closed"))

    def gap(self, anchors: Days, least: Days, most: Days, rows: Days) -> Rolled:
        """The day of a follow-up ``least`` to ``most`` calendar days after its anchor, as DOMAIN section 4 rolls it.

        A window takes its first open day; else the day after it; else the day before it; else the next open day. A
        target inside a closed stretch longer than ``long_closure`` days goes to the last open day before it.
        """
        target, end = anchors + least, anchors + most
        landed = self._look(self.following, target, rows)
        before = self._look(self.preceding, target, rows)
        inside = landed <= end
        is_window, early_ok = most > least, (before == target - 1) & (before > anchors)
        late_one = is_window & (landed == end + 1)
        early = is_window & ~inside & ~late_one & early_ok
        closure = ~inside & (landed - before - 1 > self.long_closure) & (before > anchors)
        days = np.where(closure | early, before, landed)
        choices = [closure, early, is_window & ~inside, landed != target]
        return Rolled(days, np.select(choices, ["before-closure", "early", "late", "closed"], ""))

    def _look(self, table: Days, days: Days, rows: Days) -> Days:
        columns = np.clip(days - self.first, 0, table.shape[1] - 1)
        return table[self.pair[rows], columns]


def build(rules: Rules, owners: pd.Series, countries: pd.Series, first: pd.Timestamp, last: pd.Timestamp) -> Schedules:
    """Schedules for leads given by their owner (as typed) and ISO country ("" for unknown: the owner's days alone).

    ``first`` and ``last`` bound the dates that will be asked for; two years are added behind.
    """
    start, end = first.to_datetime64(), last.to_datetime64()
    days = np.arange(_day(start) - 30, _day(end) + _MARGIN, dtype="int64")
    team = {key(member.owner): member for member in rules.team}
    pairs = pd.MultiIndex.from_arrays([folded(owners), countries])
    codes, unique = pd.factorize(pairs)
    closed = _Closed(rules, days)
    tables = np.array([closed.owner(owner, team) | closed.country(country) for owner, country in unique], dtype=bool)
    open_days = ~tables.reshape(len(unique), len(days))
    open_days[:, -1] = True  # a sentinel, so that every search ends
    columns = np.arange(len(days))
    ahead = np.where(open_days, columns, len(days))
    following = np.minimum.accumulate(ahead[:, ::-1], axis=1)[:, ::-1]
    preceding = np.maximum.accumulate(np.where(open_days, columns, -1), axis=1)
    return Schedules(
        codes.astype("int64"), int(days[0]), following + days[0], preceding + days[0], rules.options.long_closure_days
    )


def _day(moment: np.datetime64) -> int:
    return int(moment.astype("datetime64[D]").astype("int64"))


class _Closed:
    """The closed days of owners and countries, each computed once."""

    def __init__(self, rules: Rules, days: Days) -> None:
        self.rules, self.days = rules, days
        self.weekdays = (days + _EPOCH_WEEKDAY) % 7
        self.known: dict[tuple[str, str], Flags] = {}

    def country(self, country: str) -> Flags:
        """The closed days of a country; none for ""."""
        return self._calendar(country, self._weekend(country)) if country else np.zeros(len(self.days), dtype=bool)

    def owner(self, owner: str, team: Mapping[str, TeamMember]) -> Flags:
        """The days an owner does not work: their country's, with their own weekend, and their absences."""
        member = team.get(owner)
        country = (member.country if member else "") or self.rules.options.country
        weekend = (member.weekend if member else "") or self._weekend(country)
        closed = self._calendar(country, weekend).copy()
        for absence in self.rules.absences:
            if key(absence.owner) == owner:
                closed |= (self.days >= _number(absence.first)) & (self.days <= _number(absence.last))
        return closed

    def _weekend(self, country: str) -> str:
        """The book's own weekend is an option; another country's is a row of tblCalendar, else Saturday and Sunday."""
        if country == self.rules.options.country:
            return self.rules.options.weekend
        rows = [row.weekend for row in self.rules.calendar if row.country == country and row.kind == "weekend"]
        return rows[-1] if rows else _ELSEWHERE

    def _calendar(self, country: str, weekend: str) -> Flags:
        if (country, weekend) not in self.known:
            closed = np.isin(self.weekdays, _WEEKDAYS.get(weekend, ()))
            for row in sorted(self.rules.calendar, key=_by_origin):
                if row.country == country and row.day is not None:
                    closed[self.days == _number(row.day)] = row.kind == "closed"
            self.known[country, weekend] = closed
        return self.known[country, weekend]


def _by_origin(row: DayRow) -> bool:
    """A row typed by hand comes last and wins (DOMAIN section 4)."""
    return row.origin == "hand"


def _number(day: object) -> int:
    return int(np.datetime64(str(day), "D").astype("int64"))
