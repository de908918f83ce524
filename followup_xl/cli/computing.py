"""A workbook computed for commands that only read it."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from followup_xl.cli.ending import refusal_sentence
from followup_xl.cli.language import language_of_environment
from followup_xl.i18n import load
from followup_xl.model.errors import FollowupError

if TYPE_CHECKING:
    from followup_xl.agenda import Desk


def desk_of(path: Path, today: date, lang: str) -> "Desk":
    """The workbook as of ``today``, refreshed in memory; the file stays as it is. Raises ``FollowupError``."""
    from followup_xl.agenda import Desk
    from followup_xl.holiday_days import PackagedHolidays
    from followup_xl.i18n_words import load_lexicon
    from followup_xl.pipeline import Request, Tools, run
    from followup_xl.store.file import FileStore

    tools = Tools(load, load_lexicon(), PackagedHolidays)
    result = run(FileStore(path), tools, Request(today, lang, dry_run=True, force=True))
    return Desk(path.name, result.computed, today, load, lang)


def refused(error: FollowupError, path: Path, lang: str | None, *, as_json: bool) -> int:
    """Say why a workbook was refused, on stderr and as an object where one is wanted; returns the exit code."""
    sentence = refusal_sentence(error, load(lang or language_of_environment()), path.name)
    click.echo(sentence, err=True)
    if as_json:
        said = {"file": str(path), "status": "refused", "code": error.code, "message": sentence}
        click.echo(json.dumps(said, ensure_ascii=False))
    return error.exit_code
