"""The digest of the manager: what waits for whom, promises that passed, leads never contacted, and how leads ended."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

import pandas as pd

from followup_xl.model.ports import Translator

from .digests import MOST, Load, dated, more
from .page import Group, Item, Page
from .people import Desk, owners
from .writing import clean

_WEEK: Final = timedelta(days=6)


def manager_page(desk: Desk, loads: Sequence[Load]) -> Page | None:
    """The digest of the manager in the book's language; None when there is nothing to tell."""
    words = desk.words()
    groups = tuple(group for group in _groups(desk, loads, words) if group.items)
    if not groups:
        return None
    total = {block: sum(load.counts[block] for load in loads) for block in loads[0].rows}
    return Page(
        owner="",
        is_for_manager=True,
        email="",
        language=words.language,
        title=words.text("agenda.manager.title", day=desk.today, book=desk.name),
        hello=words.text("agenda.manager.hello", overdue=total["overdue"], today=total["today"] + total["promised"]),
        groups=groups,
        farewell=words.text("agenda.manager.more"),
        file=dated(desk, words.text("agenda.manager.name")),
        counts=tuple(total.items()),
    )


def _groups(desk: Desk, loads: Sequence[Load], words: Translator) -> Iterator[Group]:
    outcome, today = desk.found.outcome, pd.Timestamp(desk.today)
    is_open = outcome.leads["result"].eq("open")
    passed = is_open & outcome.why["rule"].eq("promise") & (outcome.facts["promise"] < today)
    never = is_open & outcome.leads["last_touch"].isna()
    yield _team(loads, never, words)
    yield _leads(desk, "promises", passed.index[passed], words)
    yield _leads(desk, "never", never.index[never], words)
    yield _stops(desk, words)


def _team(loads: Sequence[Load], never: pd.Series, words: Translator) -> Group:
    """A line for each owner for whom something waits."""
    items = []
    for load in loads:
        counts = {**load.counts, "never": int(never.loc[load.person.rows].sum())}
        parts = [words.text(f"agenda.manager.count.{name}", n=n) for name, n in counts.items() if n]
        if parts:
            items.append(Item(load.person.name or words.text("agenda.nobody"), (words.comma.join(parts),)))
    return Group(words.text("agenda.manager.team"), tuple(items))


def _leads(desk: Desk, name: str, rows: pd.Index, words: Translator) -> Group:
    """Leads by name with their owner and the day they promised, the most urgent first."""
    outcome = desk.found.outcome
    rows = outcome.leads.loc[rows].sort_values("priority", ascending=False, kind="stable").index
    told = rows[:MOST]
    known = zip(_names(desk).loc[told], owners(desk).loc[told], outcome.facts.loc[told, "promise"], strict=True)
    items = []
    for who, owner, promise in known:
        day = {"day": promise.date()} if name == "promises" else {}
        items.append(
            Item(who, (words.text(f"agenda.manager.of-{name}", owner=owner or words.text("agenda.nobody"), **day),))
        )
    return Group(words.text(f"agenda.manager.{name}", n=len(rows)), tuple(items), more(len(rows), words))


def _stops(desk: Desk, words: Translator) -> Group:
    """How leads ended in the last seven days, with their names."""
    facts, who = desk.found.outcome.facts, _names(desk)
    first, last = pd.Timestamp(desk.today - _WEEK), pd.Timestamp(desk.today)
    ended = facts[facts["stop"].ne("") & facts["stop_date"].between(first, last)]
    items = []
    for stop, rows in ended.groupby("stop", sort=True):
        names = words.comma.join(who.loc[rows.index[:MOST]])
        head = words.text("agenda.manager.stop", stop=words.label("outcome", str(stop)), n=len(rows))
        items.append(Item(head, (names, *([more(len(rows), words)] if len(rows) > MOST else []))))
    return Group(words.text("agenda.manager.stops"), tuple(items))


def _names(desk: Desk) -> pd.Series:
    """What each lead is called."""
    leads = desk.found.book.leads
    named = leads["company"].where(leads["company"].ne(""), leads["contact"])
    return named.where(named.ne(""), leads["id"]).map(clean)
