"""``followup macros``: give a workbook its buttons."""

from pathlib import Path
from typing import Final

import click

from followup_xl.cli.language import language_of_environment
from followup_xl.cli.options import LANG

SUFFIX: Final = ".xlsm"


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where to (default: beside FILE, as .xlsm).")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
@LANG
def macros(file: Path, output: Path | None, force: bool, lang: str | None) -> int:
    """Add buttons, a ribbon tab and their macros to a workbook.

    Everything else in it stays as it is; FILE itself is not written. Needs the extra "excel".
    """
    from followup_xl.cli.files import write_new
    from followup_xl.i18n import load
    from followup_xl.macros import MissingExtraError, add_macros
    from followup_xl.model.errors import UsageError
    from followup_xl.store.file import FileStore
    from followup_xl.store.refusals import refusals
    from followup_xl.validate import peek

    catalog = load(lang or language_of_environment())
    target = output or file.with_suffix(SUFFIX)
    if target.suffix.lower() != SUFFIX:
        raise UsageError(reason=catalog.text("excel.wrong-suffix", suffix=target.suffix))
    words = load(peek(FileStore(file).read(), load()).language)
    try:
        with refusals(file):
            content = add_macros(file.read_bytes(), words)
    except MissingExtraError as error:
        raise UsageError(reason=catalog.text("excel.no-macro-builder")) from error
    write_new(target, content, catalog, replace=force)
    click.echo(catalog.text("excel.made", file=target))
    return 0
