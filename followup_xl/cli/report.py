"""``followup report``: the weekly report as a page, a mail or a short text; the workbook is only read."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from followup_xl.cli.language import language_of_environment
from followup_xl.cli.options import LANG, TODAY, Day

if TYPE_CHECKING:
    from followup_xl.report_out import Words


@click.command()
@click.argument("file", metavar="FILE")
@TODAY
@click.option("--week", type=Day(), metavar="DAY", help="The week this day lies in (default: the last seven days).")
@click.option("--html", "page", metavar="OUT", help="Write the report as one page.")
@click.option("--mail", "letter", metavar="OUT.eml", help="Write the report as a mail to send on.")
@click.option("--text", "short", is_flag=True, help="Print a short text for a messenger (the default).")
@LANG
def report(
    file: str,
    today: date | None,
    week: date | None,
    page: str | None,
    letter: str | None,
    short: bool,
    lang: str | None,
) -> int:
    """Tell the week of a workbook: what changed, what slips, whom to thank.

    The sheet Report of the workbook holds the same; followup refresh fills it. Nothing is printed for a week in which
    nothing happened.
    """
    from followup_xl.cli.ending import refusal_sentence
    from followup_xl.i18n import load
    from followup_xl.model.errors import FollowupError

    language = lang or language_of_environment()
    try:
        words = _words(Path(file), today or date.today(), week, lang or "")
    except FollowupError as error:
        click.echo(refusal_sentence(error, load(language), Path(file).name), err=True)
        return error.exit_code
    _write(words, page, letter)
    if short or not (page or letter):
        from followup_xl.report_out import text

        click.echo(text(words), nl=False)
    return 0


def _words(path: Path, today: date, week: date | None, lang: str) -> "Words":
    """The report of a workbook in the words of its own language, or of ``lang``; nothing is written."""
    from followup_xl.holiday_days import PackagedHolidays
    from followup_xl.i18n import load
    from followup_xl.i18n_words import load_lexicon
    from followup_xl.pipeline import Request, Tools, run
    from followup_xl.report_out import words
    from followup_xl.reports import report as report_of
    from followup_xl.store.file import FileStore

    tools = Tools(load, load_lexicon(), PackagedHolidays)
    result = run(FileStore(path), tools, Request(today, lang, dry_run=True, force=True))
    found = result.computed
    return words(report_of(found.book, found.rules, found.outcome, today, week), path.name, result.translator)


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
