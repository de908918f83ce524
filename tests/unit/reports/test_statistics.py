"""The formulas, against published tables."""

import numpy as np
import pandas as pd
import pytest

from followup_xl.reports.chi_square import beyond, compare
from followup_xl.reports.conversion import leaks
from followup_xl.reports.wilson import wilson


# NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4: upper critical values.
@pytest.mark.parametrize(
    ("statistic", "degrees", "p"),
    [(3.841, 1, 0.05), (5.991, 2, 0.05), (7.815, 3, 0.05), (18.307, 10, 0.05), (6.635, 1, 0.01), (149.449, 100, 0.001)],
)
def test_the_tail_of_chi_square_is_that_of_the_tables(statistic: float, degrees: int, p: float) -> None:
    assert beyond(statistic, degrees) == pytest.approx(p, rel=2e-3)


def test_the_tail_stays_between_0_and_1() -> None:
    assert beyond(0.0, 5) == 1.0
    assert 0.0 <= beyond(5_000.0, 3) < 1e-300


def test_equal_parts_fit_chance_and_different_ones_do_not() -> None:
    same = compare(np.array([20.0, 20.0]), np.array([100.0, 100.0]), 30)
    other = compare(np.array([10.0, 40.0]), np.array([100.0, 100.0]), 30)
    assert same is not None
    assert other is not None
    assert (same.p, other.p < 0.001) == (1.0, True)


def test_the_statistic_is_pearsons() -> None:
    found = compare(np.array([10.0, 40.0]), np.array([100.0, 100.0]), 30)
    assert found is not None
    assert found.statistic == pytest.approx(2 * (15**2 / 25 + 15**2 / 75))
    assert (found.parts, found.leads, found.degrees) == (2, 200, 1)


@pytest.mark.parametrize(
    ("won", "leads"), [([0, 0], [100, 100]), ([5], [100]), ([1, 0], [9, 8]), ([], []), ([3, 2], [3, 2])]
)
def test_nothing_is_said_where_there_is_too_little(won: list[float], leads: list[float]) -> None:
    assert compare(np.array(won, dtype=float), np.array(leads, dtype=float), 30) is None


def test_small_parts_are_left_out_where_they_would_spoil_the_test() -> None:
    found = compare(np.array([30.0, 20.0, 1.0, 0.0]), np.array([100.0, 100.0, 2.0, 3.0]), 30)
    assert found is not None
    assert (found.parts, found.leads) == (2, 200)


# Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3.
@pytest.mark.parametrize(
    ("hits", "whole", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_interval_is_that_of_wilson(hits: int, whole: int, low: float, high: float) -> None:
    found = wilson(pd.Series([hits]), pd.Series([whole]))
    assert [float(end.iloc[0]) for end in found] == pytest.approx([low, high], abs=5e-5)


def test_the_interval_of_none_is_empty_and_of_all_ends_at_1() -> None:
    low, high = wilson(pd.Series([0, 7]), pd.Series([0, 7]))
    assert low.isna().tolist() == [True, False]
    assert float(high.iloc[1]) == 1.0


def test_a_tag_that_all_but_tells_the_outcome_is_a_leak() -> None:
    results = pd.Series(["won"] * 50 + ["lost"] * 150)
    counts = pd.DataFrame({"open": [0, 0, 0], "won": [48, 0, 12], "lost": [2, 80, 40]}, index=["closed", "dead", "any"])
    assert leaks(counts, results).tolist() == [True, True, False]
