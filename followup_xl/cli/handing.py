"""The work of ``followup handover``: who is meant, which leads go, the run that moves them, and what is said of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import pandas as pd

from followup_xl.agenda import Desk, Page, html, markdown, text
from followup_xl.agenda.handing import Handed, handed_over, handover_page, match, owner_names
from followup_xl.cli.editing import Edited, EditedBook
from followup_xl.cli.files import write_new
from followup_xl.compute import recompute
from followup_xl.holiday_days import PackagedHolidays
from followup_xl.i18n import Catalog, load
from followup_xl.model.errors import EXIT_DONE, EXIT_ISSUES, UsageError
from followup_xl.model.text import key
from followup_xl.plan import Computed
from followup_xl.plan.days import add_holidays
from followup_xl.plan.handover import Leaving, handover_edits, leaving

WRITERS: Final[Mapping[str, Callable[[Page], str]]] = {
    ".md": markdown,
    ".txt": text,
    ".html": lambda page: html([page]),
}
"""How the list is written, by the ending of its file."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for; ``document`` is None where no list is to be written."""

    file: Path
    old: str
    new: str
    today: date
    language: str = ""
    document: Path | None = None
    dry_run: bool = False


@dataclass(frozen=True)
class Done:
    """What was done; ``page`` tells the leads in the words of whoever takes them."""

    wish: Wish
    desk: Desk
    catalog: Catalog
    names: tuple[str, str]
    is_in_team: bool
    leads: list[Handed]
    left: Leaving
    named_touches: int
    edited: Edited
    page: Page

    @property
    def exit_code(self) -> int:
        """1 where leads were left because nobody can tell them apart."""
        return EXIT_ISSUES if len(self.left.without_id) else EXIT_DONE


def hand_over(wish: Wish) -> Done:
    """Move the leads. Raises ``FollowupError``; the workbook then stands as it was."""
    opened, desk = _opened(wish)
    words = opened.catalog
    _check_document(wish, words)
    old = _known(wish.old, owner_names(desk), words)
    team = {member.owner: member.language for member in desk.found.rules.team}
    new = _named(wish.new, [*team, *owner_names(desk)], words)
    if key(old) == key(new):
        raise UsageError(reason=words.text("handover.cli.same", old=old, new=new))
    going = leaving(desk.found.book, desk.found.outcome, old)
    edits = handover_edits(desk.found.book, going.rows, new)
    reader = desk.words(team.get(new, ""))
    leads = handed_over(desk, going.rows, reader)
    page = handover_page(desk, leads, (old, new), reader)
    edited = opened.apply(edits, dry_run=wish.dry_run)
    touches = sum(cell.table == "tblTouches" for cell in edits.cells)
    done = Done(wish, desk, words, (old, new), new in team, leads, going, touches, edited, page)
    if wish.document and leads and not wish.dry_run:
        write_new(wish.document, WRITERS[wish.document.suffix.lower()](page).encode(), words, replace=True)
    return done


def _opened(wish: Wish) -> tuple[EditedBook, Desk]:
    """The workbook with what it says today; what is typed into Today is logged first, as it is the old owner's work."""
    opened = EditedBook.with_today_logged(wish.file, wish.today, wish.language, dry_run=wish.dry_run)
    rules = add_holidays(opened.book, opened.rules, PackagedHolidays(opened.catalog.language), wish.today).rules
    found = Computed(opened.book, rules, recompute(opened.book, rules, wish.today))
    return opened, Desk(wish.file.name, found, wish.today, load, wish.language)


def _check_document(wish: Wish, words: Catalog) -> None:
    if wish.document and wish.document.suffix.lower() not in WRITERS:
        raise UsageError(reason=words.text("handover.cli.wrong-ending", ending=wish.document.suffix or wish.document))


def _known(name: str, names: list[str], words: Catalog) -> str:
    """The one owner that a name means."""
    found = match(name, names)
    if not found:
        owners = words.comma.join(names) or "–"
        raise UsageError(reason=words.text("handover.cli.unknown", owner=name, owners=owners))
    return _single(name, found, words)


def _single(name: str, found: list[str], words: Catalog) -> str:
    if len(found) > 1:
        raise UsageError(reason=words.text("handover.cli.ambiguous", owner=name, owners=words.comma.join(found)))
    return found[0]


def _named(name: str, names: list[str], words: Catalog) -> str:
    """Whom a name means, or somebody new by that name."""
    if not key(name):
        raise UsageError(reason=words.text("handover.cli.empty"))
    once = list({key(known): known for known in reversed(names)}.values())
    return _single(name, match(name, once) or [" ".join(name.split())], words)


def json_of(done: Done) -> dict[str, Any]:
    """The object of ``--json``."""
    book, receipt = done.desk.found.book, done.edited.receipt
    left = book.leads.loc[done.left.without_id, ["id", "company"]]
    return {
        "file": str(done.wish.file),
        "status": done.edited.status,
        "run": done.edited.plan.run if done.leads else None,
        "from": done.names[0],
        "to": done.names[1],
        "in_team": done.is_in_team,
        "leads": [_lead_json(lead) for lead in done.leads],
        "named_touches": done.named_touches,
        "left": left.to_dict("records"),
        "document": str(done.wish.document) if done.wish.document and receipt else None,
        "backup": receipt.backup if receipt else None,
    }


def _lead_json(lead: Handed) -> dict[str, Any]:
    entry = lead.entry
    days = {"due": entry.due, "promised": lead.theirs, "promised_by_us": lead.ours}
    touches = [
        {name: str(getattr(touch, name)) for name in ("day", "owner", "channel", "direction", "outcome", "note")}
        for touch in lead.touches
    ]
    dated = {name: day.isoformat() if day else None for name, day in days.items()}
    return {"id": entry.id, "company": entry.who, "status": lead.status, "why": entry.why, **dated, "touches": touches}


def lines_of(done: Done) -> Iterator[str]:
    """What a person is told: the list itself, and what to know of the run."""
    words, (old, _) = done.catalog, done.names
    if not done.leads:
        yield words.text("handover.cli.nothing", old=old)
        return
    yield text(done.page)
    if done.named_touches:
        yield words.text("handover.cli.touches", n=done.named_touches, old=old)
    if done.wish.dry_run:
        yield words.text("handover.cli.planned")
        return
    if done.wish.document:
        yield words.text("handover.cli.written", file=done.wish.document.resolve())
    yield words.text("handover.cli.undo", file=done.wish.file.name, run=done.edited.plan.run)


def warnings_of(done: Done) -> Iterator[str]:
    """What needs somebody: a name that the Settings do not know, leads that were left."""
    words = done.catalog
    if not done.is_in_team and done.leads:
        yield words.text("handover.cli.stranger", new=done.names[1])
    if len(done.left.without_id):
        yield words.text("handover.cli.left-alone", leads=words.comma.join(_who(done)))


def _who(done: Done) -> pd.Series:
    leads = done.desk.found.book.leads.loc[done.left.without_id]
    return leads["company"].where(leads["company"].ne(""), leads["contact"])
