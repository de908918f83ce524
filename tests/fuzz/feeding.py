"""Feed damaged workbooks: each is edited or refused by one of our errors, in time, and itself not touched."""

from __future__ import annotations

import random
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from followup_xl.ooxml import OoxmlError, Workbook
from followup_xl.ooxml.errors import FormulaInTheWay, HeaderInTheWay, MergedCell, NoRoom
from followup_xl.ooxml.ranges import cell_name
from tests.fuzz.mutations import mutated

LONGEST = 10.0
"""Seconds; no input may take longer."""


@dataclass(frozen=True)
class Failure:
    """An input that went wrong, and how to make it again."""

    seed: int
    source: str
    mutation: str
    said: str


def feed(sources: list[Path], seeds: range) -> tuple[Counter[str], list[Failure]]:
    """One damaged workbook per seed; returns what became of them, and the failures."""
    counts: Counter[str] = Counter()
    failures = []
    contents = {path.name: path.read_bytes() for path in sources}
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            chance = random.Random(seed)  # noqa: S311 - repeatable on purpose
            name = chance.choice(sorted(contents))
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                mutation, data = mutated(contents[name], chance)
            outcome, said = feed_one(data, Path(folder) / name)
            counts[outcome] += 1
            if said:
                failures.append(Failure(seed, name, mutation, said))
    return counts, failures


def feed_one(data: bytes, path: Path) -> tuple[str, str]:
    """What became of one input (`edited`, or the error's code), and what went wrong, if anything did."""
    path.write_bytes(data)
    start = time.perf_counter()
    said = ""
    try:
        outcome = exercise(path)
    except OoxmlError as error:
        outcome = error.code
    except Exception as error:  # noqa: BLE001 - the very thing that must not happen
        outcome, said = "crashed", repr(error)
    if time.perf_counter() - start > LONGEST:
        outcome, said = "slow", f"{time.perf_counter() - start:.1f} s"
    if path.read_bytes() != data:
        outcome, said = "touched", "the input was changed"
    return outcome, said


def exercise(path: Path) -> str:
    """Read everything, write a cell and a row, save under another name, open what was written."""
    book = Workbook.open(path)
    book.defined_names  # noqa: B018 - to read it is the point
    tables = list(book.tables.values())
    for name in book.sheets:
        book.error_cells(name)
        used = book[name].used
        if used:
            book[name][cell_name(used.max_row, min(used.max_col, 16_384))]
            skip(partial(book[name].set, cell_name(*used[:2]), "x"))
    for table in tables:
        table.rows()
        skip(partial(table.append, [{}]))
    target = path.with_name("out" + path.suffix)
    book.save(target, drop_signature=True)
    Workbook.open(target)
    return "edited"


def skip(action: Callable[[], object]) -> None:
    """Do it, unless the cell is one that is never written."""
    try:
        action()
    except (FormulaInTheWay, HeaderInTheWay, MergedCell, NoRoom):
        return
