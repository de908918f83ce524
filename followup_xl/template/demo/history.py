"""What happened: the touches of a customer from the first question to the last one, and how it ended."""

from datetime import date, timedelta
from itertools import count
from typing import Any, Final

from .touches import log_touch
from .world import Story, World

WIN: Final = {"fast": 0.75, "unhurried": 0.34, "researching": 0.13, "competitor": 0.05, "fake": 0.0, "": 0.15}
LOSS: Final = {"domestic": 0.42, "export": 0.3}
GAPS: Final = {"goods": (1, 1, 1, 2, 2), "service": (1, 2, 2), "machinery": (1, 2, 2)}
WEEKLY: Final = 7
EXPORT_GAP: Final = 3
TALK: Final = {
    "answered": 50, "price": 13, "sample": 9, "partner": 7, "competitor": 6, "analysis": 6, "loan": 4, "complaint": 2,
    "will-call": 6, "promised": 6,
}  # fmt: skip
TOUCHES_TO_END: Final = {
    "domestic": {1: 8, 2: 14, 3: 22, 4: 22, 5: 16, 6: 10, 8: 8},
    "export": {4: 8, 7: 14, 11: 20, 16: 14},
}
AFTER_WIN: Final = (2, 14)
AFTER_LOSS: Final = (1, 8, 38, 98)
"""Days after the end of a cadence on which most customers are still talked to."""
_CARED_FOR: Final = 0.85
_SILENT, _NO_ANSWER, _NEGLECTED, _COLD = 0.07, 0.2, 0.14, 0.85


def live_through(story: Story, world: World) -> None:
    """Fill the touches of a story up to today, and its outcome when it has ended."""
    lead = story.lead
    day: date = lead["created"]
    log_touch(story, world, day, "first-contact", direction="in")
    ending, last = _fate(story, world)
    until = world.ago(5, 20) if world.chance(_NEGLECTED) else world.today - timedelta(days=1)
    silent = _COLD if world.chance(_SILENT) else _NO_ANSWER
    for k in count(1):
        day = _next_day(lead, world, day, k)
        if day > until or (lead["group"] in {"fast", "fake"} and k > 1):
            return
        if k == last and ending:
            _end(story, world, day, ending)
            return
        _talk(story, world, day, silent)


def _next_day(lead: dict[str, Any], world: World, day: date, k: int) -> date:
    """The day of follow-up k: on time, or late by a little; what is late today may be done today."""
    on_time = world.working(day + timedelta(days=_gap(lead, k)))
    late = world.working(on_time + timedelta(days=_slip(world)))
    return on_time if late >= world.today and world.chance(0.6) else late


def _fate(story: Story, world: World) -> tuple[str, int]:
    """How it ends ("" when it is still open) and with which follow-up."""
    lead = story.lead
    win = WIN[lead["group"]] * world.data["source"][story.source]["win"]
    last = 1 if lead["group"] == "fast" else world.pick(TOUCHES_TO_END[lead["market"]])
    if world.chance(min(win, 0.9)):
        return "ordered", last
    if world.chance(LOSS[lead["market"]]):
        return ("no" if lead["market"] == "export" or world.chance(0.4) else "bought-elsewhere"), last
    return "", last


def _gap(lead: dict[str, Any], k: int) -> int:
    if lead["market"] == "export":
        return EXPORT_GAP
    gaps = GAPS[lead["product_kind"]]
    return gaps[k - 1] if k <= len(gaps) else WEEKLY


def _slip(world: World) -> int:
    """People are late now and then."""
    return world.pick({0: 64, 1: 20, 2: 10, 4: 6})


def _talk(story: Story, world: World, day: date, silent: float) -> None:
    if world.chance(silent):
        log_touch(story, world, day, "no-answer")
        return
    log_touch(story, world, day, world.pick(TALK))
    if world.chance(0.05):
        log_touch(story, world, world.working(day + timedelta(days=1)), "answered", direction="in")


def _end(story: Story, world: World, day: date, ending: str) -> None:
    log_touch(story, world, day, ending)
    if world.chance(0.75):
        story.lead["outcome"] = "won" if ending == "ordered" else ending
        story.lead["outcome_date"] = day
    after = AFTER_WIN if ending == "ordered" else AFTER_LOSS
    for days in after if world.chance(_CARED_FOR) else ():
        log_touch(story, world, world.working(day + timedelta(days=days)), "answered")
    if ending == "bought-elsewhere":
        story.lead["bought_from"] = world.one_of(["Karun", "Belmar", "Tarkan"])
