"""How alike two names are: the same, the same but for a slip, a part of the other, or another name."""

from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from followup_xl.duplicates.spelling import root, sound

SLIP: Final = 6
"""From so many letters on, one letter may be wrong, missing, too much or swapped (house)."""
LEAST_ROOT: Final = 5
"""So many consonants make two names in two scripts alike (house)."""
_AND: Final = "و"


class Likeness(IntEnum):
    """How alike two names are; ``UNKNOWN`` where one of them is empty."""

    OTHER = 0
    UNKNOWN = 1
    PART = 2
    NEAR = 3
    SAME = 4


class Name(NamedTuple):
    """A name made ready: the sounds of its words, all of them in one (in their order and sorted), and the roots.

    ``numbers`` are the words with digits: ``Unit 7`` is not ``Unit 9``, whatever the rest says.
    """

    heard: tuple[str, ...]
    joined: str
    ordered: str
    roots: str
    numbers: tuple[str, ...]


@lru_cache(maxsize=200_000)
def name_of(normal: str) -> Name:
    """A name in its normal form (``names.normal_name``), made ready."""
    words = tuple(normal.split())
    heard = tuple(sound(word) or word for word in words)
    roots = "".join(sorted(root(word) for word in words))
    numbers = tuple(sorted(word for word in heard if not word.isalpha()))
    return Name(heard, "".join(heard), "".join(sorted(heard)), roots, numbers)


def compare(one: Name, other: Name) -> Likeness:
    """How alike two names are, whichever comes first.

    ``NEAR``: every word has its like in the other name, with one slip in a long word. ``PART``: the words of one are
    all in the other; an initial stands for any word that begins with it.
    """
    if not one.joined or not other.joined:
        return Likeness.UNKNOWN
    if one.joined == other.joined or one.ordered == other.ordered:
        return Likeness.SAME
    if one.numbers != other.numbers:
        return Likeness.OTHER
    if one.joined.isascii() != other.joined.isascii():
        return Likeness.NEAR if _same_roots(one, other) else Likeness.OTHER
    shorter, longer = sorted((one.heard, other.heard), key=lambda heard: (len(heard), heard))
    matched = _matched(shorter, longer)
    if matched is None:
        is_split = len(shorter) != len(longer) and _is_slip(one.joined, other.joined)
        return Likeness.NEAR if is_split else Likeness.OTHER
    return matched if len(shorter) == len(longer) else min(matched, Likeness.PART)


def _same_roots(one: Name, other: Name) -> bool:
    return one.roots == other.roots and len(one.roots) >= LEAST_ROOT


def _matched(shorter: tuple[str, ...], longer: tuple[str, ...]) -> Likeness | None:
    """Whether each word of the shorter name has a like of its own in the longer one; the exact ones go first."""
    left = list(longer)
    rest = []
    for word in shorter:
        if word in left:
            left.remove(word)
        else:
            rest.append(word)
    found = Likeness.SAME
    for word in rest:
        like = next((other for other in left if _is_slip(word, other)), None)
        initial = next((other for other in left if word[0] == other[0] and 1 in {len(word), len(other)}), None)
        if like is None and initial is None:
            return None
        found = min(found, Likeness.NEAR if like else Likeness.PART)
        left.remove(like or initial or "")
    return found


def _is_slip(one: str, other: str) -> bool:
    """One slip inside a long word; an ending makes another word (Alexandru and Alexandra, رضا and رضایی).

    Or the Persian word for and, written together with the next word in one of the names (چوب وکاغذ).
    """
    if _AND + one == other or _AND + other == one:
        return True
    if min(len(one), len(other)) < SLIP or one[0] != other[0] or one[-1] != other[-1]:
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1
