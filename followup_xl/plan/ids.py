"""IDs for new leads."""

import re
from collections.abc import Iterable, Iterator
from itertools import count
from typing import Final

_FIRST: Final = ("L", 3, 0)
"""What stands before the number of the first ID, its digits, and the number before it."""
_NUMBERED: Final = re.compile(r"(?P<before>.*?)(?P<number>\d+)")


def next_id(taken: Iterable[str]) -> str:
    """The ID after the highest one, written like it: ``L009`` -> ``L010``; ``L001`` where none ends in a number."""
    return next(new_ids(taken))


def new_ids(taken: Iterable[str]) -> Iterator[str]:
    """The IDs after the highest one, one after another, without end."""
    found = [match for one in taken if (match := _NUMBERED.fullmatch(one.strip()))]
    before, width, last = _FIRST
    if found:
        highest = max(found, key=lambda match: int(match["number"]))
        before, width, last = highest["before"], len(highest["number"]), int(highest["number"])
    return (f"{before}{number:0{width}d}" for number in count(last + 1))
