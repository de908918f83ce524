"""Many workbooks refreshed from the command line: what a worker does with one, and what is said of them all."""

import atexit
import gc
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from followup_xl import __version__
from followup_xl.batch.engine import Ended, Engine, finished
from followup_xl.batch.errors import WorkerDiedError
from followup_xl.batch.history import write_history
from followup_xl.batch.ledger import Done, Ledger, fingerprint
from followup_xl.cli.ending import DEBUG, write_report
from followup_xl.cli.one_file import RARELY, Refresher, Told
from followup_xl.model.errors import EXIT_BUG, FollowupError
from followup_xl.pipeline import Request


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for every book; goes to the workers.

    ``language`` is that of sentences about files that cannot be read, ``history`` the folder for the history.
    """

    request: Request
    language: str
    as_json: bool
    history: Path | None = None

    @property
    def conditions(self) -> str:
        """What a book has to be refreshed anew for, even when it has not changed."""
        asked = (self.request.today, __version__, self.request.language, self.history and self.history.resolve())
        return "|".join(str(part) for part in asked)


@dataclass(frozen=True, slots=True)
class Errand:
    """One book by its ``path`` as given and whole, and how it was left when it was done last (None: never)."""

    path: Path
    whole: Path
    last: Done | None = None


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What is ``told`` of a book, and how it was left (None: it is not done)."""

    told: Told
    done: Done | None = None


def refresh_all(order: Order, paths: Sequence[Path], engine: Engine, ledger: Ledger) -> Iterator[Told]:
    """Refresh every file; what is told of each comes as it ends."""
    errands = [Errand(path, path.absolute(), ledger.known(path)) for path in paths]
    for ended in finished(engine, partial(refresh_one, order), errands):
        refreshed = ended.result or _died(order, ended)
        if refreshed.done and not order.request.dry_run:
            ledger.note(ended.item.path, refreshed.done)
        yield refreshed.told


def refresh_one(order: Order, errand: Errand) -> Refreshed:
    """What a worker does with one book; whatever is wrong with it ends here, as a sentence."""
    try:
        return _refresh(order, errand)
    finally:
        gc.collect()  # what a book leaves behind must not add up over hundreds of them


def _refresh(order: Order, errand: Errand) -> Refreshed:
    refresher, path = _refresher(order), errand.path
    if errand.last and errand.last.fingerprint == fingerprint(errand.whole, order.conditions):
        return Refreshed(refresher.skipped(path, errand.last.exit_code))
    try:
        return _refreshed(refresher, order, errand)
    except FollowupError as error:
        return Refreshed(refresher.refused(path, error))
    except Exception:
        if os.environ.get(DEBUG):
            raise
        sentence = f"{path.name}: {refresher.chrome.text('cli.bug', file=write_report())}"
        return Refreshed(refresher.given_up(path, sentence, "bug", EXIT_BUG))


def _refreshed(refresher: Refresher, order: Order, errand: Errand) -> Refreshed:
    result = refresher.run(errand.whole)
    if order.history and not order.request.dry_run:
        write_history(order.history, errand.whole, result.computed, order.request.today)
    told = refresher.told(errand.path, result)
    return Refreshed(told, Done(fingerprint(errand.whole, order.conditions), told.exit_code))


def _died(order: Order, ended: Ended[Errand, Refreshed]) -> Refreshed:
    path = ended.item.path
    return Refreshed(_refresher(order).refused(path, WorkerDiedError(file=path.name)))


@lru_cache(maxsize=1)
def _refresher(order: Order) -> Refresher:
    """One a process: the words are read once, and need not be looked through for garbage."""
    gc.set_threshold(RARELY)
    refresher = Refresher(order.request, order.language, as_json=order.as_json)
    gc.freeze()
    atexit.register(gc.unfreeze)
    return refresher
