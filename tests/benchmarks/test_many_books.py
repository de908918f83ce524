"""One more book costs the same whether few or many were refreshed before it; the driver's memory does not grow."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from followup_xl.batch.engines.serial import Serial
from followup_xl.batch.ledger import Ledger
from followup_xl.cli.many_files import Order, refresh_all
from followup_xl.pipeline import Request
from tests.benchmarks.many_books import LEADS, measured
from tests.support import many
from tests.support.big import TODAY

BOOKS, THIRD, WARM = 60, 18, 6
MOST = 1.15
FEW, MANY = 12, 48

pytestmark = [pytest.mark.benchmark, pytest.mark.slow]


def seconds(folder: Path) -> Iterator[float]:
    """Yield the processor time of each book, one after the other."""
    order = Order(Request(TODAY), "en", as_json=True)
    start = time.process_time()
    for _ in refresh_all(order, many.write(folder, BOOKS, LEADS), Serial(), Ledger(None)):
        now = time.process_time()
        yield now - start
        start = now


def test_the_last_books_take_as_long_as_the_first(tmp_path: Path) -> None:
    found = list(seconds(tmp_path))
    first, last = median(found[WARM : WARM + THIRD]), median(found[-THIRD:])
    assert len(found) == BOOKS
    assert last <= MOST * first, (first, last)


@pytest.mark.skipif(sys.platform != "linux", reason="reads the memory of a process from /proc")
def test_the_memory_of_the_driver_is_flat() -> None:
    few, many_books = (measured("refresh", count).memory for count in (FEW, MANY))
    assert many_books <= 1.05 * few
