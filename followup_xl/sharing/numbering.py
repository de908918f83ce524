"""IDs that nobody has yet."""

import re
from collections.abc import Iterable
from typing import Final

from followup_xl.model.book import CellValue
from followup_xl.sharing.rows import id_key

_NUMBERED: Final = re.compile(r"(.*?)(\d+)", re.DOTALL)


class Numbers:
    """Counts on from the highest number that each beginning of an ID has: after ``L121`` comes ``L122``."""

    def __init__(self, taken: Iterable[CellValue]) -> None:
        self._taken = {id_key(one) for one in taken}
        self._highest: dict[str, int] = {}
        for known in self._taken:
            found = _NUMBERED.fullmatch(known)
            if found:
                self._highest[found[1]] = max(self._highest.get(found[1], 0), int(found[2]))

    def next(self, like: str) -> str:
        """A free ID that looks like that one."""
        found = _NUMBERED.fullmatch(like)
        beginning, digits = (found[1], found[2]) if found else (f"{like}-", "1")
        known = id_key(beginning)
        while True:
            self._highest[known] = self._highest.get(known, 0) + 1
            new = f"{beginning}{self._highest[known]:0{len(digits)}d}"
            if id_key(new) not in self._taken:
                self._taken.add(id_key(new))
                return new
