"""What the readers of notes return."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import datetime as dt

Calendar: TypeAlias = Literal["gregorian", "jalali"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A date that the words of a note name.

    `date` is the first day meant and `latest` the last (the same day unless the words name a stretch); only a `certain`
    reading may move a due date. `words` is an exact piece of the note, `rule` the name of the rule that read it,
    `alternatives` every other day the words could mean.
    """

    date: dt.date
    latest: dt.date
    certain: bool
    confidence: float
    words: str
    rule: str
    alternatives: tuple[dt.date, ...] = ()


@dataclass(frozen=True, slots=True)
class DateText:
    """A date written as text.

    `problem` is None or one of `not-a-date`, `no-year`, `ambiguous-date`, `impossible-date`; `date` is None where there
    is a problem. `calendar_used` is None where the text did not tell.
    """

    date: dt.date | None
    problem: str | None
    calendar_used: Calendar | None = None


@dataclass(frozen=True, slots=True)
class LoggedLine:
    """One line of a notes cell.

    A line with a `date` is a touch; one with a `problem` starts with something like a date that cannot be read
    (`no-year`, `ambiguous-date`, `impossible-date`); one with neither is a remark. `text` is the line without its date
    and channel, in the writer's own spelling; `line_no` counts from 1.
    """

    date: dt.date | None
    channel: str | None
    direction: Literal["out", "in"]
    outcome: str | None
    text: str
    line_no: int
    problem: str | None = None
