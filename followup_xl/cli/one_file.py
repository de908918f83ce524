"""One workbook refreshed from the command line: what is said about it, and the exit code it asks for."""

import json
import re
from pathlib import Path
from typing import Final

import click

from followup_xl.cli.ending import refusal_sentence
from followup_xl.cli.words_of_result import as_json, as_lines
from followup_xl.holiday_days import PackagedHolidays
from followup_xl.i18n import load
from followup_xl.i18n_words import load_lexicon
from followup_xl.model.errors import EXIT_DONE, EXIT_ISSUES, FollowupError
from followup_xl.pipeline import Request, RunResult, Tools, run
from followup_xl.store.file import FileStore

_LEFT_ALONE: Final = re.compile(r"~\$.*|.*\.(backup-\d+|before-adopt)\.xls[xm]", re.IGNORECASE)


def is_left_alone(path: Path) -> bool:
    """Whether a file among several is a backup of ours or a lock file of Excel."""
    return _LEFT_ALONE.fullmatch(path.name) is not None


class Refresher:
    """Refreshes files one by one; ``chrome`` is the catalog of what is said before a book's language is known."""

    def __init__(self, request: Request, language: str, *, as_json: bool) -> None:
        self.request = request
        self.chrome = load(language)
        self.as_json = as_json
        self._tools = Tools(load, load_lexicon(), PackagedHolidays)

    def refresh(self, path: Path) -> int:
        """Refresh one file, say what happened, and return its exit code."""
        try:
            result = run(FileStore(path), self._tools, self.request)
        except FollowupError as error:
            return self._refuse(path, error)
        self._tell(path, result)
        needs_a_person = any(issue.needs_a_person for issue in result.computed.issues)
        return EXIT_ISSUES if needs_a_person else EXIT_DONE

    def quietly(self, path: Path) -> int:
        """Refresh one file and say nothing unless it is refused; returns its exit code."""
        try:
            run(FileStore(path), self._tools, self.request)
        except FollowupError as error:
            return self._refuse(path, error)
        return EXIT_DONE

    def _tell(self, path: Path, result: RunResult) -> None:
        if self.as_json:
            click.echo(json.dumps(as_json(path, result), ensure_ascii=False))
        else:
            click.echo("\n".join(as_lines(path, result)))

    def _refuse(self, path: Path, error: FollowupError) -> int:
        sentence = refusal_sentence(error, self.chrome, path.name)
        click.echo(sentence, err=True)
        if self.as_json:
            refused = {"file": str(path), "status": "refused", "code": error.code, "message": sentence}
            click.echo(json.dumps(refused, ensure_ascii=False))
        return error.exit_code
