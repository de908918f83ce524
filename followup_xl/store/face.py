"""The face of a workbook on disk turned to another language, in place: words, direction, fonts, formats."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from followup_xl.model.changes import ColumnWrite
from followup_xl.model.tables import TABLES
from followup_xl.ooxml import Sheet, Table, Workbook
from followup_xl.ooxml.save import replace_file
from followup_xl.store.adopting_parts import set_widths
from followup_xl.store.face_parts import Look, PartTurner
from followup_xl.store.face_words import LISTS, FaceWords, fixed_areas, widths
from followup_xl.store.refusals import refusals

BACKUPS: Final = 5


@dataclass(frozen=True, slots=True)
class Turn:
    """From one language to another: words, labels of codes, looks."""

    words: FaceWords
    labels: Sequence[ColumnWrite]
    old: Look
    new: Look


def turn_face(path: Path, turn: Turn) -> Path | None:
    """Write the workbook in the other language, all or nothing; returns the backup.

    Raises:
        LockedError, ChangedOnDiskError, CannotWriteError: the file stands as it was.
    """
    with refusals(path):
        workbook = Workbook.open(path)
        before = workbook.package.data
        turner = _CellTurner(workbook, turn)
        turned = Workbook.from_bytes(turner.turned())
        PartTurner(turned, turn.words, turner.columns, turner.titles).run(turn.old, turn.new, whole=turner.is_whole)
        return replace_file(path, before, turned.to_bytes(), _check, BACKUPS)


def _check(data: bytes) -> None:
    """The file as written opens, and its tables are there."""
    assert "tblLeads" in Workbook.from_bytes(data).tables  # noqa: S101  # a damaged part raises on the way here


class _CellTurner:
    """The cells: codes, headings, titles, default texts, lists of choices, widths of columns."""

    def __init__(self, workbook: Workbook, turn: Turn) -> None:
        self.workbook = workbook
        self.turn = turn
        self.tables: dict[str, Table] = {name: workbook.tables[name] for name in TABLES if name in workbook.tables}
        taken = {name.casefold() for name in workbook.sheets}
        own = {table.sheet for table in self.tables.values()} | {t for t in turn.words.plain if t in workbook}
        self.titles = {
            old: new
            for old, new in turn.words.sheets.items()
            if old in own and (new.casefold() not in taken or new in turn.words.sheets)
        }
        self.columns = {name: self._renamed(name) for name in self.tables}

    @property
    def is_whole(self) -> bool:
        """Whether the workbook is ours altogether, and not somebody's list with our sheets."""
        return self.tables["tblLeads"].sheet in self.turn.words.sheets

    def _renamed(self, name: str) -> dict[str, str]:
        """New headings of a table by the old ones; a heading that is taken, or people's own, stays."""
        there, words = self.tables[name].columns, self.turn.words.headers[name]
        found = {old: words[old] for old in there if old in words and words[old] != old}
        kept = {old.casefold() for old in there if old not in found}
        return {old: new for old, new in found.items() if new.casefold() not in kept}

    def turned(self) -> bytes:
        """The workbook with its cells in the other language."""
        for write in self.turn.labels:
            self.tables[write.table].write(write.header, write.new, write.rows)
        for name, table in self.tables.items():
            self._turn_headings(name, table)
        for title in dict.fromkeys([*(table.sheet for table in self.tables.values()), *self.titles]):
            self._turn_texts(self.workbook[title])
        self._turn_lists()
        for title in self.titles:
            self._turn_widths(self.workbook[title])
        return self.workbook.to_bytes()

    def _turn_headings(self, name: str, table: Table) -> None:
        sheet, first = self.workbook[table.sheet], table.ref[0]
        for place, old in enumerate(table.columns, first):
            if old in self.columns[name] and table.header_row is not None:
                sheet.put(table.header_row, place, self.columns[name][old])

    def _turn_texts(self, sheet: Sheet) -> None:
        """Titles and other words of ours; what people wrote differs from ours, and stays."""
        words = self.turn.words.cells.get(sheet.name, {})
        here = [(name, table) for name, table in self.tables.items() if table.sheet == sheet.name]
        fixed = [area for name, table in here for area in fixed_areas(table, self.turn.words.headers[name])]
        for row, column, _ in list(sheet.xml.grid.all_cells()):
            if row in sheet.edits.get(column, {}) or any(area.holds(row, column) for area in fixed):
                continue
            value = None if sheet.has_formula(row, column) else sheet.get(row, column)
            if isinstance(value, str) and words.get(value, value) != value:
                sheet.put(row, column, words[value])

    def _turn_lists(self) -> None:
        """The choices of the drop-downs; the first row names their families."""
        if LISTS not in self.workbook:
            return
        sheet = self.workbook[LISTS]
        for row, column, _ in list(sheet.xml.grid.all_cells()):
            labels = self.turn.words.lists.get(str(sheet.get(1, column)), ())
            if 1 < row <= len(labels) + 1:
                sheet.put(row, column, labels[row - 2])

    def _turn_widths(self, sheet: Sheet) -> None:
        """Columns as wide as ours were become as wide as ours are."""
        sheet.flush()
        there = widths(sheet)
        pairs = {column: self.turn.words.widths.get((sheet.name, column)) for column in there}
        found = {column: pair[1] for column, pair in pairs.items() if pair and pair[0] == there[column] != pair[1]}
        if found:
            set_widths(sheet, found)
