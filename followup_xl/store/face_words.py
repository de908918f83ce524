"""What the words of a workbook of ours are in another language: told by two templates, cell by cell."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from followup_xl.model.tables import TABLES
from followup_xl.ooxml import Sheet, Table, Workbook
from followup_xl.ooxml.ranges import Area

LISTS: Final = "Lists"
_WIDE: Final = 100
"""A width for more columns than this is one for the rest of the sheet."""
_TEXT: Final = re.compile(rb"<(?:\w+:)?(?:t|v)>([^<]+)</")
ATTRIBUTES: Final = ("promptTitle", "prompt", "errorTitle", "error")
DEFAULT_TEXTS: Final = {"tblOptions": "meaning", "tblGroups": "who", "tblStops": "when", "tblMarkers": "question"}
"""The columns whose rows hold default texts of ours; the lines of the playbook belong to their own language."""


@dataclass(frozen=True, slots=True)
class FaceWords:
    """Old words with their new ones.

    ``sheets``: titles; ``plain``: old titles of sheets without tables; ``homes``: old title of the sheet of each table;
    ``headers``: by table name; ``cells``: texts of cells by old sheet title; ``hints``: attributes of drop-downs;
    ``literals``: texts in formulas; ``chart``: texts in charts; ``lists``: labels by family, in order; ``widths``: old
    and new by old sheet title and number of the column.
    """

    sheets: Mapping[str, str]
    plain: frozenset[str]
    homes: Mapping[str, str]
    headers: Mapping[str, Mapping[str, str]]
    cells: Mapping[str, Mapping[str, str]]
    hints: Mapping[str, str]
    literals: Mapping[str, str]
    chart: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    widths: Mapping[tuple[str, int], tuple[float, float]] = field(default_factory=dict)


def face_words(one: bytes, other: bytes, literals: Mapping[str, str]) -> FaceWords:
    """Pair the templates of two languages, given as files."""
    old, new = Workbook.from_bytes(one), Workbook.from_bytes(other)
    pairs = [(old[a], new[b]) for a, b in zip(old.sheets, new.sheets, strict=True)]
    titles = {a.name: b.name for a, b in pairs}
    return FaceWords(
        sheets={a: b for a, b in titles.items() if a != LISTS},
        plain=frozenset(a for a in titles if a != LISTS and not old.tables_on(a)),
        homes={name: old.tables[name].sheet for name in TABLES},
        headers={name: dict(zip(old.tables[name].columns, new.tables[name].columns, strict=True)) for name in TABLES},
        cells={a.name: dict(_cell_pairs(old, a, b)) for a, b in pairs if a.name != LISTS},
        hints=dict(pair for a, b in pairs for pair in _hint_pairs(a, b)),
        literals=literals,
        chart=dict(_chart_pairs(old, new)),
        lists=_lists(new[LISTS]),
        widths={(a.name, column): found for a, b in pairs for column, found in _width_pairs(a, b)},
    )


def _cell_pairs(book: Workbook, old: Sheet, new: Sheet) -> Iterator[tuple[str, str]]:
    tables = [table for table in book.tables.values() if table.sheet == old.name]
    fixed = [area for table in tables for area in fixed_areas(table, table.columns)]
    for row, column, _ in old.xml.grid.all_cells():
        a, b = old.get(row, column), new.get(row, column)
        if isinstance(a, str) and isinstance(b, str) and a and b and not any(area.holds(row, column) for area in fixed):
            yield a, b


def fixed_areas(table: Table, headings: Iterable[str]) -> list[Area]:
    """The cells of a table but those of its default texts; ``headings`` are ours, in our order."""
    first, top, last, bottom = table.ref
    ours = dict(zip(headings, TABLES[table.name].by_id, strict=False))
    texts = [at for at, head in enumerate(table.columns, first) if ours.get(head) == DEFAULT_TEXTS.get(table.name, "-")]
    edges = [first - 1, *texts, last + 1]
    return [Area(top, low + 1, bottom, high - 1) for low, high in pairwise(edges) if low + 1 < high]


def _hint_pairs(old: Sheet, new: Sheet) -> Iterator[tuple[str, str]]:
    both = [[e for p in sheet.xml.root.all("dataValidations") for e in p.all("dataValidation")] for sheet in (old, new)]
    for a, b in zip(*both, strict=True):
        for name in ATTRIBUTES:
            if a.attributes.get(name) and b.attributes.get(name):
                yield a.attributes[name], b.attributes[name]


def _chart_pairs(old: Workbook, new: Workbook) -> Iterator[tuple[str, str]]:
    parts = [sorted(name for name in book.package.names() if "/charts/chart" in name) for book in (old, new)]
    for a, b in zip(*parts, strict=True):
        texts = [_TEXT.findall(book.package.xml(part)) for book, part in ((old, a), (new, b))]
        if len(texts[0]) == len(texts[1]):
            yield from ((one.decode(), other.decode()) for one, other in zip(*texts, strict=True))


def _lists(sheet: Sheet) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row, column, _ in sheet.xml.grid.all_cells():
        family = str(sheet.get(1, column))
        if row > 1:
            found.setdefault(family, []).append(str(sheet.get(row, column)))
    return {family: tuple(labels) for family, labels in found.items()}


def _width_pairs(old: Sheet, new: Sheet) -> Iterator[tuple[int, tuple[float, float]]]:
    one, other = widths(old), widths(new)
    yield from ((column, (one[column], other[column])) for column in one.keys() & other.keys())


def widths(sheet: Sheet) -> dict[int, float]:
    """The width of each column that has one of its own, by its number."""
    found: dict[int, float] = {}
    for column in (column for parent in sheet.xml.root.all("cols") for column in parent.all("col")):
        low, high = int(column.attributes["min"]), int(column.attributes["max"])
        if "width" in column.attributes and high - low < _WIDE:
            found |= dict.fromkeys(range(low, high + 1), float(column.attributes["width"]))
    return found
