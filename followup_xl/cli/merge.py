"""``followup merge``: bring the workbooks that were handed out home into the base."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from followup_xl.cli.options import LANG, TODAY, expand
from followup_xl.cli.refusing import refused
from followup_xl.model.errors import FollowupError


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--base", metavar="FILE", required=True, type=click.Path(path_type=Path), help="The whole workbook.")
@click.option("-o", "--output", metavar="FILE", required=True, type=click.Path(path_type=Path), help="The result.")
@TODAY
@click.option("--dry-run", is_flag=True, help="Say what would be merged; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@LANG
def merge(
    files: Sequence[str],
    base: Path,
    output: Path,
    today: date | None,
    dry_run: bool,
    as_json: bool,
    lang: str | None,
) -> int:
    """Merge workbooks made by followup split back into the base, each against what it was handed out as.

    An edit on one side never overwrites an edit on the other: the base stays, and what differs is listed first, here
    and on the sheet Exceptions. The order of FILES does not matter. -o may name the base itself, which is then changed
    in place; followup undo takes the merge back. Exit code 1 when something needs a person.

    With --json: file, status (done, planned, unchanged), run, books (file, owner, split, columns left out), leads,
    touches and orders (changed cells, added rows), exceptions (the columns of that sheet, and needs_a_person), backup.
    """
    from followup_xl.cli.merging import Merging, Wish

    wish = Wish(list(expand(files)), base, output, today or date.today(), lang or "", dry_run)
    try:
        done = Merging(wish).run()
    except FollowupError as error:
        return refused(error, base, lang, as_json=as_json, file=str(output))
    click.echo(json.dumps(done.as_json(), ensure_ascii=False) if as_json else "\n".join(done.as_lines()))
    return done.exit_code
