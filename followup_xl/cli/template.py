"""``followup template``: the workbook of this repository, built from code."""

import click

from followup_xl.cli.language import language_of_environment


@click.command()
@click.option("-o", "--output", default="workbook_template.xlsx", show_default=True, metavar="FILE", help="Where to.")
def template(output: str) -> int:
    """Build the English workbook template.

    A file that is there is replaced.
    """
    from followup_xl.cli.files import new_path, write_new
    from followup_xl.i18n import load
    from followup_xl.template import build

    catalog = load(language_of_environment())
    path = new_path(output, catalog)
    write_new(path, build(), catalog, replace=True)
    click.echo(catalog.text("cli.created", file=path))
    return 0
