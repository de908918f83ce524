"""``followup calendar``: a calendar file for each owner, kept up to date."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from followup_xl.cli.options import LANG, TODAY
from followup_xl.cli.refusing import refused
from followup_xl.model.errors import FollowupError

if TYPE_CHECKING:
    from followup_xl.agenda.calendars import CalendarFile
    from followup_xl.model.ports import Translator


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", "folder", type=click.Path(path_type=Path), required=True, metavar="DIR",
              help="The folder of the calendars; made where it is missing.")  # fmt: skip
@click.option("--weeks", type=click.IntRange(1, 104), default=8, show_default=True, help="How far ahead.")
@TODAY
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@LANG
def calendar(
    file: Path, folder: Path, weeks: int, today: date | None, dry_run: bool, as_json: bool, lang: str | None
) -> int:
    """Write a calendar (.ics) for each owner, with a contact for every lead that is due.

    Each contact has an hour in the customer's working day. Run it again after a refresh: contacts that moved are moved,
    those no longer due are cancelled, and a file in which nothing changed is left as it is. The workbook is only read.

    \b
    --json: file, status (done, planned, unchanged), today, weeks, and calendars, a list of
    owner ("" for leads of nobody), file, status (written, planned, unchanged),
    due (events that hold), new, updated, cancelled.
    """  # noqa: D301  # \b is how click is told to keep the lines
    from followup_xl.agenda.calendars import plan_calendars
    from followup_xl.cli.computing import desk_of
    from followup_xl.cli.folder import write_into
    from followup_xl.i18n import load

    day = today or date.today()
    try:
        desk = desk_of(file, day, lang or "")
        made = plan_calendars(desk, _there(folder), weeks)
        if not dry_run:
            write_into(folder, {one.name: one.content for one in made if one.is_changed}, load(desk.words().language))
    except FollowupError as error:
        return refused(error, file, lang, as_json=as_json)
    if as_json:
        head = {"file": str(file), "status": _status(made, dry_run=dry_run), "today": day.isoformat(), "weeks": weeks}
        calendars = [_json_of(folder, one, dry_run=dry_run) for one in made]
        click.echo(json.dumps({**head, "calendars": calendars}, ensure_ascii=False))
    else:
        click.echo("\n".join(_lines(folder, made, desk.words(), dry_run=dry_run)))
    return 0


def _there(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.glob("*") if path.suffix.lower() == ".ics" and path.is_file())
    return {path.name: path.read_bytes() for path in files}


def _status(made: "Sequence[CalendarFile]", *, dry_run: bool) -> str:
    if not any(one.is_changed for one in made):
        return "unchanged"
    return "planned" if dry_run else "done"


def _json_of(folder: Path, one: "CalendarFile", *, dry_run: bool) -> dict[str, Any]:
    counts = {name: getattr(one, name) for name in ("due", "new", "updated", "cancelled")}
    status = "unchanged" if not one.is_changed else "planned" if dry_run else "written"
    return {"owner": one.owner, "file": str(folder / one.name), "status": status, **counts}


def _lines(folder: Path, made: "Sequence[CalendarFile]", words: "Translator", *, dry_run: bool) -> Iterator[str]:
    if not made:
        yield words.text("agenda.calendar.nothing")
        return
    yield words.text("agenda.calendar.planned" if dry_run else "agenda.calendar.folder", folder=folder.resolve())
    for one in made:
        counts = {"n": one.due, "new": one.new, "updated": one.updated, "cancelled": one.cancelled}
        key = "changed" if one.is_changed else "unchanged"
        yield "  " + words.text(f"agenda.calendar.{key}", file=one.name, **counts)
