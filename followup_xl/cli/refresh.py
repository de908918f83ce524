"""``followup refresh``: bring closed workbooks up to date, in place."""

import gc
from collections.abc import Sequence
from datetime import date
from typing import Final

import click

from followup_xl.cli.language import language_of_environment
from followup_xl.cli.options import LANG, TODAY, expand
from followup_xl.model.errors import EXIT_DONE

RARELY: Final = 200_000
"""A refresh makes very many objects and hardly any cycles: looking for garbage often costs a tenth of its time."""


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@TODAY
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file, one a line.")
@click.option("--force", is_flag=True, help="Refresh even when many due dates would go at once.")
@LANG
def refresh(
    files: Sequence[str], today: date | None, dry_run: bool, as_json: bool, force: bool, lang: str | None
) -> int:
    """Bring workbooks up to date: due dates, reasons, Today, report.

    Only cells that belong to the tool are written. The state before is kept beside the file as NAME.backup-1.xlsx.
    """
    from followup_xl.cli.one_file import Refresher, is_left_alone
    from followup_xl.cli.progress import told_on_terminal
    from followup_xl.pipeline import Request

    gc.set_threshold(RARELY)
    request = Request(today or date.today(), lang or "", dry_run, force)
    refresher = Refresher(request, lang or language_of_environment(), as_json=as_json)
    paths = list(expand(files))
    if len(paths) > 1:
        paths = [path for path in paths if not is_left_alone(path)]
    codes = [refresher.refresh(path) for path in told_on_terminal(paths, refresher.chrome)]
    return max(codes, default=EXIT_DONE)
