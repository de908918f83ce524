"""A pool of processes on this machine."""

import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import Final, TypeVar

from followup_xl.batch.engine import Ended

T = TypeVar("T")
R = TypeVar("R")

_MOST_ON_WINDOWS: Final = 61
"""More processes than this cannot be waited for there (manual of ``ProcessPoolExecutor``)."""


class Processes:
    """The engine for many books on one machine.

    Processes are spawned everywhere, as Windows and macOS do. As many books are out as there are workers, so that few
    are suspect when one dies: a dead worker breaks the whole pool, and a fresh one goes on.
    """

    def __init__(self, workers: int) -> None:
        self.workers = min(workers, _MOST_ON_WINDOWS) if sys.platform == "win32" else workers
        self._pool: ProcessPoolExecutor | None = None

    def each(self, task: Callable[[T], R], items: Sequence[T]) -> Iterator[Ended[T, R]]:
        """Carry out ``task`` for every item, as many at a time as there are workers."""
        waiting, running = deque(items), dict[Future[R], T]()
        while waiting or running:
            while waiting and len(running) < self.workers:
                item = waiting.popleft()
                running[self._submit(task, item)] = item
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                yield Ended(running.pop(future), self._result(future))

    def close(self) -> None:
        """Wait for what has begun; the rest is dropped."""
        pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(cancel_futures=True)

    def _submit(self, task: Callable[[T], R], item: T) -> Future[R]:
        try:
            return self._opened().submit(task, item)
        except BrokenProcessPool:
            self.close()
            return self._opened().submit(task, item)

    def _opened(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self.workers, get_context("spawn"), _leave_interrupts_to_the_driver)
        return self._pool

    def _result(self, future: Future[R]) -> R | None:
        try:
            return future.result()
        except BrokenProcessPool:
            self.close()
            return None


def _leave_interrupts_to_the_driver() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
