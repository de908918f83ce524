"""Who asked: the customers of the demo book, before anything happened."""

from typing import Any, Final

from .world import Story, World

GROUPS: Final = {"unhurried": 46, "researching": 28, "competitor": 20, "fast": 2, "fake": 1, "": 3}
KIND_WEIGHTS: Final = {"saffron": 30, "dates": 28, "pistachio": 24, "packing-line": 10, "installation": 8}
ANSWERS: Final = {"": 50, "yes": 28, "unknown": 16, "no": 1}
_HIGH: Final = 0.16


def new_story(world: World, number: int) -> Story:
    """A customer with a name, an address, a wish and an owner; ``number`` makes the ID."""
    export = world.chance(0.27)
    owner = world.one_of(["elena", "helen", "radu"] if export else ["sara", "omid", "sara", "omid", "radu"])
    product, source = world.pick(KIND_WEIGHTS), _source(world)
    group = world.pick(GROUPS)
    lead = {
        "id": f"L-{number:03}",
        "market": "export" if export else "domestic",
        "product": world.name("product", product),
        "product_kind": world.data["product"][product]["kind"],
        "source": world.name("source", source),
        "owner": world.name("owners", owner),
        "group": group,
        **(_abroad(world, number) if export else _at_home(world, number)),
        **_answers(world),
    }
    return Story(lead, owner=owner, product=product, source=source)


def _source(world: World) -> str:
    sources: dict[str, float] = {key: source["weight"] for key, source in world.data["source"].items()}
    return world.pick(sources)


def _at_home(world: World, number: int) -> dict[str, Any]:
    home = world.home
    phone = home["phone"].format(n=number)
    telegram = {"telegram": phone} if world.chance(0.4) else {}
    company = home["company"].format(first=world.one_of(home["first"]), second=world.one_of(home["second"]))
    return {
        "company": company,
        "contact": world.one_of(home["names"]),
        "phone": phone,
        "country": world.country,
        "city": world.one_of(home["cities"]),
        **telegram,
    }


def _abroad(world: World, number: int) -> dict[str, Any]:
    abroad = world.data["abroad"]
    country = world.one_of(abroad["countries"])
    first = world.one_of(abroad["first"])
    return {
        "company": abroad["company"].format(first=first, second=world.one_of(abroad["second"])),
        "contact": world.one_of(abroad["names"]),
        "phone": country["phone"].format(n=number),
        "email": f"buyer{number}@{first.lower().replace(' ', '')}.example",
        "country": country["code"],
        "city": country["city"],
    }


def _answers(world: World) -> dict[str, Any]:
    """The marker questions: mostly not asked yet, sometimes all plainly good."""
    markers = ("need", "wish", "funds", "authority")
    if world.chance(_HIGH):
        return dict.fromkeys(markers, "yes")
    return {marker: world.pick(ANSWERS) for marker in markers}
