"""``followup report``: the weekly report as a page, a mail or a short text; the workbook is only read."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from followup_xl.cli.language import language_of_environment
from followup_xl.cli.options import LANG, TODAY, Day
from followup_xl.cli.options_of_engines import ENGINE, SCHEDULER, WORKERS

if TYPE_CHECKING:
    from followup_xl.report_out import Words


@click.command()
@click.argument("file", metavar="[FILE]", required=False)
@TODAY
@click.option("--across", metavar="DIR", help="One report of all workbooks below DIR, or of a pattern.")
@click.option("--week", type=Day(), metavar="DAY", help="The week this day lies in (default: the last seven days).")
@click.option("--html", "page", metavar="OUT", help="Write the report as one page.")
@click.option("--mail", "letter", metavar="OUT.eml", help="Write the report as a mail to send on.")
@click.option("--text", "short", is_flag=True, help="Print a short text for a messenger (the default).")
@ENGINE
@WORKERS
@SCHEDULER
@LANG
def report(
    file: str | None,
    across: str | None,
    today: date | None,
    week: date | None,
    page: str | None,
    letter: str | None,
    short: bool,
    engine: str | None,
    workers: int | None,
    scheduler: str | None,
    lang: str | None,
) -> int:
    """Tell the week of a workbook, or of many: what changed, what slips, whom to thank.

    The sheet Report of the workbook holds the same; followup refresh fills it. Nothing is printed for a week in which
    nothing happened.
    """
    from followup_xl.batch.across import Look
    from followup_xl.cli.ending import refusal_sentence
    from followup_xl.cli.report_across import Machine, report_across
    from followup_xl.i18n import load
    from followup_xl.model.errors import FollowupError

    if bool(file) == bool(across):
        raise click.UsageError("Name one workbook, or many with --across.")
    catalog, day = load(lang or language_of_environment()), today or date.today()
    try:
        if across:
            wanted = Look(day, week, lang or "")
            words, code = report_across(across, wanted, Machine(engine, workers, scheduler), catalog)
        else:
            words, code = _words(Path(str(file)), day, week, lang or ""), 0
    except FollowupError as error:
        click.echo(refusal_sentence(error, catalog, Path(str(file or across)).name), err=True)
        return error.exit_code
    _write(words, page, letter)
    if short or not (page or letter):
        from followup_xl.report_out import text

        click.echo(text(words), nl=False)
    return code


def _words(path: Path, today: date, week: date | None, lang: str) -> "Words":
    """The report of a workbook in the words of its own language, or of ``lang``; nothing is written."""
    from followup_xl.packaged import packaged_tools
    from followup_xl.pipeline import Request, look
    from followup_xl.report_out import words
    from followup_xl.reports import report as report_of
    from followup_xl.store.file import FileStore

    tools = packaged_tools()
    found, translator = look(FileStore(path), tools, Request(today, lang))
    return words(report_of(found.book, found.rules, found.outcome, today, week), path.name, translator)


def _write(words: "Words", page: str | None, letter: str | None) -> None:
    from followup_xl.cli.files import write_new
    from followup_xl.i18n import load
    from followup_xl.report_out import html, mail

    catalog = load(words.language)
    wanted = {page: html(words).encode() if page else b"", letter: mail(words) if letter else b""}
    for name, content in wanted.items():
        if name:
            write_new(Path(name), content, catalog, replace=True)
            click.echo(catalog.text("report.cli.written", file=Path(name).resolve()), err=True)
