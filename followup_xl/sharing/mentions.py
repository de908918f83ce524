"""Names of customers found in text: what tells one salesperson of the customers of another."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from followup_xl.model.book import CellValue
from followup_xl.model.text import fold

COLUMNS: Final = ("company", "contact", "phone", "email", "telegram", "instagram")
"""The columns of a lead that tell who it is."""
_ALWAYS: Final = ("company", "email", "telegram", "instagram")
_SHORTEST: Final = 4
"""Letters that a name needs to be looked for: shorter ones are found everywhere."""
_DIGITS: Final = 6


Words: TypeAlias = tuple[str, ...]
"""A name in folded words."""


class Names:
    """The companies, people and addresses of some leads, found in any spelling that folds to the same words."""

    def __init__(self, names: Iterable[Words], seen: Iterable[Words]) -> None:
        """``seen`` are names that may be read."""
        self._by_first: dict[str, set[Words]] = {}
        for words in set(names) - set(seen):
            self._by_first.setdefault(words[0], set()).add(words)

    def found_in(self, text: str) -> bool:
        """Whether the text holds one of the names, word by word."""
        words = _words(text)
        return any(
            words[at : at + len(name)] == list(name)
            for at, word in enumerate(words)
            for name in self._by_first.get(word, ())
        )


def names_of(lead: Mapping[str, CellValue]) -> Iterator[Words]:
    """The names of one lead as words."""
    for column in _ALWAYS:
        words = _words(str(lead.get(column) or ""))
        if sum(map(len, words)) >= _SHORTEST:
            yield tuple(words)
    contact = _words(str(lead.get("contact") or ""))
    if len(contact) > 1:
        yield tuple(contact)
    phone = _words(str(lead.get("phone") or ""))
    if sum(map(len, phone)) >= _DIGITS:
        yield tuple(phone)


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in fold(text)).split()
