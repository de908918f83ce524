"""``followup new``: an empty workbook of one's own."""

import click

from followup_xl.cli.language import language_of_environment
from followup_xl.cli.options import LANG
from followup_xl.model.codes import WEEKENDS


@click.command()
@click.argument("file", metavar="FILE")
@LANG
@click.option("--country", metavar="CC", help="Country of the team, as two letters or by name.")
@click.option("--weekend", type=click.Choice(WEEKENDS), help="Days off of the team, every week.")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def new(file: str, lang: str | None, country: str | None, weekend: str | None, force: bool) -> int:
    """Create an empty workbook with the default rules."""
    from followup_xl.cli.files import new_path, write_new
    from followup_xl.i18n import load
    from followup_xl.model.errors import UsageError
    from followup_xl.template import build

    catalog = load(lang or language_of_environment())
    path = new_path(file, catalog)
    iso = catalog.country(country) if country else None
    if country and iso is None:
        raise UsageError(reason=catalog.text("cli.unknown-country", value=country))
    write_new(path, build(lang or "en", iso, weekend), catalog, replace=force)
    click.echo(catalog.text("cli.created", file=path))
    return 0
