"""A digest as a page of words: groups of items, the same for the text, the HTML and the mail."""

from dataclasses import dataclass
from typing import Final

RIGHT_TO_LEFT: Final = frozenset({"fa"})


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do or to know: its ``head``, ``lines`` below it, and a ``link`` under the words ``action``.

    ``address`` is the link without the opening line, short enough to be read; "" where there is none.
    """

    head: str
    lines: tuple[str, ...] = ()
    action: str = ""
    link: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Items under a title; ``more`` tells of those left out, "" for none."""

    title: str
    items: tuple[Item, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A whole digest: ``owner`` ("" for the leads of nobody, and for the manager), where to send it, and its words."""

    owner: str
    is_for_manager: bool
    email: str
    language: str
    title: str
    hello: str
    groups: tuple[Group, ...]
    farewell: str
    file: str
    counts: tuple[tuple[str, int], ...]

    @property
    def is_rtl(self) -> bool:
        """Whether the language runs from right to left."""
        return self.language in RIGHT_TO_LEFT
