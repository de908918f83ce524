"""``followup refresh``: bring closed workbooks up to date, in place."""

import gc
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from followup_xl.cli.language import language_of_environment
from followup_xl.cli.options import LANG, TODAY, expand
from followup_xl.cli.options_of_engines import ENGINE, SCHEDULER, WORKERS
from followup_xl.model.errors import EXIT_DONE


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@TODAY
@click.option("--dry-run", is_flag=True, help="Say what would change; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a file, one a line.")
@click.option("--force", is_flag=True, help="Refresh even when many due dates would go at once.")
@click.option("--resume", metavar="STATE", help="Keep in this file which books are done, and skip those.")
@click.option("--history", metavar="DIR", help="Keep each week's leads and counts there, as Parquet.")
@ENGINE
@WORKERS
@SCHEDULER
@LANG
def refresh(
    files: Sequence[str],
    today: date | None,
    dry_run: bool,
    as_json: bool,
    force: bool,
    resume: str | None,
    history: str | None,
    engine: str | None,
    workers: int | None,
    scheduler: str | None,
    lang: str | None,
) -> int:
    """Bring workbooks up to date: due dates, reasons, Today, report.

    Only cells that belong to the tool are written. The state before is kept beside the file as NAME.backup-1.xlsx.

    FILE may be a pattern: 'branches/**/*.xlsx' means every workbook below that folder, backups left alone. Of several
    files each is told as it ends, in no fixed order; one that cannot be refreshed does not stop the others. A book is
    skipped with --resume if it is as an earlier run of the same day, version and language left it.
    """
    from followup_xl.batch.engines import chosen, started
    from followup_xl.batch.history import check_history
    from followup_xl.batch.ledger import Ledger
    from followup_xl.cli.many_files import Order, refresh_all
    from followup_xl.cli.one_file import RARELY, Refresher, is_left_alone
    from followup_xl.cli.progress import counted_on_terminal, told_on_terminal
    from followup_xl.pipeline import Request

    gc.set_threshold(RARELY)
    request = Request(today or date.today(), lang or "", dry_run, force)
    language = lang or language_of_environment()
    paths = list(dict.fromkeys(expand(files)))
    if len(paths) == 1 and not (resume or history):
        refresher = Refresher(request, language, as_json=as_json)
        return max(refresher.refresh(path) for path in told_on_terminal(paths, refresher.chrome))
    check_history(history)
    paths = [path for path in paths if not is_left_alone(path)]
    order = Order(request, language, as_json, Path(history).absolute() if history else None)
    with started(chosen(engine, scheduler, len(paths)), workers, scheduler) as found:
        told = refresh_all(order, paths, found, Ledger(Path(resume) if resume else None))
        return max((each.say() for each in counted_on_terminal(told, len(paths))), default=EXIT_DONE)
