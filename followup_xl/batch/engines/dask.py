"""A Dask cluster: the one at an address, else one on this machine."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from logging import CRITICAL
from typing import Any, Final, TypeVar

import dask
import distributed

from followup_xl.batch.engine import Ended
from followup_xl.batch.errors import ClusterLostError, ClusterUnreachableError

T = TypeVar("T")
R = TypeVar("R")

_UNTYPED: Any = distributed
_PATIENCE: Final = "30s"
"""How long to wait for an answer of the scheduler, and for a new worker where the last one died."""


class Dask:
    """The engine for more books than one machine can take.

    The workers need ``followup_xl`` and the files under the same paths. On a cluster of our own a book is suspect as
    soon as its worker dies; a scheduler of somebody else tries it on as many workers as it is set up to
    (``distributed.scheduler.allowed-failures``) before it says so.
    """

    def __init__(self, workers: int, scheduler: str | None) -> None:
        self._cluster = None if scheduler else _local(workers)
        try:
            self._client = _UNTYPED.Client(self._cluster or scheduler, timeout=_PATIENCE)
        except OSError as error:
            raise ClusterUnreachableError(scheduler=scheduler) from error

    def each(self, task: Callable[[T], R], items: Sequence[T]) -> Iterator[Ended[T, R]]:
        """Carry out ``task`` for every item, as many at a time as the workers have threads."""
        waiting, running = deque(items), dict[Any, T]()
        while waiting or running:
            while waiting and len(running) < self._room():
                item = waiting.popleft()
                future = self._client.submit(task, item, pure=False)
                running[future] = item
            for future in self._done(list(running)):
                yield Ended(running.pop(future), _result(future))

    def close(self) -> None:
        """Leave the cluster; one of our own ends."""
        self._client.close()
        if self._cluster:
            self._cluster.close()

    def _done(self, running: list[Any]) -> list[Any]:
        """Those that ended, at least one; waits as long as there is a worker."""
        while True:
            try:
                return list(_UNTYPED.wait(running, timeout=_PATIENCE, return_when="FIRST_COMPLETED").done)
            except TimeoutError:
                if not self._client.nthreads():
                    raise ClusterLostError from None

    def _room(self) -> int:
        """Threads of the workers there are now; a book waits at the scheduler while there is none."""
        return max(1, sum(int(threads) for threads in self._client.nthreads().values()))


def _local(workers: int) -> Any:  # noqa: ANN401  # carries no types
    with dask.config.set({"distributed.scheduler.allowed-failures": 0}):
        return _UNTYPED.LocalCluster(
            n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=CRITICAL
        )


def _result(future: Any) -> Any:  # noqa: ANN401  # carries no types
    if future.cancelled():
        raise ClusterLostError
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, distributed.KilledWorker):
        return None
    raise error
