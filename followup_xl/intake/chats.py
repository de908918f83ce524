"""Messages of a chat as touches: one for each day and direction."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

from followup_xl.intake.records import Talk

LONGEST_NOTE: Final = 2_000
ANSWERED: Final = "answered"


class Message(NamedTuple):
    """One message: its day, whether the customer wrote it, its text."""

    day: date
    inbound: bool
    text: str


def talks_of(messages: Iterable[Message], channel: str) -> tuple[Talk, ...]:
    """The touches, in their order: a chat of a hundred messages a day is one touch and one answer on that day.

    An outbound touch is ``answered`` where the customer writes before the next day on which we do.
    """
    runs: dict[tuple[date, bool], list[str]] = {}
    for message in messages:
        runs.setdefault((message.day, message.inbound), []).append(message.text)
    order = list(runs)
    return tuple(
        Talk(
            day,
            channel,
            "in" if inbound else "out",
            _note(runs[day, inbound]),
            ANSWERED if not inbound and _is_answered(day, order) else "",
        )
        for day, inbound in order
    )


def _is_answered(day: date, order: Sequence[tuple[date, bool]]) -> bool:
    """Whether the customer wrote on the day after we did, or later before we wrote again."""
    following = order[order.index((day, False)) + 1 :]
    return bool(following) and following[0][1]


def _note(texts: Sequence[str]) -> str:
    note = "\n".join(text.strip() for text in texts if text.strip())
    return note if len(note) <= LONGEST_NOTE else note[: LONGEST_NOTE - 1] + "…"
