"""`python -m tests.notes.table [--wrong]` prints how well notes are read: the tuned part, and apart the honest one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tests.notes.labels import LANGUAGES, Label, labels
from tests.notes.scores import Score, date_score, proposal_score, topic_score

if TYPE_CHECKING:
    from collections.abc import Callable

_SCORES: tuple[tuple[str, Callable[[list[Label]], Score]], ...] = (
    ("dates", date_score),
    ("quiet", proposal_score),
    ("topics", topic_score),
)


def main(*, show_wrong: bool) -> None:
    """Print one row for each part, score and language."""
    for honest in (False, True):
        title = "written after the rules (honest estimate)" if honest else "rules were written on these"
        columns = f"{'notes':>6}{'to find':>9}{'believed':>9}{'right':>7}{'precision':>11}{'recall':>8}"
        _say(f"\n{title}\n{'':14}{columns}")
        groups = {language: labels(language, honest=honest) for language in LANGUAGES}
        groups["all"] = [label for group in groups.values() for label in group]
        for name, score in _SCORES:
            for language, group in groups.items():
                _print_row(name, language, score(group), show_wrong=show_wrong and language != "all")
    _say("\nquiet: notes without any promise that get no proposal either")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _print_row(name: str, language: str, score: Score, *, show_wrong: bool) -> None:
    counts = f"{score.notes:>6}{score.expected:>9}{score.believed:>9}{score.right:>7}"
    _say(f"{name:8}{language:6}{counts}{score.precision:>11.3f}{score.recall:>8.3f}")
    if show_wrong:
        for line in score.wrong:
            _say(f"    {line}")


if __name__ == "__main__":
    main(show_wrong="--wrong" in sys.argv[1:])
