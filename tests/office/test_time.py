"""How long a press takes: a workbook of 2,000 leads, open in LibreOffice."""

import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from followup_xl import excel
from tests.office.engine.apps import alerts
from tests.office.workbooks import built
from tests.support import big

LEADS, TOUCHES = 2_000, 4_000
MOST_SECONDS = 3.0
"""Of the processor in this process; LibreOffice's own time, which Excel would not need, is only shown."""


@pytest.mark.benchmark
@pytest.mark.slow
def test_the_daily_refresh_of_2000_leads(
    tmp_path: Path, open_book: Callable[[Path], Any], record_testsuite_property: Callable[[str, object], None]
) -> None:
    path = tmp_path / "Big.xlsx"
    path.write_bytes(built("en", {"tblLeads": big.leads(LEADS), "tblTouches": big.touches(TOUCHES, LEADS)}))
    book = open_book(path)
    excel.refresh(book, today=big.TODAY - timedelta(1))
    wall, processor = time.perf_counter(), time.process_time()
    excel.refresh(book, today=big.TODAY)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    record_testsuite_property("live refresh of 2000 leads", f"{processor:.2f} s of processor, {wall:.2f} s in all")
    assert "to contact today" in alerts(book.impl.api)[-1]
    assert processor < MOST_SECONDS, f"{processor:.2f} s of processor, {wall:.2f} s in all"
