from datetime import date, datetime, time, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_xl.sharing.rows import Rows
from followup_xl.sharing.snapshot import CHUNK, BadSnapshotError, Snapshot, read_snapshot, write_snapshot

VALUES = st.one_of(
    st.none(),
    st.text(),
    st.booleans(),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


def snapshot(*rows: tuple[object, ...], run: str = "2026-11-17.2") -> Snapshot:
    table = Rows("tblLeads", ("id", "notes"), dict(enumerate(rows)), frozenset({(0, "notes")}) if rows else frozenset())  # type: ignore[arg-type]
    return Snapshot("base", "سارا", date(2026, 11, 17), run, {"tblLeads": table})


@given(st.lists(st.tuples(VALUES, VALUES), max_size=5))
def test_what_is_written_is_read(rows: list[tuple[object, ...]]) -> None:
    made = snapshot(*rows)
    found = read_snapshot(write_snapshot(made))
    assert found == made
    assert [list(map(type, row)) for row in found.tables["tblLeads"].rows.values()] == [
        list(map(type, r)) for r in rows
    ]


def test_texts_fit_into_cells() -> None:
    long = "".join(Random(1).choices("ابپتثجچ\u200c\n<&xyz", k=200_000))  # noqa: S311  # a test needs chance it can repeat
    texts = write_snapshot(snapshot(("L1", long)))
    assert len(texts) > 3
    assert max(map(len, texts)) <= CHUNK < 32_767
    assert read_snapshot(texts).tables["tblLeads"].cell(0, "notes") == long


@pytest.mark.parametrize("place", range(4))
def test_a_snapshot_that_is_not_whole_is_refused(place: int) -> None:
    texts = write_snapshot(snapshot(("L1", "x" * 10), ("L2", str(list(range(30_000))))))
    damaged = [texts[:-1], texts[1:], [], [*texts[:-1], texts[-1][:-5] + "!!!!!"]][place]
    with pytest.raises(BadSnapshotError):
        read_snapshot(damaged)


def test_versions_grow() -> None:
    runs = ["", "2026-11-16.9", "2026-11-16.10", "2026-11-17.1"]
    versions = [snapshot(run=run).version for run in runs]
    assert versions == sorted(versions)
    assert len(set(versions)) == len(versions)


def test_kinds_of_values() -> None:
    row = (datetime(2026, 1, 2, 3, 4), time(5, 6))  # noqa: DTZ001  # a cell knows no time zone
    assert read_snapshot(write_snapshot(snapshot(row, (timedelta(hours=30), date(2026, 1, 2))))).tables[
        "tblLeads"
    ].rows == {0: row, 1: (timedelta(hours=30), date(2026, 1, 2))}
