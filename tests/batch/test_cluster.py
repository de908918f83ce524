"""Five hundred books on a cluster of two processes, one of which is killed on the way; two files are bad."""

import json
import os
import re
import signal
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pandas as pd
import pytest

from followup_xl.batch.across import Across, Look, look_at
from followup_xl.batch.engine import Engine, finished
from followup_xl.batch.engines import started
from followup_xl.batch.engines.dask import Dask
from followup_xl.batch.ledger import Ledger
from followup_xl.cli.many_files import Order, refresh_all
from followup_xl.cli.one_file import Told
from followup_xl.pipeline import Request, look
from followup_xl.reports import Report, report
from followup_xl.store.file import FileStore
from followup_xl.template import build_with
from tests.support import many
from tests.support.big import TODAY
from tests.support.deadly import Deadly
from tests.support.refreshed import tools

BOOKS = 500
LEADS = 4
KILLER, DAMAGED = 77, 333

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name != "posix", reason="kills a worker by a signal")]


def told_of(engine: Engine, books: list[Path], client: Any) -> list[Told]:  # noqa: ANN401  # carries no types
    """Refresh the books; after a hundred, one of the workers is killed."""
    order = Order(Request(TODAY), "en", as_json=True)
    told = []
    for each in refresh_all(order, books, engine, Ledger(None)):
        told.append(each)
        if len(told) == 100:
            kill_a_worker(client)
    return told


def kill_a_worker(client: Any) -> None:  # noqa: ANN401  # carries no types
    pids = client.run(os.getpid)
    os.kill(next(iter(pids.values())), signal.SIGKILL)


def runs(path: Path) -> set[bytes]:
    """Return the runs that a book has a record of."""
    with ZipFile(path) as archive:
        return set(re.findall(rb"2026-11-\d\d\.\d+", b"".join(archive.read(name) for name in archive.namelist())))


def report_of_all(engine: Engine, books: list[Path]) -> Report:
    gathered = Across(TODAY, [book.stem for book in books])
    for ended in finished(engine, partial(look_at, Look(TODAY, span=look_at(Look(TODAY), books[0]).period)), books):
        assert ended.result
        gathered.add(ended.item.stem, ended.result)
    return gathered.report()


def report_of_the_whole(numbers: list[int], path: Path) -> Report:
    rows = [many.rows(number, LEADS) for number in numbers]
    people = {name: [row for each in rows for row in each[name]] for name in ("tblLeads", "tblTouches", "tblOrders")}
    path.write_bytes(build_with({**rows[0], **people}, "en"))
    found, _ = look(FileStore(path), tools(), Request(TODAY))
    return report(found.book, found.rules, found.outcome, TODAY)


def test_every_other_book_is_refreshed_once_and_the_report_is_that_of_the_whole(tmp_path: Path) -> None:
    books = many.write(tmp_path / "books", BOOKS, LEADS)
    damaged = many.book(DAMAGED, LEADS)[:20_000]
    books[DAMAGED - 1].write_bytes(damaged)
    with started("dask", 2) as engine:
        assert isinstance(engine, Dask)
        told = told_of(Deadly(engine, tmp_path, always=(f"leads-{KILLER:04}",)), books, engine._client)
        lines = {Path(line["file"]).stem: line for line in (json.loads(each.out) for each in told)}
        assert (len(told), set(lines)) == (BOOKS, {book.stem for book in books})
        refused = {name: line["code"] for name, line in lines.items() if line["status"] == "refused"}
        assert refused == {f"leads-{KILLER:04}": "worker-died", f"leads-{DAMAGED:04}": "damaged"}

        good = [book for book in books if book.stem not in refused]
        backups = sorted(path.name for path in tmp_path.rglob("*.backup-*"))
        assert backups == sorted(f"{book.stem}.backup-1.xlsx" for book in good)
        assert [book.name for book in good if runs(book) != {b"2026-11-17.1"}] == []
        assert books[KILLER - 1].read_bytes() == many.book(KILLER, LEADS)
        assert books[DAMAGED - 1].read_bytes() == damaged

        across = report_of_all(engine, good)
    numbers = [number for number in range(1, BOOKS + 1) if number not in {KILLER, DAMAGED}]
    whole = report_of_the_whole(numbers, tmp_path / "whole.xlsx")
    assert (across.period, across.is_eventful) == (whole.period, whole.is_eventful)
    for ours, theirs in zip(across.sections, whole.sections, strict=True):
        pd.testing.assert_frame_equal(ours.rows, theirs.rows, check_exact=True, obj=ours.id)
    assert sum(bool(len(section.rows)) for section in whole.sections) >= 20
