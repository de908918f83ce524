"""The goals for reading notes, on the labelled sets (`python -m tests.notes.table` prints all numbers)."""

import pytest

from tests.notes.labels import LANGUAGES, labels
from tests.notes.scores import date_score, proposal_score, topic_score


@pytest.mark.parametrize("honest", [False, True], ids=["tuned", "honest"])
def test_the_goals_are_met(honest: bool) -> None:  # noqa: FBT001
    notes = [label for language in LANGUAGES for label in labels(language, honest=honest)]
    dates, topics = date_score(notes), topic_score(notes)
    assert (dates.precision >= 0.98, dates.recall >= 0.85) == (True, True), dates.wrong
    assert topics.precision >= 0.95, topics.wrong
    assert proposal_score(notes).recall >= 0.9


def test_the_set_is_varied_enough() -> None:
    notes = [label for language in LANGUAGES for honest in (False, True) for label in labels(language, honest=honest)]
    assert len(notes) >= 400
    assert len({label.note for label in notes}) == len(notes)
    assert sum(label.kind == "-" for label in notes) >= len(notes) / 3
