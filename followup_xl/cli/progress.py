"""Progress on a terminal; nothing in a pipe."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from followup_xl.i18n import Catalog


def told_on_terminal(paths: Sequence[Path], catalog: Catalog) -> Iterator[Path]:
    """The paths one by one; a person at a terminal sees which one is being worked on."""
    if not sys.stderr.isatty():
        yield from paths
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    if len(paths) > 1:
        yield from track(paths, description="", console=console, transient=True)
        return
    for path in paths:
        with console.status(catalog.text("cli.working", file=path.name)):
            yield path
