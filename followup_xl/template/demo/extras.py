"""What makes a real book real: notes cells used as a log, parked customers, promises, and a few mistakes."""

from datetime import date, timedelta
from typing import Any, Final

from followup_xl.compute.jalali import from_gregorian
from followup_xl.template.texts import Texts

from .world import Story, World

REASONS: Final = {
    "en": ("waits for the season", "on leave", "new budget next month"),
    "fa": ("منتظر فصل است", "در مرخصی است", "بودجه ماه آینده"),
    "ro": ("așteaptă sezonul", "în concediu", "buget nou luna viitoare"),
}
_PERSIAN_DIGITS: Final = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def move_to_notes(story: Story, world: World) -> None:
    """The first touches stand as dated lines in the notes cell instead of in their table."""
    moved, story.touches = story.touches[:4], story.touches[4:]
    tongue = world.tongue(story.owner)
    words = Texts(tongue)
    lines = [
        f"{_written(touch['date'], tongue)} {words.label('channel', touch['channel'])}: {touch['note']}"
        for touch in moved
    ]
    story.lead["notes"] = "\n".join(lines)


def _written(day: date, tongue: str) -> str:
    if tongue == "fa":
        year, month, number = from_gregorian(day)
        return f"{year}/{month:02}/{number:02}".translate(_PERSIAN_DIGITS)
    return day.strftime("%d.%m.%Y") if tongue == "ro" else day.isoformat()


def add_extras(stories: list[Story], world: World) -> None:
    """Parked customers, own dates, promises of ours and hand-set tags, on customers that are still open."""
    open_ = [story for story in stories if "outcome" not in story.lead and story.touches]
    for story in world.dice.sample(open_, 8):
        reason = world.one_of(REASONS[world.language])
        story.lead.update(parked_until=world.today + timedelta(days=world.dice.randint(6, 40)), parked_because=reason)
    for story in world.dice.sample(open_, 10):
        story.lead["due_mine"] = world.working(world.today + timedelta(days=world.dice.randint(-2, 9)))
    for story in world.dice.sample(open_, 10):
        story.lead["promised_by_us"] = world.today + timedelta(days=world.dice.randint(-6, 10))
    for story in world.dice.sample(open_, 14):
        story.lead["tags_mine"] = world.one_of(["motive-logic", "motive-impulse", "motive-conscience"])
    for story in world.dice.sample(open_, 6):
        story.lead["outcome"] = world.one_of(["do-not-contact", "duplicate", "bad-data"])


def add_mistakes(stories: list[Story], world: World) -> list[dict[str, Any]]:
    """Spoil a few cells on purpose for the Issues sheet; returns touches of nobody.

    A date as text that can be read in two ways, a group that is none, a touch for an unknown customer, a score above
    ten.
    """
    day = world.today - timedelta(days=1)
    stories[11].lead["created"] = f"04/05/{world.today.year}"
    stories[23].lead["group"] = {"en": "very hot", "fa": "خیلی داغ", "ro": "foarte cald"}[world.language]
    stories[37].lead["nps"] = 40
    note = world.note("sara", "answered")
    return [{"date": day, "lead": "L-999", "owner": stories[0].lead["owner"], "channel": "call", "note": note}]
