"""Progress on a terminal; nothing in a pipe."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from followup_xl.i18n import Catalog

T = TypeVar("T")


def told_on_terminal(paths: Sequence[Path], catalog: Catalog) -> Iterator[Path]:
    """The paths one by one; a person at a terminal sees which one is being worked on."""
    if not sys.stderr.isatty():
        yield from paths
        return
    from rich.console import Console

    console = Console(stderr=True)
    for path in paths:
        with console.status(catalog.text("cli.working", file=path.name)):
            yield path


def counted_on_terminal(results: Iterable[T], total: int) -> Iterator[T]:
    """The results as they come; a person at a terminal sees how many of ``total`` are there, and how long it takes."""
    if not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(results, total=total)
