"""The engines by name; that of a cluster is imported when it is asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from os import cpu_count
from typing import Final

from followup_xl.batch.engine import Engine
from followup_xl.batch.errors import NoClusterEngineError

from .processes import Processes
from .serial import Serial

__all__ = ["ENGINES", "FEW", "chosen", "started"]

ENGINES: Final = ("serial", "processes", "dask")
FEW: Final = 8
"""Fewer books are done one after the other: starting processes takes as long as refreshing some books (measured)."""


def chosen(engine: str | None, scheduler: str | None, books: int) -> str:
    """The engine that was asked for, else the one that suits the number of books."""
    return engine or ("dask" if scheduler else "serial" if books < FEW else "processes")


@contextmanager
def started(engine: str, workers: int | None = None, scheduler: str | None = None) -> Iterator[Engine]:
    """An engine to work with, closed afterwards.

    ``workers`` is the number of processes (None: as many as the machine has processors); ``scheduler`` the address of
    a Dask scheduler (None: a cluster on this machine).

    Raises:
        NoClusterEngineError: ``distributed`` is not installed.
        ClusterUnreachableError: nobody answers at the address of the scheduler.
    """
    found = _made(engine, workers or cpu_count() or 1, scheduler)
    try:
        yield found
    finally:
        found.close()


def _made(engine: str, workers: int, scheduler: str | None) -> Engine:
    if engine == "serial":
        return Serial()
    if engine == "processes":
        return Processes(workers)
    if find_spec("distributed") is None:
        raise NoClusterEngineError
    from .dask import Dask  # noqa: PLC0415  # an extra that takes half a second to import

    return Dask(workers, scheduler)
