"""Edit every workbook of the corpus and count what became of it: with this package, and with openpyxl."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl

from followup_xl.ooxml import OoxmlError, Workbook
from tests.corpus import auditing, editing, reading
from tests.unit.ooxml.books import saved
from tests.unit.ooxml.test_graft import template

SUFFIXES = {".xlsx", ".xlsm", ".xltx", ".xltm"}


@dataclass
class Result:
    """What became of one workbook; every list names what is wrong."""

    name: str
    refused: str = ""
    said: str = ""
    rows: int = 0
    no_room: int = 0
    lost: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)


def workbooks(folder: Path) -> list[Path]:
    """The corpus, in order."""
    return sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES)


def ours(path: Path, *, values: bool = True) -> Result:
    """One workbook edited with this package and audited."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / path.name
        outcome = editing.edit(path, target)
        result = Result(path.name, outcome.refused, outcome.said, outcome.rows, outcome.no_room)
        if not outcome.refused:
            audit(path, target, set(outcome.parts), result)
            if values:
                result.values = reading.differences(path, target, outcome.touched)
    return result


def grafted(path: Path) -> Result:
    """One workbook with two sheets of a template brought in, and audited."""
    result = Result(path.name)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / path.name
        try:
            book = Workbook.open(path)
            book.graft(Workbook.from_bytes(saved(template())), "Report", "Settings")
            book.save(target)
        except OoxmlError as error:
            result.refused, result.said = error.code, str(error)
        else:
            audit(path, target, set(book.package.targets(book.book.part, "styles")), result)
    return result


def with_openpyxl(path: Path) -> Result:
    """One workbook loaded, one cell set and saved with openpyxl, and audited."""
    result = Result(path.name)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        target = Path(folder) / path.name
        try:
            book = openpyxl.load_workbook(path, keep_vba=path.suffix in {".xlsm", ".xltm"})
            sheet = book.worksheets[0]
            sheet.cell(sheet.min_row, sheet.max_column + 1).value = editing.NUMBER
            book.save(target)
        except Exception as error:  # noqa: BLE001 - whatever comes up is a refusal
            result.refused, result.said = "raised", repr(error)
            return result
        first = {f"xl/worksheets/{n}" for n in ("sheet1.xml", "sheet.xml")}
        audit(path, target, first, result)
    return result


def audit(before: Path, after: Path, edited: set[str], result: Result) -> None:
    """Compare the two packages."""
    old, new = auditing.parts(before), auditing.parts(after)
    result.lost = auditing.lost(old, new)
    result.changed = auditing.foreign_changed(old, new, edited)
    result.defects = sorted(auditing.defects(new) - auditing.defects(old))
    for part in edited & new.keys():
        if auditing.is_sheet(part):
            was = auditing.sheet_order(old[part]) if part in old else []
            result.defects += sorted(set(auditing.sheet_order(new[part])) - set(was))


def run(folder: Path, work: Callable[[Path], Result] = ours, step: int = 1) -> list[Result]:
    """All workbooks, or every so manieth, on all processors."""
    paths = workbooks(folder)[::step]
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(work, paths, chunksize=4))


def summary(results: Iterable[Result]) -> dict[str, int]:
    """The counts of the table."""
    found = list(results)
    counts = {"files": len(found), "edited": sum(not r.refused for r in found)}
    counts |= {f"refused: {why}": n for why, n in sorted(Counter(r.refused for r in found if r.refused).items())}
    counts["files that lost parts"] = sum(bool(r.lost) for r in found)
    counts["parts lost"] = sum(len(r.lost) for r in found)
    counts["files with foreign parts changed"] = sum(bool(r.changed) for r in found)
    counts["foreign parts changed"] = sum(len(r.changed) for r in found)
    counts["files with new structural defects"] = sum(bool(r.defects) for r in found)
    return counts


def table(folder: Path) -> str:
    """The comparison as Markdown."""
    own = run(folder)
    mine, theirs = summary(own), summary(run(folder, with_openpyxl))
    lines = [f"| | followup_xl.ooxml | openpyxl {openpyxl.__version__} |", "|---|--:|--:|"]
    names = list(dict.fromkeys([*mine, *theirs]))
    lines += [f"| {name} | {mine.get(name, 0):,} | {theirs.get(name, 0):,} |" for name in sorted(names, key=rank)]
    lines.append(
        f"| files in which another library reads another value elsewhere | {sum(bool(r.values) for r in own)} | |"
    )
    lines.append(f"| rows appended to tables | {sum(r.rows for r in own)} | |")
    lines.append(f"| tables that had no room to grow, said so | {sum(r.no_room for r in own)} | |")
    return "\n".join(lines)


def rank(name: str) -> int:
    """Files, edited, refusals, then what went wrong."""
    order = [
        "files",
        "edited",
        "refused",
        "files that lost",
        "parts lost",
        "files with foreign",
        "foreign",
        "files with new",
    ]
    return max(place for place, start in enumerate(order) if name.startswith(start))
