"""Pairs of leads worth comparing, found in blocks that never grow quadratic.

A block is a key that leads share: a phone number, a mail, or a name but for one word or one half of it. The leads of
a block are put in the order of their names, and each is paired with the few after it: all pairs of a small block, the
nearest ones of a big one.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd
from rapidfuzz import process
from rapidfuzz.distance import OSA

from followup_xl.duplicates.cards import Card
from followup_xl.duplicates.judging import same_city
from followup_xl.duplicates.likeness import LEAST_ROOT, Name, name_of

NEIGHBOURS: Final = 12
"""With so many leads after it a lead of a block is compared (house): a block of 13 is compared whole."""
LEAST_ALIKE: Final = 0.83
"""Names less alike than this are no candidates (house): a slip in six letters. 1 less their distance by length."""
_CHUNK: Final = 200_000
_HALF: Final = 3
"""A half of a name with fewer letters tells nothing."""

Pairs = npt.NDArray[np.int64]
"""Shape (pairs, 2): places in the list of cards, the lesser first."""


def candidates(cards: Sequence[Card]) -> Pairs:
    """The pairs with a phone number, a mail address or nearly a name in common; each once."""
    ranks = _ranks(cards)
    phones = _paired(((place, number) for place, card in enumerate(cards) for number in card.phones), ranks)
    mails = _paired(((place, mail) for place, card in enumerate(cards) for mail in card.mails), ranks)
    names = _paired(((place, key) for place, card in enumerate(cards) for key in _keys(card)), ranks)
    return _unique(np.concatenate([phones, mails, _alike(names, cards), _paired(_in_two_scripts(cards), ranks)]))


def _ranks(cards: Sequence[Card]) -> npt.NDArray[np.int64]:
    """The place of each card in the order of names, cities and IDs."""
    order = sorted(range(len(cards)), key=lambda place: (cards[place].name.ordered, cards[place].city, cards[place].id))
    ranks = np.empty(len(cards), dtype="int64")
    ranks[order] = np.arange(len(cards))
    return ranks


def _paired(keys: Iterable[tuple[int, str]], ranks: npt.NDArray[np.int64]) -> Pairs:
    """The pairs of each block: in the order of the ranks, each lead with the next ``NEIGHBOURS``."""
    blocks = pd.DataFrame(keys, columns=["place", "key"])
    blocks = blocks[blocks["key"].duplicated(keep=False)].drop_duplicates()
    block, _ = pd.factorize(blocks["key"])
    place = blocks["place"].to_numpy(dtype="int64")
    by_block = np.lexsort((ranks[place], block))
    place, block = place[by_block], block[by_block]
    found = [np.empty((0, 2), dtype="int64")]
    for step in range(1, min(NEIGHBOURS, len(place) - 1) + 1):
        together = block[step:] == block[:-step]
        found.append(np.column_stack([place[:-step][together], place[step:][together]]))
    return _unique(np.concatenate(found))


def _unique(pairs: Pairs) -> Pairs:
    low, high = pairs.min(axis=1, initial=np.iinfo("int64").max), pairs.max(axis=1, initial=0)
    width = int(high.max(initial=0)) + 1
    codes = np.sort(low * width + high)  # np.unique without its hash table, which takes three times as long
    codes = codes[np.diff(codes, prepend=-1) > 0]
    return np.column_stack([codes // width, codes % width])


def _alike(pairs: Pairs, cards: Sequence[Card]) -> Pairs:
    """The pairs whose firms or persons are alike and not known to be two; in chunks, for the memory's sake."""
    measure = _Measure(cards)
    chunks = (pairs[start : start + _CHUNK] for start in range(0, len(pairs), _CHUNK))
    return np.concatenate([pairs[:0], *map(measure.alike, chunks)])


class _Measure:
    """What is measured of many pairs at once, before they are looked at one by one."""

    def __init__(self, cards: Sequence[Card]) -> None:
        self._firms = [
            np.array([getattr(card.name, spelt) for card in cards], dtype=object) for spelt in ("joined", "ordered")
        ]
        self._persons = np.array([_person(card) for card in cards], dtype=object)
        self._city, self._cities = pd.factorize(pd.Series([card.city.joined for card in cards], dtype="object"))
        self._is_firm = np.array([bool(card.company.joined) for card in cards], dtype=bool)
        self._has_phone = np.array([card.has_phone for card in cards], dtype=bool)

    def alike(self, pairs: Pairs) -> Pairs:
        """Those with alike persons, or alike firms that may be in one city; two persons with two phones are two."""
        left, right = pairs.T
        firms = self._is_firm[left] & self._is_firm[right]
        pairs = pairs[firms | ~(self._has_phone[left] & self._has_phone[right])]
        persons = _near(self._persons, pairs)
        rest = pairs[~persons]
        rest = rest[self._in_one_city(rest)]
        near = np.logical_or.reduce([_near(firms, rest) for firms in self._firms])
        return np.concatenate([pairs[persons], rest[near]])

    def _in_one_city(self, pairs: Pairs) -> npt.NDArray[np.bool_]:
        cities = self._city[pairs]
        distinct, place = np.unique(cities[:, 0] * len(self._cities) + cities[:, 1], return_inverse=True)
        names = ((self._cities[code // len(self._cities)], self._cities[code % len(self._cities)]) for code in distinct)
        return np.array([same_city(name_of(one), name_of(other)) for one, other in names], dtype=bool)[place]


def _near(texts: npt.NDArray[np.object_], pairs: Pairs) -> npt.NDArray[np.bool_]:
    left, right = texts[pairs[:, 0]], texts[pairs[:, 1]]
    both = (left != "") & (right != "")
    found = np.zeros(len(pairs), dtype=bool)
    alike = process.cpdist(
        left[both].tolist(), right[both].tolist(), scorer=OSA.normalized_similarity, score_cutoff=LEAST_ALIKE
    )
    found[both] = alike > 0
    return found


def _keys(card: Card) -> Iterator[str]:
    """The keys under which a name with one slip, or with its words split or ordered otherwise, is found too."""
    if card.company.joined or _person(card):
        yield from _keys_of("c", card.name)
    if _person(card):
        yield from _keys_of("p", card.contact)


def _keys_of(kind: str, name: Name) -> Iterator[str]:
    yield f"{kind}={name.joined}"
    yield f"{kind}={name.ordered}"
    edges = " ".join(sorted(word[0] + word[-1] for word in name.heard))
    for word in name.heard if len(name.heard) > 1 else ():
        yield f"{kind} {word} {edges}"
    length = len(name.joined)
    for half in {length // 2, (length - 1) // 2} if kind == "c" and length > 2 * _HALF else ():
        yield f"{kind}^{name.joined[:half]}"
        yield f"{kind}${name.joined[-half:]}"


def _in_two_scripts(cards: Sequence[Card]) -> Iterator[tuple[int, str]]:
    """The consonants of the names that stand both in Latin and in another script."""
    latin, other = (
        {card.name.roots for card in cards if card.name.joined.isascii() is is_latin} for is_latin in (True, False)
    )
    both = {roots for roots in latin & other if len(roots) >= LEAST_ROOT}
    return ((place, card.name.roots) for place, card in enumerate(cards) if card.name.roots in both)


def _person(card: Card) -> str:
    return card.contact.ordered if len(card.contact.heard) > 1 else ""
