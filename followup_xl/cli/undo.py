"""``followup undo``: take the last run back, cell by cell."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from followup_xl.cli.options import LANG
from followup_xl.cli.refusing import refused
from followup_xl.model.errors import FollowupError

if TYPE_CHECKING:
    from followup_xl.cli.words_of_undo import Undone


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("run", required=False, default="")
@click.option("--dry-run", is_flag=True, help="Say what would be put back; write nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@LANG
def undo(file: Path, run: str, dry_run: bool, as_json: bool, lang: str | None) -> int:
    """Put back the computed cells of the leads as they were before the last run.

    RUN is another run by its name, such as 2026-11-17.1; what later runs made of its cells goes too. Cells edited
    since stay as they are and are named, and so do touches that were logged. A second undo goes one run further back.

    The sheets Today, Report and Issues are computed anew by the next refresh. That one computes the same cells
    again, unless something in the workbook was changed before it.
    """
    from followup_xl.cli.words_of_undo import json_of, lines_of

    try:
        done = _undo(file, run, lang or "", dry_run=dry_run)
    except FollowupError as error:
        return refused(error, file, lang, as_json=as_json)
    click.echo(json.dumps(json_of(file, done), ensure_ascii=False) if as_json else "\n".join(lines_of(file, done)))
    return 0


def _undo(path: Path, run: str, lang: str, *, dry_run: bool) -> "Undone":
    from datetime import date

    from followup_xl.cli.words_of_undo import Undone
    from followup_xl.i18n import load
    from followup_xl.i18n_words import load_lexicon
    from followup_xl.model.errors import UsageError
    from followup_xl.plan.undo import plan_undo, undoable_runs
    from followup_xl.store.file import FileStore
    from followup_xl.validate import peek, validate

    store = FileStore(path)
    raw = store.read()
    written = peek(raw, load())
    catalog = load(lang or written.language, written.calendar)
    book, rules, _ = validate(raw, catalog, load_lexicon(), date.today())
    runs = undoable_runs(book)
    if run and run not in runs:
        raise UsageError(reason=catalog.text("undo.unknown-run", run=run, runs=catalog.comma.join(runs) or "–"))
    undoing = plan_undo(book, rules.options.keep_backups, run)
    receipt = None if dry_run or undoing.plan.is_empty else store.apply(undoing.plan)
    return Undone(undoing, receipt, catalog)
