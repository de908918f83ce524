"""Large made-up books for measurements, the same for the same seed."""

from datetime import date, timedelta
from random import Random
from typing import Any, Final

from followup_xl.model.book import CellValue

Row = dict[str, CellValue]
TODAY: Final = date(2026, 11, 17)
OWNERS: Final = ("Sara", "Reza", "Ioana", "Andrei", "Mina")
NOTES: Final = (
    "says it is expensive",
    "wants a sample first",
    "asks for our price list",
    "no answer",
    "will call me back",
)


def leads(count: int, seed: int = 1) -> list[Row]:
    """Rows of ``tblLeads``, their codes as in an English book."""
    random = Random(seed)  # noqa: S311  # a test needs chance it can repeat
    return [_lead(number, random) for number in range(1, count + 1)]


def _lead(number: int, random: Random) -> Row:
    export = random.random() < 0.4
    created = TODAY - timedelta(days=random.randrange(200))
    row: dict[str, Any] = {
        "id": f"L{number:05}",
        "company": f"Company {number}",
        "contact": f"Contact {number}",
        "phone": f"+98912{number:07}",
        "email": f"office{number}@example.org",
        "country": random.choice(["RO", "DE", "TR", "AE"]) if export else "IR",
        "city": "City",
        "market": "export" if export else "domestic",
        "product": random.choice(["dates", "pistachio", "dryer"]),
        "product_kind": random.choice(["goods", "service", "machinery"]),
        "source": random.choice(["fair", "web", "referral"]),
        "owner": random.choice(OWNERS),
        "created": created,
        "group": random.choice(["unhurried", "researching", "competitor", "unhurried", "fast", "fake"]),
        "need": random.choice(["yes", "unknown", "no", None, None]),
        "notes": f"{created.isoformat()} call: {random.choice(NOTES)}" if random.random() < 0.2 else None,
    }
    if random.random() < 0.15:
        row |= {"outcome": random.choice(["won", "no", "bought-elsewhere"]), "outcome_date": TODAY}
    return row


def touches(count: int, lead_count: int, seed: int = 2) -> list[Row]:
    """Rows of ``tblTouches`` for the leads of ``leads``."""
    random = Random(seed)  # noqa: S311  # a test needs chance it can repeat
    return [_touch(random.randrange(1, lead_count + 1), random) for _ in range(count)]


def _touch(lead: int, random: Random) -> Row:
    return {
        "date": TODAY - timedelta(days=random.randrange(200)),
        "lead": f"L{lead:05}",
        "owner": random.choice(OWNERS),
        "channel": random.choice(["call", "email", "whatsapp"]),
        "direction": random.choice(["out", "out", "out", "in"]),
        "outcome": random.choice(["answered", "no-answer", "answered", None]),
        "note": random.choice(NOTES),
        "minutes": float(random.randrange(1, 9)),
    }
