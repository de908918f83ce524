"""The demo book: about 300 leads and 2,000 touches of a made-up trading company, the same for a day and a seed."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final

from followup_xl.template.book import build_with
from followup_xl.template.rows import Row, option_rows, options_for, worded
from followup_xl.template.texts import Texts

from .extras import add_extras, add_mistakes, move_to_notes
from .history import live_through
from .leads import new_story
from .sales import old_customer, sell
from .world import Story, World

LEADS: Final = 300
OLD_CUSTOMERS: Final = 45
NEVER_TOUCHED: Final = 8
_OLDEST_DAYS: Final = 84
_IN_NOTES: Final = 0.13


def build_demo(language: str, today: date, seed: int = 7) -> bytes:
    """A workbook in ``language`` with a made-up past that ends at ``today``; nobody in it is real.

    It holds a few mistakes on purpose. Raises ``ValueError`` for a language that is not there.
    """
    texts, world = Texts(language), World(language, today, seed)
    stories = [_story(world, number) for number in range(1, LEADS + 1)]
    add_extras(stories, world)
    strays = add_mistakes(stories, world)
    touches = sorted((*strays, *(touch for story in stories for touch in story.touches)), key=lambda row: row["date"])
    orders = sorted((order for story in stories for order in story.orders), key=lambda row: row["date"])
    rows = {
        "tblLeads": _worded("tblLeads", (story.lead for story in stories), texts),
        "tblTouches": _worded("tblTouches", touches, texts),
        "tblOrders": _worded("tblOrders", orders, texts),
        "tblOptions": option_rows(texts, options_for(language)),
        **_settings(world, texts),
    }
    return build_with(rows, language)


def _story(world: World, number: int) -> Story:
    story = new_story(world, number)
    if number <= OLD_CUSTOMERS:
        old_customer(story, world)
        return story
    story.lead["created"] = world.ago(1, _OLDEST_DAYS)
    if number <= OLD_CUSTOMERS + NEVER_TOUCHED:
        return story
    live_through(story, world)
    if story.touches and story.touches[-1]["outcome"] == "ordered":
        sell(story, world, story.touches[-1]["date"], steady=world.chance(0.5))
    if world.chance(_IN_NOTES):
        move_to_notes(story, world)
    return story


def _worded(table: str, rows: Iterable[Mapping[str, Any]], texts: Texts) -> list[Row]:
    return [worded(table, row, texts) for row in rows]


def _settings(world: World, texts: Texts) -> dict[str, list[Row]]:
    """The team, the products, one absence and the plan of three months."""
    team = [
        {
            "owner": world.name("owners", key),
            "language": owner["language"],
            "novice": "yes" if owner.get("novice") else "no",
            "expert": "yes" if owner.get("expert") else "no",
        }
        for key, owner in world.data["owners"].items()
    ]
    products = [
        {
            "product": world.name("product", key),
            "kind": product["kind"],
            "repeat_every_months": product["repeat"],
            "show_by_video": "yes" if product["video"] else "no",
        }
        for key, product in world.data["product"].items()
    ]
    away = world.today + timedelta(days=4)
    absences = [{"owner": team[1]["owner"], "from": away, "to": away + timedelta(days=5)}]
    tables = {"tblTeam": team, "tblProducts": products, "tblAbsences": absences, "tblTargets": _targets(world)}
    return {name: _worded(name, rows, texts) for name, rows in tables.items()}


def _targets(world: World) -> list[dict[str, Any]]:
    factor = world.data["money"][world.language]["factor"]
    first = world.today.replace(day=1)
    months = [(first - timedelta(days=days)).replace(day=1) for days in (45, 15)]
    return [
        {"month": month, "revenue_plan": 60_000 * factor, "expense_cap": 1_500 * factor} for month in (*months, first)
    ]
