"""What was bought: the orders of customers who said yes, the steady ones, and those who went away."""

from datetime import date, timedelta
from typing import Final

from .touches import log_touch
from .world import Story, World

_MONTH_DAYS: Final = 30
_REMEMBERED: Final = 0.85
_SIZES: Final = {1: 30, 2: 30, 3: 20, 5: 14, 12: 5, 30: 1}


def sell(story: Story, world: World, first: date, *, steady: bool) -> None:
    """The orders from the first one on; a steady customer goes on buying, some of them stop one day."""
    day, product = first, world.data["product"][story.product]
    interval = product["repeat"] * _MONTH_DAYS
    stops = world.ago(60, 500) if world.chance(0.35) else world.today
    while day <= world.today:
        _order(story, world, day)
        if not steady or day > stops:
            return
        day = world.working(day + timedelta(days=round(interval * world.dice.uniform(0.8, 1.25))))


def _order(story: Story, world: World, day: date) -> None:
    size = world.pick(_SIZES)
    money = world.data["money"][world.language]
    price = world.data["product"][story.product]["price"]
    story.orders.append(
        {
            "date": day,
            "lead": story.lead["id"],
            "product": story.lead["product"],
            "quantity": size,
            "amount": size * price * money["factor"],
            "currency": money["currency"],
            "state": "preliminary" if world.chance(0.06) else "paid",
        }
    )


def old_customer(story: Story, world: World) -> None:
    """A customer from before: bought soon after the first question, and still talked to after each order."""
    first = world.ago(260, 800)
    story.lead.update(created=first - timedelta(days=9), group="unhurried", outcome="won", outcome_date=first)
    log_touch(story, world, first, "ordered")
    sell(story, world, first, steady=True)
    for order in story.orders[1:]:
        log_touch(story, world, order["date"], "ordered")
    if world.chance(_REMEMBERED):
        log_touch(story, world, world.ago(1, 25), "answered")
    if world.chance(0.6):
        story.lead["nps"] = world.one_of([3, 6, 7, 8, 8, 9, 9, 10])
    if world.chance(0.4):
        story.lead["annual_need"] = 12 * world.dice.randint(2, 20)
