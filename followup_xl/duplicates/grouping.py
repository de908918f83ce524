"""Pairs as groups of leads with one survivor each, whatever the order in which the pairs were found."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from followup_xl.duplicates.cards import CROWD, Card
from followup_xl.duplicates.decisions import Couple, Decision
from followup_xl.duplicates.judging import doubts

CHAIN: Final = "chain"
"""The doubt about a pair without a doubt of its own, whose group has one."""


class Group(NamedTuple):
    """One customer: the data row of the lead that stays, and those merged into it, in their order of age."""

    kept: int
    dropped: tuple[int, ...]


class Grouped(NamedTuple):
    """The groups to merge, the sure pairs that a person must look at, and the decisions that cannot be carried out."""

    groups: tuple[Group, ...]
    doubtful: frozenset[Couple]
    stuck: frozenset[Couple]


class Grouping:
    """Makes groups. ``cards`` by data row, ``age`` puts rows in their order, ``fits`` says what one lead can hold."""

    def __init__(
        self,
        cards: Mapping[int, Card],
        age: Callable[[int], tuple[object, ...]],
        fits: Callable[[Sequence[int]], bool],
    ) -> None:
        self._cards = cards
        self._age = age
        self._fits = fits

    def group(self, sure: Iterable[Couple], decided: Mapping[Couple, Decision]) -> Grouped:
        """The groups that sure pairs and decisions make together.

        A group of sure pairs in which two leads contradict each other, or which is too big, is left to a person. A
        group in which decisions contradict each other keeps only its sure pairs.
        """
        apart = {couple for couple, decision in decided.items() if decision.is_both}
        undecided = {couple for couple in sure if couple not in decided}
        doubtful = {couple for part in _parts(undecided) if not self._is_sound(part, apart) for couple in part.couples}
        undecided -= doubtful
        wanted = {couple: decision.kept for couple, decision in decided.items() if decision.kept is not None}
        parts = _parts(undecided | set(wanted))
        stuck = {
            couple
            for part in parts
            if self._survivor(part, wanted, apart) is None
            for couple in part.couples
            if couple in wanted
        }
        parts = _parts(undecided | (set(wanted) - stuck))
        groups = [self._made(part, self._survivor(part, wanted, apart)) for part in parts]
        return Grouped(tuple(group for group in groups if group), frozenset(doubtful), frozenset(stuck))

    def _made(self, part: "_Part", kept: int | None) -> Group | None:
        if kept is None:
            return None
        return Group(kept, tuple(sorted(part.rows - {kept}, key=self._age)))

    def _is_sound(self, part: "_Part", apart: set[Couple]) -> bool:
        if len(part.rows) > CROWD or not self._fits(sorted(part.rows, key=self._age)):
            return False
        pairs = combinations(sorted(part.rows), 2)
        return not any(frozenset(pair) in apart or doubts(self._cards[pair[0]], self._cards[pair[1]]) for pair in pairs)

    def _survivor(self, part: "_Part", wanted: Mapping[Couple, int | None], apart: set[Couple]) -> int | None:
        """The one lead that decisions keep, else the oldest; None where decisions contradict each other."""
        kept = {row for couple in part.couples if (row := wanted.get(couple)) is not None}
        dropped = {row for couple in part.couples if couple in wanted for row in couple if row != wanted[couple]}
        free, chosen = part.rows - dropped, kept - dropped
        is_split = any(couple <= part.rows for couple in apart)
        if is_split or not free or len(chosen) > 1 or not self._fits(sorted(part.rows, key=self._age)):
            return None
        return min(chosen or free, key=self._age)


class _Part(NamedTuple):
    """Leads that pairs tie together."""

    rows: set[int]
    couples: list[Couple]


def _parts(couples: Iterable[Couple]) -> list[_Part]:
    """The connected parts, in the order of their first rows."""
    tied: dict[int, set[int]] = defaultdict(set)
    listed = sorted(couples, key=sorted)
    for couple in listed:
        for row in couple:
            tied[row] |= couple
    part_of: dict[int, int] = {}
    for start in sorted(tied):
        waiting = [start]
        while waiting:
            row = waiting.pop()
            if row not in part_of:
                part_of[row] = start
                waiting += tied[row]
    parts: dict[int, _Part] = {start: _Part(set(), []) for start in sorted(set(part_of.values()))}
    for row, start in part_of.items():
        parts[start].rows.add(row)
    for couple in listed:
        parts[part_of[min(couple)]].couples.append(couple)
    return list(parts.values())
