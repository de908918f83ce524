"""Options of the commands that work on many books."""

from typing import Final

import click

ENGINE: Final = click.option(
    "--engine",
    type=click.Choice(("serial", "processes", "dask")),
    help="One after the other, on all processors, or on a cluster (default: what suits the number of files).",
)
WORKERS: Final = click.option(
    "--workers", type=click.IntRange(min=1), metavar="N", help="So many processes (default: one a processor)."
)
SCHEDULER: Final = click.option(
    "--scheduler", metavar="tcp://HOST:PORT", help="The Dask cluster to use (default: one on this machine)."
)
