"""One more book costs the same whether few or many are refreshed, and the driver's memory does not grow with them."""

import sys

import pytest

from tests.benchmarks.many_books import WORKERS, each, measured

FEW, MANY = 12, 48
MOST = 1.15

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="reads the memory of a process from /proc"),
]


def test_time_a_book_and_the_drivers_memory_are_flat() -> None:
    start, few, many = (measured("refresh", count) for count in (WORKERS, FEW, MANY))
    assert each(MANY, many, start) <= MOST * each(FEW, few, start)
    assert many.memory <= 1.05 * few.memory
