"""One task per process: `python -m tests.benchmarks.ooxml_tasks TASK FILE` prints what it took as JSON."""

from __future__ import annotations

# ruff: noqa: T201, PLC0415 - a command prints; each task imports only what it measures
import datetime as dt
import json
import sys
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

EPOCH = dt.date(1899, 12, 30)
ROWS = 20_000
FIRST = 12


def columns() -> list[list[object]]:
    """New values of the eight columns: dates, numbers, texts with and without special characters."""
    dates: list[list[object]] = [
        [EPOCH + dt.timedelta(days=45_400 + n % step) for n in range(ROWS)] for step in (300, 90)
    ]
    numbers: list[list[object]] = [[n % 60 for n in range(ROWS)], [n * 0.5 + 0.3 for n in range(ROWS)]]
    texts: list[list[object]] = [
        [f"{start} {n % 700}" for n in range(ROWS)] for start in ("new", "because & why", "ask <them>", "tags; all")
    ]
    return [*dates, *numbers, *texts]


def floor(path: Path) -> Callable[[], object]:
    """Unpack and pack the one sheet part, at the level zip programs use."""

    def work() -> object:
        with zipfile.ZipFile(path) as archive:
            packer = zlib.compressobj(6, zlib.DEFLATED, -15)
            return len(packer.compress(archive.read("xl/worksheets/sheet1.xml")) + packer.flush())

    return work


def write(path: Path) -> Callable[[], object]:
    """Write eight columns and save, with this package."""
    from followup_xl.ooxml import Workbook

    values = columns()

    def work() -> object:
        book = Workbook.open(path)
        table = book.tables["tblLeads"]
        for name, column in zip(table.columns[FIRST:], values, strict=True):
            table.write(name, column)
        return book.save().cells

    return work


def write_unchecked(path: Path) -> Callable[[], object]:
    """The same without the self-check, to see what that costs."""
    from followup_xl.ooxml import workbook

    for check in ("check_written", "check_edits"):
        setattr(workbook, check, lambda *_: None)
    return write(path)


def write_openpyxl(path: Path) -> Callable[[], object]:
    """Write eight columns and save, with openpyxl."""
    import openpyxl

    values: list[list[Any]] = columns()

    def work() -> object:
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        for col, column in enumerate(values, FIRST + 1):
            for row, value in enumerate(column, 2):
                sheet.cell(row, col).value = value
        book.save(path)
        return None

    return work


def read(path: Path) -> Callable[[], object]:
    """Both tables as frames, through calamine, found by this package's table ranges."""
    import io

    import pandas as pd
    import python_calamine

    from followup_xl.ooxml import Workbook

    def work() -> object:
        book = Workbook.open(path)
        values = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(book.package.data))
        frames = []
        for table in book.tables.values():
            rows = values.get_sheet_by_name(table.sheet).to_python(skip_empty_area=False)
            frames.append(pd.DataFrame(rows[table.first_row - 1 : table.last_row], columns=table.columns))
        return [frame.shape for frame in frames]

    return work


def read_openpyxl(path: Path) -> Callable[[], object]:
    """Both tables as frames, through openpyxl's fastest mode."""
    import openpyxl
    import pandas as pd

    def work() -> object:
        book = openpyxl.load_workbook(path, read_only=True)
        frames = []
        for sheet in book.worksheets:
            rows = sheet.iter_rows(values_only=True)
            headers = next(rows)
            frames.append(pd.DataFrame(rows, columns=list(headers)))
        return [frame.shape for frame in frames]

    return work


TASKS = {
    "floor": floor,
    "write": write,
    "write_unchecked": write_unchecked,
    "write_openpyxl": write_openpyxl,
    "read": read,
    "read_openpyxl": read_openpyxl,
}


def main() -> None:
    """Run one task and say what it took."""
    work = TASKS[sys.argv[1]](Path(sys.argv[2]))
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    spent = {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    print(json.dumps({**spent, "megabytes": peak(), "result": str(result)}))


def peak() -> float:
    """Peak memory of this process in MB, where the system tells; the usual counter would include its parent's."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


if __name__ == "__main__":
    main()
