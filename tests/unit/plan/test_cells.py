from datetime import date, datetime

import numpy as np
import pandas as pd
import pytest

from followup_xl.i18n import load
from followup_xl.model.book import CellValue
from followup_xl.model.columns import Column, Kind, people
from followup_xl.plan.cells import as_text, count_changes, rendered, same


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (None, ""),
        ("", None),
        ("  ", None),
        (3.0, 3),
        (float("nan"), None),
        (date(2026, 1, 2), datetime(2026, 1, 2)),  # noqa: DTZ001  # cells know no zone
        ("a\r\nb", "a\nb"),
    ],
)
def test_values_that_read_back_alike_are_the_same(old: CellValue, new: CellValue) -> None:
    assert same(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (None, 0),
        ("3", 3),
        (True, 1),
        (3.0, 3.1),
        ("a", "a "),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2, 9), date(2026, 1, 2)),  # noqa: DTZ001  # cells know no zone
    ],
)
def test_values_that_read_back_otherwise_are_not(old: CellValue, new: CellValue) -> None:
    assert not same(old, new)


@pytest.mark.parametrize(
    ("column", "values", "cells"),
    [
        (people("Day", Kind.DATE), [pd.Timestamp(2026, 11, 16), pd.NaT], [date(2026, 11, 16), None]),
        (people("Number", Kind.NUMBER), [2.0, np.nan], [2, None]),
        (people("Number", Kind.NUMBER), [2.5, 0.0], [2.5, 0]),
        (people("Group", Kind.CODE, "group"), ["fast", ""], ["urgent", None]),
        (people("Tags", Kind.CODES, "tag"), ["A, my own", ""], ["A, my own", None]),
        (people("Text"), ["=1+1", ""], ["=1+1", None]),
    ],
)
def test_typed_values_become_cells(column: Column, values: list[object], cells: list[CellValue]) -> None:
    assert rendered(pd.Series(values), column, load("ro")) == cells


@pytest.mark.parametrize(
    ("value", "text"), [(None, None), (3.0, "3"), (date(2026, 1, 2), "2026-01-02"), ("x", "x"), (2.5, "2.5")]
)
def test_values_as_the_record_of_changes_keeps_them(value: CellValue, text: str | None) -> None:
    assert as_text(value) == text


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [([(1, 2)], [(1, 2)], 0), ([(1, 2)], [(1, 3)], 1), ([], [(1, None)], 1), ([(1, 2), (3, "")], [(1, 2)], 1)],
)
def test_changes_are_counted_cell_by_cell(
    old: list[tuple[CellValue, ...]], new: list[tuple[CellValue, ...]], changes: int
) -> None:
    assert count_changes(old, new, 2) == changes
