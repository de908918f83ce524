"""What is said of a search for duplicates, to people and to programs."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from followup_xl.cli.finding_duplicates import Searched

SHOWN: Final = 20
"""So many merged leads are named; the sheet Leads has them all."""


def json_of(done: Searched) -> dict[str, Any]:
    """The object of ``--json``."""
    found, edited = done.found, done.edited
    return {
        "file": str(done.path),
        "status": edited.status,
        "merged": len(found.merged),
        "review": found.waiting,
        "decided": found.decided,
        "into": dict(found.merged),
        "stuck": found.stuck,
        "unnamed": found.unnamed,
        "run": edited.plan.run if edited.receipt else None,
        "backup": edited.receipt.backup if edited.receipt else None,
    }


def lines_of(done: Searched) -> Iterator[str]:
    """What a person is told."""
    yield done.path.name
    yield from (f"  {line}" for line in _of_leads(done))
    yield from (f"  {line}" for line in _of_file(done))


def _of_leads(done: Searched) -> Iterator[str]:
    text, found = done.catalog.text, done.found
    if not (found.merged or found.review):
        yield text("duplicates.say.none")
    if found.merged:
        yield text("duplicates.say.merged" if done.merge else "duplicates.say.sure", n=len(found.merged))
        for lead, kept in islice(found.merged.items(), SHOWN):
            yield "  " + text("duplicates.say.into", lead=lead, kept=kept)
        if len(found.merged) > SHOWN:
            yield "  " + text("duplicates.say.more")
    counts = {
        "decided" if done.merge else "filled": found.decided,
        "stuck": found.stuck,
        "review": found.waiting,
        "later": found.later,
        "unnamed": found.unnamed,
    }
    sheet = done.catalog.sheet("Issues")
    yield from (text(f"duplicates.say.{name}", n=n, **_where(name, sheet)) for name, n in counts.items() if n)


def _where(name: str, sheet: str) -> dict[str, str]:
    return {"sheet": sheet} if name == "unnamed" else {}


def _of_file(done: Searched) -> Iterator[str]:
    text, found, receipt, name = done.catalog.text, done.found, done.edited.receipt, done.path.name
    if found.waiting and not done.dry_run:
        yield text("duplicates.say.decide", sheet=done.sheet, file=name)
    if found.merged and not done.merge:
        yield text("duplicates.say.apply", file=name)
    if receipt is None:
        yield text("duplicates.say.planned" if done.dry_run else "duplicates.say.unchanged", file=name)
        return
    if receipt.backup:
        yield text("duplicates.say.saved-as", file=Path(receipt.backup).name)
    if found.merged and done.merge:
        yield text("duplicates.say.undo", file=name)
