"""Workers that die on purpose. In a module of its own: other processes import it."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from followup_xl.batch.engine import Ended, Engine

T = TypeVar("T")
R = TypeVar("R")


def die() -> None:
    """End this process the way the kernel ends one that takes too much memory."""
    if os.name == "posix":
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(9)


@dataclass(frozen=True)
class Deadly:
    """An engine whose workers die over some items, named by a part of their text.

    Over those in ``always`` at once and every time; over those in ``once`` when the work is done and nobody has been
    told: a file in ``folder`` remembers it.
    """

    engine: Engine
    folder: Path
    always: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    begun: list[Any] = field(default_factory=list)

    def each(self, task: Callable[[T], R], items: Sequence[T]) -> Iterator[Ended[T, R]]:
        """Carry out the task, or die."""
        self.begun.append(len(items))
        return self.engine.each(partial(deadly, task, self.always, self.once, self.folder), items)

    def close(self) -> None:
        """Close the engine."""
        self.engine.close()


def deadly(task: Callable[[T], R], always: Sequence[str], once: Sequence[str], folder: Path, item: T) -> R:
    """Do the task, unless the item is to die of."""
    name = str(item)
    if any(part in name for part in always):
        die()
    result = task(item)
    for part in once:
        mark = folder / f"died-{part}"
        if part in name and not mark.exists():
            mark.touch()
            die()
    return result


def square(number: int) -> int:
    """Return a number times itself."""
    return number * number


def fail(number: int) -> int:
    """Raise for 3."""
    if number == 3:
        raise ZeroDivisionError(number)
    return number
