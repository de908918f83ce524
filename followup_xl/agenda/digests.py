"""The digest of the day for each owner: what is overdue, due, promised, or without a next step."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from followup_xl.model.ports import Translator

from .entries import Entry, entries
from .names import file_name
from .page import Group, Item, Page
from .people import Desk, Person, people
from .writing import clean

BLOCKS: Final = ("overdue", "today", "promised", "no-next-step")
"""The blocks of the sheet Today that ask for something now, in its order."""

MOST: Final = 10
"""So many leads of a block are told one by one; the sheet Today has them all (house)."""


@dataclass(frozen=True, eq=False)
class Load:
    """What waits for one person: the rows of ``Book.leads`` by block, the most urgent first; how many are coming."""

    person: Person
    rows: Mapping[str, pd.Index]
    coming: int

    @property
    def counts(self) -> dict[str, int]:
        """How many leads each block has."""
        return {block: len(rows) for block, rows in self.rows.items()}

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits."""
        return not any(self.counts.values())


def loads(desk: Desk) -> list[Load]:
    """What waits for each owner."""
    shown = desk.found.outcome.today
    found = []
    for person in people(desk):
        own = shown[shown["lead_row"].isin(person.rows)]
        rows = {block: pd.Index(own.loc[own["block"].eq(block), "lead_row"]) for block in BLOCKS}
        found.append(Load(person, rows, int(own["block"].eq("coming").sum())))
    return found


def owner_page(desk: Desk, load: Load) -> Page:
    """The digest of one owner."""
    person, words = load.person, load.person.words
    shown = person.name or words.text("agenda.nobody")
    waiting = sum(load.counts.values())
    hello = "hello" if person.name else "hello-nobody"
    return Page(
        owner=person.name,
        is_for_manager=False,
        email=clean(person.email),
        language=words.language,
        title=words.text("agenda.digest.title", day=desk.today, owner=shown),
        hello=words.text(f"agenda.digest.{hello}", owner=person.name, n=waiting),
        groups=tuple(_groups(desk, load)),
        farewell=words.text("agenda.digest.coming", n=load.coming) if load.coming else "",
        file=dated(desk, shown),
        counts=tuple(load.counts.items()),
    )


def dated(desk: Desk, shown: str) -> str:
    """The name of a digest's file without its ending; with the day, so that none is taken for that of another day."""
    return f"{desk.today.isoformat()} {file_name(shown, 'digest')}"


def _groups(desk: Desk, load: Load) -> Iterator[Group]:
    words = load.person.words
    for block, rows in load.rows.items():
        if len(rows):
            told = tuple(_item(entry, words) for entry in entries(desk, rows[:MOST], words))
            title = words.text(f"agenda.digest.block.{block}", n=len(rows))
            yield Group(title, told, more(len(rows), words))


def more(count: int, words: Translator) -> str:
    """The sentence about those of ``count`` that are not told one by one."""
    return words.text("agenda.digest.more", n=count - MOST) if count > MOST else ""


def _item(entry: Entry, words: Translator) -> Item:
    ask = entry.contact if entry.contact != entry.who else ""
    head = words.text("agenda.digest.head", who=entry.who, contact=ask) if ask else entry.who
    action = words.text(f"agenda.do.{entry.channel or 'other'}", who=entry.who) if entry.due else ""
    return Item(head, tuple(_lines(entry, words)), action, entry.link, entry.address)


def _lines(entry: Entry, words: Translator) -> Iterator[str]:
    late = words.text("agenda.late", n=entry.days_late) if entry.days_late else ""
    yield " ".join(part for part in (late, entry.why) if part)
    if entry.say:
        yield words.text("agenda.event.say", value=entry.say)
    if entry.phone:
        yield words.text("agenda.event.phone", value=entry.phone)
