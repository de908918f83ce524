"""``followup handover``: give the work of one salesperson to another."""

import json
from datetime import date
from pathlib import Path

import click

from followup_xl.cli.options import LANG, TODAY
from followup_xl.cli.refusing import refused
from followup_xl.model.errors import FollowupError


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("old", metavar="FROM")
@click.argument("new", metavar="TO")
@click.option("-o", "--output", "document", type=click.Path(path_type=Path), metavar="LIST",
              help="Write the list of the leads too: a .md, .html or .txt file.")  # fmt: skip
@TODAY
@click.option("--dry-run", is_flag=True, help="Say what would be handed over; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@LANG
def handover(
    file: Path,
    old: str,
    new: str,
    document: Path | None,
    today: date | None,
    dry_run: bool,
    as_json: bool,
    lang: str | None,
) -> int:
    """Hand every lead with something left to do over from FROM to TO, and tell TO what to know of each.

    Open and parked leads go, and those that are due again after a win or a loss. What was done until now still counts
    for FROM in the report. A name may be written in any spelling, or be a part of one, as long as it means one person.
    followup undo takes it back. Exit code 1 when leads are left because they have no ID of their own.

    \b
    --json: file, status (done, planned, unchanged), run, from, to, in_team (TO stands in tblTeam),
    leads, a list of id, company, status, why, due, promised, promised_by_us, touches (the last three:
    day, owner, channel, direction, outcome, note), named_touches (touches that named nobody before),
    left (id, company), document, backup.
    """  # noqa: D301  # \b is how click is told to keep the lines
    from followup_xl.cli.handing import Wish, hand_over, json_of, lines_of, warnings_of

    wish = Wish(file, old, new, today or date.today(), lang or "", document, dry_run)
    try:
        done = hand_over(wish)
    except FollowupError as error:
        return refused(error, file, lang, as_json=as_json)
    click.echo(json.dumps(json_of(done), ensure_ascii=False) if as_json else "\n".join(lines_of(done)))
    for line in warnings_of(done):
        click.echo(line, err=True)
    return done.exit_code
