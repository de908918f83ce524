"""``followup report --across``: one report of many books, none of which comes into this process whole."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import click

from followup_xl.batch.across import Across, Look, look_at, names
from followup_xl.batch.engine import Engine, finished
from followup_xl.batch.engines import chosen, started
from followup_xl.batch.errors import NoBooksError, WorkerDiedError
from followup_xl.batch.partial import Partial
from followup_xl.cli.ending import DEBUG, refusal_sentence, write_report
from followup_xl.cli.one_file import is_left_alone
from followup_xl.cli.options import expand
from followup_xl.cli.progress import counted_on_terminal
from followup_xl.i18n import Catalog, load
from followup_xl.model.errors import EXIT_BUG, EXIT_DONE, FollowupError
from followup_xl.report_out import Words, words

_WORKBOOKS = ("**/*.xlsx", "**/*.xlsm")


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of a book: what it gives, or the ``sentence`` why it gives nothing, with its ``exit_code``."""

    part: Partial | None
    sentence: str = ""
    exit_code: int = EXIT_DONE


@dataclass(frozen=True, slots=True)
class Machine:
    """Where the work is done: the options of the command."""

    engine: str | None
    workers: int | None
    scheduler: str | None


def books(across: str) -> list[Path]:
    """The workbooks below a folder, or of a pattern; backups and lock files are left alone."""
    folder = Path(across)
    found = [path for kind in _WORKBOOKS for path in folder.glob(kind)] if folder.is_dir() else expand([across])
    return sorted(path for path in found if not is_left_alone(path))


def report_across(across: str, wanted: Look, machine: Machine, catalog: Catalog) -> tuple[Words, int]:
    """The report of all books in words, and the exit code; books that could not be read are named on stderr.

    Raises:
        NoBooksError: there are none, or none could be read.
    """
    paths = books(across)
    called = dict(zip(paths, names(paths), strict=True))
    gathered, code = Across(wanted.today, list(called.values())), EXIT_DONE
    with started(chosen(machine.engine, machine.scheduler, len(paths)), machine.workers, machine.scheduler) as engine:
        for path, seen in counted_on_terminal(_seen(engine, wanted, paths, catalog.language), len(paths)):
            if seen.part:
                gathered.add(called[path], seen.part)
            else:
                click.echo(seen.sentence, err=True)
            code = max(code, seen.exit_code)
    if not gathered.plans:
        raise NoBooksError
    _remark(gathered, catalog)
    return _in_words(gathered, wanted.language), code


def _seen(engine: Engine, wanted: Look, paths: Sequence[Path], language: str) -> Iterator[tuple[Path, Seen]]:
    """Every book once; the first that can be read says which period the others are asked for."""
    waiting, span = list(paths), wanted.span
    while waiting and span is None:
        path = waiting.pop(0)
        for _, seen in _asked(engine, wanted, [path], language):
            span = seen.part.period if seen.part else None
            yield path, seen
    yield from _asked(engine, replace(wanted, span=span), waiting, language)


def _asked(engine: Engine, wanted: Look, paths: Sequence[Path], language: str) -> Iterator[tuple[Path, Seen]]:
    whole = {path.absolute(): path for path in paths}
    for ended in finished(engine, partial(see, wanted, language), list(whole)):
        yield whole[ended.item], ended.result or _refused(ended.item, WorkerDiedError(), language)


def see(wanted: Look, language: str, path: Path) -> Seen:
    """What a worker does with one book; whatever is wrong with it ends here, as a sentence."""
    try:
        return Seen(look_at(wanted, path))
    except FollowupError as error:
        return _refused(path, error, language)
    except Exception:
        if os.environ.get(DEBUG):
            raise
        return Seen(None, f"{path.name}: {load(language).text('cli.bug', file=write_report())}", EXIT_BUG)


def _refused(path: Path, error: FollowupError, language: str) -> Seen:
    return Seen(None, refusal_sentence(error, load(language), path.name), error.exit_code)


def _remark(gathered: Across, catalog: Catalog) -> None:
    """Say where the books do not agree, and what was done about it."""
    first = next(iter(gathered.plans))
    if gathered.differing:
        text = catalog.text("batch.differing", n=len(gathered.differing), file=first, other=gathered.differing[0])
        click.echo(text, err=True)
    if gathered.counts_plans_once:
        click.echo(catalog.text("batch.one-plan"), err=True)


def _in_words(gathered: Across, language: str) -> Words:
    first = gathered.first
    translator = load(language or first.language, first.calendar)
    return words(gathered.report(), translator.text("batch.books", n=len(gathered.plans)), translator)
