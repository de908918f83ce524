"""What an owner is told of one lead: who, by when, why, how, and with which first words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from followup_xl.compute.links import Addresses, link
from followup_xl.model.ports import Translator
from followup_xl.plan.why import why_sentences

from .people import Desk
from .writing import clean

_TYPED = ["id", "company", "contact", "phone", "email", "telegram", "instagram", "country", "city", "market"]
_COMPUTED = ["due", "days_late", "channel", "say", "touches", "result", "cadence", "priority"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A lead in the words of a reader.

    ``row`` is its place in ``Book.leads``, ``who`` its company (or what else names it). ``due`` is None for an open
    lead without a next step. ``number`` is the follow-up that is coming, 0 where the lead is in a later cadence, whose
    label is ``step`` then. ``channel`` is a code; ``link`` opens it with the line ``say``, ``address`` without it.
    ``country`` is an ISO code, "" for an export lead without one.
    """

    row: int
    id: str
    who: str
    contact: str
    phone: str
    country: str
    city: str
    due: date | None
    days_late: int
    priority: int
    number: int
    step: str
    channel: str
    why: str
    say: str
    link: str
    address: str


def entries(desk: Desk, rows: pd.Index, words: Translator) -> Iterator[Entry]:
    """The leads at ``rows``, in that order."""
    book, outcome = desk.found.book, desk.found.outcome
    whys = why_sentences(outcome.why.loc[rows], words)
    typed = book.leads.loc[rows, _TYPED].to_dict("records")
    computed = outcome.leads.loc[rows, _COMPUTED].to_dict("records")
    for row, lead, found, why in zip(rows, typed, computed, whys, strict=True):
        yield _entry(int(row), {**lead, **found, "why": why, "home": desk.options.country}, words)


def _entry(row: int, lead: dict[Any, Any], words: Translator) -> Entry:
    is_open = lead["result"] == "open"
    at_home = lead["home"] if lead["market"] != "export" else ""
    to = Addresses(lead["phone"], lead["email"], lead["telegram"], lead["instagram"], lead["country"] or lead["home"])
    channel = lead["channel"]
    return Entry(
        row=row,
        id=lead["id"],
        who=clean(next((lead[name] for name in ("company", "contact", "id") if lead[name]), "?")),
        contact=clean(lead["contact"]),
        phone=clean(lead["phone"]),
        country=lead["country"] or at_home,
        city=lead["city"],
        due=None if pd.isna(lead["due"]) else lead["due"].date(),
        days_late=int(lead["days_late"]),
        priority=int(lead["priority"]),
        number=int(lead["touches"]) + 1 if is_open else 0,
        step="" if is_open else words.label("cadence", lead["cadence"]),
        channel=channel,
        why=clean(lead["why"]),
        say=clean(lead["say"]),
        link=link(channel, to, lead["say"]) if channel else "",
        address=link(channel, to, "") if channel else "",
    )
