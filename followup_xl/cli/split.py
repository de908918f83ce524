"""``followup split``: a workbook for each salesperson, with their own rows alone."""

import json
from datetime import date
from pathlib import Path

import click

from followup_xl.cli.options import LANG, TODAY
from followup_xl.cli.refusing import refused
from followup_xl.model.errors import EXIT_DONE, FollowupError


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--by", metavar="COLUMN", default="owner", help="Column of the leads to split by (default: Owner).")
@click.option("-o", "--output", metavar="DIR", required=True, type=click.Path(path_type=Path), help="Folder to fill.")
@TODAY
@click.option("--dry-run", is_flag=True, help="Say what each workbook would hold; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@LANG
def split(file: Path, by: str, output: Path, today: date | None, dry_run: bool, as_json: bool, lang: str | None) -> int:
    """Hand a workbook out: one workbook for each owner, with the same Settings and only that owner's leads.

    Their touches and orders go with them; nothing of other people's customers is in the file. FILE is not changed.
    Each workbook remembers what was handed out, so that followup merge brings the edits home. COLUMN is a heading in
    any language. With --json: file, status (done, planned), by, folder, books (file, owner, leads, touches, orders,
    emptied) and left (touches and orders without a known lead).
    """
    from followup_xl.cli.splitting import Splitting, Wish

    wish = Wish(file, by, output, today or date.today(), lang or "", dry_run)
    try:
        done = Splitting(wish).run()
    except FollowupError as error:
        return refused(error, file, lang, as_json=as_json)
    click.echo(json.dumps(done.as_json(), ensure_ascii=False) if as_json else "\n".join(done.as_lines()))
    return EXIT_DONE
