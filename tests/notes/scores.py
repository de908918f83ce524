"""Precision and recall of the readers of notes on labelled notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from followup_xl.compute.words import find_topics, promise
from followup_xl.i18n_words import load_lexicon
from tests.notes.labels import SAID_ON, SETTINGS, Label

if TYPE_CHECKING:
    from followup_xl.compute.words import Reading

DATE_TOPIC = "decided-date"


@dataclass(slots=True)
class Score:
    """Counts of one group of notes; `wrong` lists each disagreement in one line."""

    notes: int = 0
    right: int = 0
    believed: int = 0
    expected: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of what was believed that is right."""
        return self.right / self.believed if self.believed else 1.0

    @property
    def recall(self) -> float:
        """Share of what was to be found that was believed and right."""
        return self.right / self.expected if self.expected else 1.0


def read(label: Label) -> Reading | None:
    """Read the promise of a labelled note."""
    calendar, week_start = SETTINGS[label.language]
    return promise(label.note, SAID_ON, load_lexicon(), calendar=calendar, week_start=week_start)


def date_score(group: list[Label]) -> Score:
    """Score certain readings; a certain one on a note without a certain date is wrong."""
    score = Score(notes=len(group))
    for label in group:
        reading = read(label)
        certain = reading is not None and reading.certain
        right = certain and reading is not None and _accepts(label, reading)
        score.expected += label.kind == "+"
        score.believed += certain
        score.right += right
        if (label.kind == "+" or certain) and not right:
            score.wrong.append(f"{label.note} | wanted {label.first or label.kind} | got {_shown(reading)}")
    return score


def proposal_score(group: list[Label]) -> Score:
    """Score notes without any promise: a proposal there is noise."""
    quiet = [label for label in group if label.kind == "-"]
    score = Score(notes=len(quiet), expected=len(quiet))
    for label in quiet:
        reading = read(label)
        score.right += reading is None
        if reading is not None:
            score.wrong.append(f"{label.note} | wanted nothing | got {_shown(reading)}")
    score.believed = score.right
    return score


def topic_score(group: list[Label]) -> Score:
    """Score all topics together; the date topic is left out where a person would not decide either."""
    found = find_topics(pd.Series([label.note for label in group], dtype="str"), load_lexicon())
    score = Score(notes=len(group))
    for label, row in zip(group, found.to_dict("records"), strict=True):
        got = {str(code) for code, flag in row.items() if flag}
        wanted = set(label.topics) | ({DATE_TOPIC} & got if label.kind != "-" else set())
        score.expected += len(wanted)
        score.believed += len(got)
        score.right += len(got & wanted)
        if got != wanted:
            score.wrong.append(f"{label.note} | wanted {sorted(wanted)} | got {sorted(got)}")
    return score


def _accepts(label: Label, reading: Reading) -> bool:
    return label.first is not None and label.last is not None and label.first <= reading.date <= label.last


def _shown(reading: Reading | None) -> str:
    if reading is None:
        return "nothing"
    certain = "certain" if reading.certain else "unsure"
    return f"{reading.date} {certain} {reading.confidence} {reading.rule}: {reading.words}"
