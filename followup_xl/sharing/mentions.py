"""Names of customers found in text: what tells one salesperson of the customers of another."""

from collections.abc import Iterable, Mapping
from typing import Final

from followup_xl.model.book import CellValue
from followup_xl.model.text import fold

_ALWAYS: Final = ("company", "email", "telegram", "instagram")
_SHORTEST: Final = 4
"""Letters that a name needs to be looked for: shorter ones are found everywhere."""
_DIGITS: Final = 6


class Names:
    """The companies, people and addresses of some leads, found in any spelling that folds to the same words."""

    def __init__(self, leads: Iterable[Mapping[str, CellValue]], known: Iterable[Mapping[str, CellValue]]) -> None:
        """``known`` are leads whose names may be seen."""
        seen = {words for lead in known for words in _names(lead)}
        self._by_first: dict[str, set[tuple[str, ...]]] = {}
        for words in {words for lead in leads for words in _names(lead)} - seen:
            self._by_first.setdefault(words[0], set()).add(words)

    def found_in(self, text: str) -> bool:
        """Whether the text holds one of the names, word by word."""
        words = _words(text)
        return any(
            words[at : at + len(name)] == list(name)
            for at, word in enumerate(words)
            for name in self._by_first.get(word, ())
        )


def _names(lead: Mapping[str, CellValue]) -> Iterable[tuple[str, ...]]:
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
