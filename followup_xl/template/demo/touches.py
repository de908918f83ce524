"""One touch: how it was made, what came of it, and what the salesperson wrote."""

from datetime import date, timedelta
from typing import Final

from followup_xl.model.codes import TOUCH_OUTCOMES

from .world import Story, World

CHANNELS: Final = {
    "domestic": {"call": 70, "whatsapp": 20, "telegram": 10},
    "export": {"email": 66, "whatsapp": 26, "video-call": 8},
}
SPOKEN: Final = frozenset({"call", "video-call"})
_MINUTES, _MACHINERY_MINUTES = (3, 8), (20, 40)
_SAMPLE_COST: Final = 12


def log_touch(story: Story, world: World, day: date, about: str, *, direction: str = "out") -> None:
    """Add a touch that was about ``about``, a kind of note; nothing when ``day`` has not come yet."""
    if day > world.today:
        return
    channel = world.pick(CHANNELS[story.lead["market"]])
    days = world.dice.randint(3, 12)
    touch = {
        "date": day,
        "lead": story.lead["id"],
        "owner": story.lead["owner"],
        "channel": channel,
        "direction": direction,
        "outcome": about if about in TOUCH_OUTCOMES else "answered",
        "note": world.note(story.owner, about, days),
    }
    if about == "promised":
        touch["promised"] = day + timedelta(days=days)
    if channel in SPOKEN and about != "no-answer":
        touch["minutes"] = world.dice.randint(*_minutes(story))
    if about == "sample":
        touch["cost"] = world.data["money"][world.language]["factor"] * _SAMPLE_COST
    story.touches.append(touch)


def _minutes(story: Story) -> tuple[int, int]:
    """Typical lengths of DOMAIN section 6."""
    return _MACHINERY_MINUTES if story.lead["product_kind"] == "machinery" else _MINUTES
