"""Pairs of leads worth comparing, found in blocks that never grow quadratic.

A block is a key that leads share: a phone number, a mail, a word of the name, the beginning or the end of it. The
leads of a block are put in the order of their names, and each is paired with the few after it: all pairs of a small
block, the nearest ones of a big one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz import fuzz, process

from followup_xl.duplicates.cards import Card
from followup_xl.duplicates.likeness import LEAST_ROOT, Name

NEIGHBOURS: Final = 16
"""With so many leads after it a lead of a block is compared (house): a block of 17 is compared whole."""
LEAST_ALIKE: Final = 78
"""Names less alike than this (per cent, ``rapidfuzz.fuzz.ratio`` of their sounds) are no candidates (house)."""
_ENDS: Final = 5

_CHUNK: Final = 200_000
_RARE: Final = 2

Pairs = npt.NDArray[np.int64]
"""Shape (pairs, 2): places in the list of cards, the lesser first."""


def by_phone(cards: Sequence[Card]) -> Pairs:
    """The pairs with a phone number in common."""
    return _paired(_blocks(((place, number) for place, card in enumerate(cards) for number in card.phones)), cards)


def by_mail(cards: Sequence[Card]) -> Pairs:
    """The pairs with a mail address in common."""
    return _paired(_blocks(((place, mail) for place, card in enumerate(cards) for mail in card.mails)), cards)


def by_name(cards: Sequence[Card]) -> Pairs:
    """The pairs whose companies or persons have alike names."""
    words = _blocks((place, word) for place, card in enumerate(cards) for word in _words(card))
    ends = _blocks((place, end) for place, card in enumerate(cards) for end in _ends(card))
    pairs = _unique(np.concatenate([_paired(_rarest(words), cards), _paired(ends, cards)]))
    texts = [[text(card) for card in cards] for text in _TEXTS]
    chunks = (pairs[start : start + _CHUNK] for start in range(0, len(pairs), _CHUNK))
    return np.concatenate([pairs[:0], *(chunk[_alike(chunk, texts)] for chunk in chunks)])


def _blocks(keys: Iterable[tuple[int, str]]) -> pd.DataFrame:
    """One row a lead and key: ``place``, ``key``, ``block`` (number of the key) and ``size`` of the block."""
    blocks = pd.DataFrame(keys, columns=["place", "key"]).drop_duplicates()
    block, _ = pd.factorize(blocks["key"])
    size = np.bincount(block, minlength=1)[block] if len(block) else block
    blocks = blocks.assign(block=block, size=size)
    return blocks[blocks["size"] > 1]


def _rarest(blocks: pd.DataFrame) -> pd.DataFrame:
    """Of the words of a name only the rarest: what is common to many tells little."""
    kind = blocks["key"].str[0]
    return blocks.sort_values(["size", "key"]).groupby([blocks["place"], kind], sort=False).head(_RARE)


def _paired(blocks: pd.DataFrame, cards: Sequence[Card]) -> Pairs:
    """The pairs of each block: in the order of the names, each lead with the next ``NEIGHBOURS``."""
    order = sorted(range(len(cards)), key=lambda place: (cards[place].name.ordered, cards[place].city, cards[place].id))
    rank = np.empty(len(cards), dtype="int64")
    rank[order] = np.arange(len(cards))
    place, block = (blocks[column].to_numpy(dtype="int64") for column in ("place", "block"))
    by_block = np.lexsort((rank[place], block))
    place, block = place[by_block], block[by_block]
    found = [np.empty((0, 2), dtype="int64")]
    for step in range(1, min(NEIGHBOURS, len(place) - 1) + 1):
        together = block[step:] == block[:-step]
        found.append(np.column_stack([place[:-step][together], place[step:][together]]))
    return _unique(np.concatenate(found))


def _unique(pairs: Pairs) -> Pairs:
    low, high = pairs.min(axis=1, initial=np.iinfo("int64").max), pairs.max(axis=1, initial=0)
    width = int(high.max(initial=0)) + 1
    codes = np.unique(low * width + high)
    return np.column_stack([codes // width, codes % width])


def _alike(pairs: Pairs, texts: Sequence[Sequence[str]]) -> npt.NDArray[np.bool_]:
    alike = np.zeros(len(pairs), dtype=bool)
    for text in texts:
        left, right = ([text[place] for place in side] for side in pairs.T.tolist())
        ratio = process.cpdist(left, right, scorer=fuzz.ratio, score_cutoff=LEAST_ALIKE)
        alike |= (ratio > 0) & np.array([bool(a and b) for a, b in zip(left, right, strict=True)], dtype=bool)
    return alike


def _words(card: Card) -> Iterator[str]:
    for kind, name in _names(card):
        yield from (f"{kind}{word}" for word in name.heard if len(word) > 1)


def _ends(card: Card) -> Iterator[str]:
    for kind, name in _names(card):
        yield f"{kind}^{name.joined[:_ENDS]}"
        yield f"{kind}${name.joined[-_ENDS:]}"
    if len(card.name.roots) >= LEAST_ROOT:
        yield f"r{card.name.roots}"


def _names(card: Card) -> Iterator[tuple[str, Name]]:
    """The company, or the person where there is none; and a person with more than one name."""
    if card.name.joined:
        yield "c", card.name
    if _full_name(card):
        yield "p", card.contact


def _full_name(card: Card) -> str:
    return card.contact.ordered if len(card.contact.heard) > 1 else ""


_TEXTS: Final[tuple[Callable[[Card], str], ...]] = (
    lambda card: card.name.joined,
    lambda card: card.name.ordered,
    lambda card: card.name.roots if len(card.name.roots) >= LEAST_ROOT else "",
    _full_name,
)
"""What is measured of two leads: names as written and in the order of the alphabet, their consonants, persons."""
