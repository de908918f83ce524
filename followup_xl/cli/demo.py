"""``followup demo``: a made-up company, refreshed, to look at."""

import os
import tempfile
from datetime import date
from pathlib import Path
from typing import Final

import click

from followup_xl.cli.language import language_of_environment
from followup_xl.cli.options import LANG, TODAY

FILE: Final = "followup_demo.xlsx"


@click.command()
@click.option("-o", "--output", metavar="FILE", help=f"Where to (default: {FILE} here).")
@LANG
@TODAY
def demo(output: str | None, lang: str | None, today: date | None) -> int:
    """Make the workbook of a made-up company and refresh it."""
    from followup_xl.cli.files import new_path, write_new
    from followup_xl.cli.one_file import Refresher
    from followup_xl.i18n import load
    from followup_xl.pipeline import Request
    from followup_xl.template.demo import build_demo

    day = today or date.today()
    language = lang or language_of_environment()
    catalog = load(language)
    path = new_path(output or str(default_file()), catalog)
    write_new(path, build_demo(language, day), catalog, replace=True)
    click.echo(catalog.text("cli.demo-made", file=path.resolve()))
    code = Refresher(Request(day), language, as_json=False).refresh(path)
    click.echo(catalog.text("cli.demo-open", today=catalog.sheet("Today"), report=catalog.sheet("Report")))
    return 0 if code == 1 else code


def default_file() -> Path:
    """The demo's file in the current folder, in the folder for temporary files where that one takes none."""
    here = Path.cwd()
    return (here if os.access(here, os.W_OK) else Path(tempfile.gettempdir())) / FILE
