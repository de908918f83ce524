"""``followup language``: turn a workbook to another language."""

from datetime import date
from pathlib import Path

import click

from followup_xl.cli.options import TODAY
from followup_xl.i18n import LANGUAGES


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("to", metavar="|".join(LANGUAGES), type=click.Choice(LANGUAGES))
@TODAY
def language(file: Path, to: str, today: date | None) -> int:
    """Show a workbook in another language and refresh it.

    Headings, choices, Settings, titles, direction, font and date formats change; codes, IDs and notes stay. The states
    before are kept beside the file as NAME.backup-1.xlsx and so on.
    """
    from followup_xl.cli.one_file import Refresher
    from followup_xl.cli.turning import turn_to
    from followup_xl.i18n import load
    from followup_xl.pipeline import Request

    day = today or date.today()
    if turn_to(file, to) is not None:
        click.echo(load(to).text("cli.turned", file=file.name))
    return Refresher(Request(day, record=False), to, as_json=False).refresh(file)
