"""Which row of one list is which row of another: by its ID, by what it says, by what it mostly says."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from followup_xl.sharing.rows import Values, same

ALIKE: Final = 0.5
"""From this share of equal cells on, two rows may be one that was edited (house)."""

Pairs = dict[int, int]
"""Row of the first list -> row of the second."""

Key = Callable[[Values], str]


def by_key(first: Mapping[int, Values], second: Mapping[int, Values], key: Key) -> Pairs:
    """Pairs of rows whose key ("" is none) stands once in each list."""
    ones, others = _once(first, key), _once(second, key)
    return {row: others[name] for name, row in ones.items() if name in others}


def _once(rows: Mapping[int, Values], key: Key) -> dict[str, int]:
    found: dict[str, list[int]] = defaultdict(list)
    for row, values in rows.items():
        found[key(values)].append(row)
    return {name: numbers[0] for name, numbers in found.items() if name and len(numbers) == 1}


def by_content(first: Mapping[int, Values], second: Mapping[int, Values], skip: int = -1) -> Pairs:
    """Pairs of equal rows, as many as both lists have, in order; ``skip`` is a position that does not matter."""
    waiting: dict[Values, list[int]] = defaultdict(list)
    for row, values in second.items():
        waiting[_without(values, skip)].append(row)
    for rows in waiting.values():
        rows.reverse()
    pairs: Pairs = {}
    for row, values in first.items():
        found = waiting.get(_without(values, skip))
        if found:
            pairs[row] = found.pop()
    return pairs


def _without(values: Values, skip: int) -> Values:
    return values if skip < 0 else (*values[:skip], *values[skip + 1 :])


def by_likeness(
    first: Mapping[int, Values], second: Mapping[int, Values], block: Key, least: float = ALIKE, skip: int = -1
) -> Pairs:
    """Pairs of rows of the same block that are each other's most alike, where no other row is as alike."""
    blocks: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for row, values in first.items():
        blocks[block(values)][0].append(row)
    for row, values in second.items():
        blocks[block(values)][1].append(row)
    pairs: Pairs = {}
    for ones, others in blocks.values():
        scores = {
            (one, other): likeness(_without(first[one], skip), _without(second[other], skip))
            for one in ones
            for other in others
        }
        pairs |= _mutual(scores, least)
    return pairs


def _mutual(scores: Mapping[tuple[int, int], float], least: float) -> Pairs:
    best, best_back = _best(scores, 0), _best(scores, 1)
    return {
        one: other
        for (one, other), score in scores.items()
        if score >= least and best[one] == other and best_back[other] == one
    }


def _best(scores: Mapping[tuple[int, int], float], side: int) -> dict[int, int | None]:
    """For each row of one side the row of the other that is most alike, None where two are."""
    found: dict[int, tuple[float, int | None]] = {}
    for pair, score in scores.items():
        here, there = pair[side], pair[1 - side]
        top = found.get(here, (-1.0, None))
        if score > top[0]:
            found[here] = score, there
        elif score == top[0]:
            found[here] = score, None
    return {row: other for row, (_, other) in found.items()}


def likeness(one: Sequence[object], other: Sequence[object]) -> float:
    """The share of equal cells among those that one of two rows fills."""
    filled = [(a, b) for a, b in zip(one, other, strict=True) if a is not None or b is not None]
    return sum(same(a, b) for a, b in filled) / len(filled) if filled else 0.0  # type: ignore[arg-type]


def left(rows: Mapping[int, Values], taken: Iterable[int]) -> dict[int, Values]:
    """The rows that have no partner yet."""
    gone = set(taken)
    return {row: values for row, values in rows.items() if row not in gone}
