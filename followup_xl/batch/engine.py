"""Carrying out one task for each of many books, whatever the machine: the port, and what happens when a worker dies."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Ended(Generic[T, R]):
    """An ``item`` whose turn is over, with the ``result``; None where the worker that had it died."""

    item: T
    result: R | None


class Engine(Protocol):
    """Where the work is done. ``task`` and the items go to other processes: they must be picklable."""

    def each(self, task: Callable[[T], R], items: Sequence[T]) -> Iterator[Ended[T, R]]:
        """Carry out ``task`` for every item and yield each once, in the order in which they end.

        Items that were with a worker when it died end without a result; the others go on in fresh workers. An
        exception of the task itself is raised here.
        """
        ...

    def close(self) -> None:
        """Let the workers go, after what they have begun."""
        ...


def finished(engine: Engine, task: Callable[[T], R], items: Sequence[T]) -> Iterator[Ended[T, R]]:
    """As ``Engine.each``, with a second chance: an item whose worker died is tried again, by itself.

    Whoever stood beside the item that killed the worker is done then; an item that ends without a result here has
    killed two workers.
    """
    suspects: list[T] = []
    for ended in engine.each(task, items):
        if ended.result is None:
            suspects.append(ended.item)
        else:
            yield ended
    for suspect in suspects:
        yield from engine.each(task, [suspect])
