"""``followup duplicates``: find customers that stand in a book twice, and merge them."""

import json
from datetime import date
from pathlib import Path

import click

from followup_xl.cli.options import LANG, TODAY
from followup_xl.cli.refusing import refused
from followup_xl.model.errors import EXIT_DONE, EXIT_ISSUES, FollowupError


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--apply", "merge", is_flag=True, help="Merge what is sure, and what you decided on the sheet.")
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@TODAY
@LANG
def duplicates(file: Path, merge: bool, dry_run: bool, as_json: bool, today: date | None, lang: str | None) -> int:
    """Find customers that stand in the book FILE twice, by phone, mail and name.

    Sure are only leads with the same phone number that nothing speaks against: not their names, legal forms, cities,
    owners or outcomes. All others stand on the sheet Duplicates: choose there whether A stays, B stays, or both;
    pairs of which both stay are not asked about again.

    Nothing is merged without --apply. The older lead of a sure pair stays. It gets the touches and the orders of the
    other one, and its notes and its cells where its own are empty. The other one stays as a row with the outcome
    duplicate. followup undo takes it all back.

    --json has file, status (done, planned, unchanged), merged, review, decided (how many leads were, or with --apply
    would be, merged; how many pairs wait for a decision; how many decisions were, or would be, carried out), into (the
    lead that stays for each merged one), stuck, unnamed, run, backup. The exit code is 1 where something is left to a
    person.
    """
    from followup_xl.cli.finding_duplicates import search
    from followup_xl.cli.words_of_duplicates import json_of, lines_of

    try:
        done = search(file, today or date.today(), lang or "", merge=merge, dry_run=dry_run)
    except FollowupError as error:
        return refused(error, file, lang, as_json=as_json)
    click.echo(json.dumps(json_of(done), ensure_ascii=False) if as_json else "\n".join(lines_of(done)))
    return EXIT_ISSUES if done.found.waiting or done.found.stuck or done.found.unnamed else EXIT_DONE
