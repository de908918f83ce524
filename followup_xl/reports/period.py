"""The days a report speaks of (DOMAIN section 10)."""

from dataclasses import dataclass
from datetime import date, timedelta

from followup_xl.model.codes import WEEKDAYS
from followup_xl.model.rules import Rules


@dataclass(frozen=True, slots=True)
class Period:
    """``first`` to ``last`` bound when leads entered, ``week_first`` to ``last`` the week; all days included."""

    first: date
    last: date
    week_first: date


def period(rules: Rules, today: date, week: date | None = None) -> Period:
    """The last ``report_weeks`` weeks, and the last seven days of them, up to ``today``.

    With ``week``, the calendar week that this day lies in (from ``week_start`` on, not beyond ``today``), and the
    weeks before it.
    """
    week_first, last = _week(today, week, rules.options.week_start)
    return Period(last - timedelta(weeks=rules.options.report_weeks) + timedelta(days=1), last, week_first)


def _week(today: date, week: date | None, start: str) -> tuple[date, date]:
    if week is None:
        return today - timedelta(days=6), today
    first = week - timedelta(days=(week.weekday() - WEEKDAYS.index(start)) % 7)
    return first, min(first + timedelta(days=6), max(today, first))
