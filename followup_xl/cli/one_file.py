"""One workbook refreshed from the command line: what is said about it, and the exit code it asks for."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from followup_xl.cli.ending import refusal_sentence
from followup_xl.cli.words_of_result import as_json, as_lines
from followup_xl.i18n import load
from followup_xl.model.errors import EXIT_DONE, EXIT_ISSUES, FollowupError
from followup_xl.packaged import packaged_tools
from followup_xl.pipeline import Request, RunResult, run
from followup_xl.store.file import FileStore

RARELY: Final = 200_000
"""A refresh makes very many objects and hardly any cycles: looking for garbage often costs a tenth of its time."""
_LEFT_ALONE: Final = re.compile(r"~\$.*|.*\.(backup-\d+|before-adopt)\.xls[xm]", re.IGNORECASE)


def is_left_alone(path: Path) -> bool:
    """Whether a file among several is a backup of ours or a lock file of Excel."""
    return _LEFT_ALONE.fullmatch(path.name) is not None


@dataclass(frozen=True, slots=True)
class Told:
    """What is said about a file, ``out`` on stdout and ``err`` on stderr ("" for nothing), and its exit code."""

    exit_code: int
    out: str
    err: str = ""

    def say(self) -> int:
        """Say it; returns the exit code."""
        if self.err:
            click.echo(self.err, err=True)
        if self.out:
            click.echo(self.out)
        return self.exit_code


class Refresher:
    """Refreshes files one by one; ``chrome`` is the catalog of what is said before a book's language is known."""

    def __init__(self, request: Request, language: str, *, as_json: bool) -> None:
        self.request = request
        self.chrome = load(language)
        self.as_json = as_json
        self._tools = packaged_tools()

    def refresh(self, path: Path) -> int:
        """Refresh one file, say what happened, and return its exit code."""
        try:
            result = self.run(path)
        except FollowupError as error:
            return self.refused(path, error).say()
        return self.told(path, result).say()

    def quietly(self, path: Path) -> int:
        """Refresh one file and say nothing unless it is refused; returns its exit code."""
        try:
            self.run(path)
        except FollowupError as error:
            return self.refused(path, error).say()
        return EXIT_DONE

    def run(self, path: Path) -> RunResult:
        """Refresh one file. Raises a ``FollowupError`` when it cannot be; it is left as it was then."""
        return run(FileStore(path), self._tools, self.request)

    def told(self, path: Path, result: RunResult) -> Told:
        """What is said about a file that was refreshed."""
        needs_a_person = any(issue.needs_a_person for issue in result.computed.issues)
        code = EXIT_ISSUES if needs_a_person else EXIT_DONE
        if self.as_json:
            return Told(code, json.dumps(as_json(path, result), ensure_ascii=False))
        return Told(code, "\n".join(as_lines(path, result)))

    def refused(self, path: Path, error: FollowupError) -> Told:
        """What is said about a file that was left as it was."""
        return self.given_up(path, refusal_sentence(error, self.chrome, path.name), error.code, error.exit_code)

    def given_up(self, path: Path, sentence: str, code: str, exit_code: int) -> Told:
        """The sentence on stderr, and the object of ``--json``."""
        refused = {"file": str(path), "status": "refused", "code": code, "message": sentence}
        return Told(exit_code, json.dumps(refused, ensure_ascii=False) if self.as_json else "", sentence)

    def skipped(self, path: Path, exit_code: int) -> Told:
        """What is said about a file that was refreshed by an earlier run and is as it was left."""
        if self.as_json:
            return Told(exit_code, json.dumps({"file": str(path), "status": "skipped"}, ensure_ascii=False))
        return Told(exit_code, f"{path.name}\n  {self.chrome.text('batch.skipped')}")
