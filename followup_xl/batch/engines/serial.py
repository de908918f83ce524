"""One book after the other, in this process."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from followup_xl.batch.engine import Ended

T = TypeVar("T")
R = TypeVar("R")


class Serial:
    """The engine for a few books; there is no worker that could die."""

    def each(self, task: Callable[[T], R], items: Sequence[T]) -> Iterator[Ended[T, R]]:
        """Carry out ``task`` for every item, in their order."""
        yield from (Ended(item, task(item)) for item in items)

    def close(self) -> None:
        """Nothing to let go."""
