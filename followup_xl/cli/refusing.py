"""A command that was refused: one sentence on stderr, an object where one is wanted, and an exit code."""

import json
from pathlib import Path

import click

from followup_xl.cli.ending import refusal_sentence
from followup_xl.cli.language import language_of_environment
from followup_xl.i18n import load
from followup_xl.model.errors import FollowupError


def refused(error: FollowupError, path: Path, lang: str | None, *, as_json: bool, **said: str) -> int:
    """Say why the workbook at ``path`` was refused; ``said`` adds to the object or says it otherwise.

    Returns the exit code.
    """
    sentence = refusal_sentence(error, load(lang or language_of_environment()), path.name)
    click.echo(sentence, err=True)
    if as_json:
        told = {"file": str(path), **said, "status": "refused", "code": error.code, "message": sentence}
        click.echo(json.dumps(told, ensure_ascii=False))
    return error.exit_code
