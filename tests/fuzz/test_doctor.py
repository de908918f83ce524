"""The doctor over damaged workbooks: findings or a refusal, never anything else."""

from __future__ import annotations

import random
import warnings
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from followup_xl.doctor import examine
from followup_xl.doctor.words import told
from followup_xl.model.errors import FollowupError
from followup_xl.template import build
from tests.fuzz.mutations import mutated
from tests.support.shared import shared

pytestmark = [pytest.mark.fuzz, pytest.mark.slow]
SEEDS = 400
LARGEST = 60_000


def test_a_damaged_workbook_gets_findings_or_a_refusal(tmp_path: Path) -> None:
    corpus = [path for path in sorted(shared("corpus").glob("*.xlsx")) if path.stat().st_size < LARGEST]
    contents = [build("en"), *(path.read_bytes() for path in corpus[::4])]
    counts = Counter(examined(contents, seed, tmp_path / "book.xlsx") for seed in range(SEEDS))
    assert counts["examined"] > SEEDS / 4
    assert counts["refused"] > SEEDS / 20


def examined(contents: list[bytes], seed: int, path: Path) -> str:
    """Damage one of the workbooks, every second time ours, and return what became of it."""
    chance = random.Random(seed)  # noqa: S311  # a test needs chance it can repeat
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of the members it is asked to double
        _, data = mutated(contents[0] if seed % 2 else chance.choice(contents), chance)
    path.write_bytes(data)
    try:
        found = examine(path, "en", date(2026, 11, 17))
    except FollowupError:
        return "refused"
    assert all(told(issue, found.catalog).cure for issue in found.findings)
    return "examined"
