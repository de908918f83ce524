"""``followup adopt``: make a list that a team already has a workbook of ours."""

from datetime import date
from pathlib import Path

import click

from followup_xl.cli.language import language_of_environment
from followup_xl.cli.options import LANG, TODAY


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@LANG
@click.option("--country", metavar="CC", help="Country of the team, as two letters or by name.")
@click.option("--map", "map_file", metavar="FILE.toml", type=click.Path(path_type=Path), help="What columns mean.")
@click.option("--no-input", is_flag=True, help="Ask nothing; adopt what is sure and list the rest.")
@click.option("--dry-run", is_flag=True, help="Say what was found; write nothing.")
@click.option("--undo", is_flag=True, help="Put the file back as it was before it was adopted.")
@TODAY
def adopt(
    file: Path,
    lang: str | None,
    country: str | None,
    map_file: Path | None,
    no_input: bool,
    dry_run: bool,
    undo: bool,
    today: date | None,
) -> int:
    """Find the list of customers in a workbook and add what is needed to follow them up.

    Nothing that was typed is changed. The list becomes a table, columns are added on its right, and our sheets behind
    the last one. FILE.toml for --map: [columns] with lines such as phone = "Mobile" or phone = "D", and where needed
    sheet = "Customers", header_row = 5, and [dates] with lines such as created = "dmy".
    """
    from followup_xl.cli.adopting import Adopter, Wish

    wish = Wish(lang or "", country or "", map_file, ask=not no_input, dry_run=dry_run)
    adopter = Adopter(file, wish, lang or language_of_environment(), today or date.today())
    return adopter.undo() if undo else adopter.adopt()
