"""``followup replan``: spread the overdue leads of each owner over the coming working days."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from followup_xl.cli.language import language_of_environment
from followup_xl.cli.options import LANG, TODAY


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@TODAY
@click.option("--cap", type=click.IntRange(min=1), help="At most so many leads a day and owner (default: the book's).")
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@LANG
def replan(file: Path, today: date | None, cap: int | None, dry_run: bool, as_json: bool, lang: str | None) -> int:
    """Spread the overdue leads of each owner over the coming working days.

    By priority; a promise stays on its day, and no lead is dropped. The workbook is refreshed first.
    """
    from followup_xl.cli.one_file import Refresher
    from followup_xl.model.errors import EXIT_REFUSED
    from followup_xl.pipeline import Request

    request = Request(today or date.today(), lang or "", dry_run)
    refresher = Refresher(request, lang or language_of_environment(), as_json=as_json)
    if not dry_run:
        code = refresher.quietly(file)
        if code == EXIT_REFUSED:
            return code
    refresher.request = replace(request, replan=True, cap=cap)
    return refresher.refresh(file)
