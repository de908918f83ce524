"""``followup import``: bring customers from another file into a book."""

import json
from datetime import date
from pathlib import Path

import click

from followup_xl.cli.options import LANG, TODAY
from followup_xl.cli.refusing import refused
from followup_xl.model.errors import EXIT_DONE, EXIT_ISSUES, FollowupError


@click.command("import")
@click.argument("source", metavar="SOURCE", type=click.Path(path_type=Path))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.option("--dry-run", is_flag=True, help="Say what would be imported; write nothing.")
@click.option("--owner", metavar="NAME", default="", help="Salesperson of new leads that name none, and of the chat.")
@click.option("--map", "map_file", metavar="FILE.toml", type=click.Path(path_type=Path), help="What columns mean.")
@click.option("--no-input", is_flag=True, help="Ask nothing; import what is sure.")
@TODAY
@LANG
def import_(
    source: Path,
    file: Path,
    as_json: bool,
    dry_run: bool,
    owner: str,
    map_file: Path | None,
    no_input: bool,
    today: date | None,
    lang: str | None,
) -> int:
    """Bring the customers of SOURCE into the book FILE.

    SOURCE is a list (CSV, Excel, OpenDocument), the contacts of a phone (vCard, Google or Outlook CSV) or a chat
    (WhatsApp "Export chat" .txt, Telegram result.json). What it holds decides, not how its name ends.

    A row belongs to the lead with its phone number or mail, else with its name. It fills empty cells and overwrites
    none; where the book says something else, the sheet Rejects names both. Rows of nobody known become new leads with
    an ID of their own. A chat becomes one touch for each day and direction.

    Rows in = added + updated + rejected; unchanged rows count as updated. --json has file, source, kind, status
    (done, planned, unchanged), rows, added, updated, unchanged, rejected, touches, notes, columns, left, also,
    rejects (row, what, reason, cure, rejected), run, cells, backup. The exit code is 1 where something is left to a
    person.

    FILE.toml is that of followup adopt: [columns] with lines such as phone = "Mobile", [dates] such as created = "dmy".
    """
    from followup_xl.cli.importer import Importer, Wish
    from followup_xl.cli.importing_words import json_of, lines_of

    wish = Wish(source, file, owner, map_file, lang or "", ask=not (no_input or as_json), dry_run=dry_run)
    try:
        done = Importer(wish, today or date.today()).run()
    except FollowupError as error:
        return refused(error, file, lang, as_json=as_json, source=str(source))
    click.echo(json.dumps(json_of(done), ensure_ascii=False) if as_json else "\n".join(lines_of(done)))
    return EXIT_ISSUES if done.needs_a_person else EXIT_DONE
