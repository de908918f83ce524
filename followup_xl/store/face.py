"""The face of a workbook on disk turned to another language, in place: words, direction, fonts, formats."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from followup_xl.model.changes import ColumnWrite
from followup_xl.model.tables import COMPANIONS, TABLES
from followup_xl.ooxml import Sheet, Table, Workbook
from followup_xl.ooxml.bookxml import single_cell
from followup_xl.ooxml.ranges import cell_name
from followup_xl.ooxml.save import replace_file
from followup_xl.store.adopting_parts import ADOPTED, hide_column, set_widths
from followup_xl.store.face_parts import Look, PartTurner
from followup_xl.store.face_words import LISTS, FaceWords, fixed_areas, widths
from followup_xl.store.refusals import refusals

BACKUPS: Final = 5
_NUMBERED: Final = re.compile(r" \(\d+\)")
_NEXT: Final = " (2)"
"""What is added to a title that is taken."""


@dataclass(frozen=True, slots=True)
class Turn:
    """From one language to another: words, labels of codes, looks; whether days are Jalali afterwards."""

    words: FaceWords
    labels: Sequence[ColumnWrite]
    old: Look
    new: Look
    jalali: bool = False


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
        self.homes = self._homes()
        self.titles = self._new_titles()
        self.columns = {name: self._renamed(name) for name in self.tables}

    @property
    def is_whole(self) -> bool:
        """Whether the workbook is ours altogether, and not somebody's list with our sheets."""
        return ADOPTED not in self.workbook.defined_names

    def _homes(self) -> dict[str, str]:
        """Our sheets by their names in this workbook: the title of each in the old language."""
        words = self.turn.words
        ours = {name: table for name, table in self.tables.items() if self.is_whole or name != "tblLeads"}
        found = {table.sheet: words.homes[name] for name, table in ours.items()}
        return found | {title: title for title in words.plain if title in self.workbook}

    def _new_titles(self) -> dict[str, str]:
        """New titles by the old ones; a title that a manager gave stays."""
        words, found = self.turn.words.sheets, {}
        taken = {name.casefold() for name in self.workbook.sheets if name not in self.homes}
        for there, home in self.homes.items():
            tail = there.removeprefix(home)
            if there.startswith(home) and (not tail or _NUMBERED.fullmatch(tail)):
                found[there] = words[home] + _NEXT * (words[home].casefold() in taken)
        return found

    def _renamed(self, name: str) -> dict[str, str]:
        """New headings of a table by the old ones; a heading that is taken, or people's own, stays."""
        table, words = self.tables[name], self.turn.words.headers[name]
        there, named = table.columns, self._named(name)
        places = {old: cell_name(table.ref[1], place) for place, old in enumerate(there, table.ref[0])}
        ours = [old for old in there if not named or places[old] in named]
        found = {old: words[old] for old in ours if old in words and words[old] != old}
        kept = {old.casefold() for old in there if old not in found}
        return {old: new for old, new in found.items() if new.casefold() not in kept}

    def _named(self, name: str) -> set[str]:
        """The header cells of a table that our hidden names mark."""
        wanted = {TABLES[name].header_name(column).casefold() for column in TABLES[name].by_id}
        marked = [single_cell(one.text) for one in self.workbook.book.names if one.name.casefold() in wanted]
        return {place[1] for place in marked if place}

    def turned(self) -> bytes:
        """The workbook with its cells in the other language."""
        for write in self.turn.labels:
            self.tables[write.table].write(write.header, write.new, write.rows)
        for name, table in self.tables.items():
            self._turn_headings(name, table)
        for title, home in self.homes.items():
            self._turn_texts(self.workbook[title], self.turn.words.cells[home])
        self._turn_lists()
        for title, home in self.homes.items():
            self._turn_widths(self.workbook[title], home)
        for name, column_id in COMPANIONS:
            self._turn_companion(self.tables[name], TABLES[name].header_name(column_id))
        return self.workbook.to_bytes()

    def _turn_headings(self, name: str, table: Table) -> None:
        sheet, first = self.workbook[table.sheet], table.ref[0]
        for place, old in enumerate(table.columns, first):
            if old in self.columns[name] and table.header_row is not None:
                sheet.put(table.header_row, place, self.columns[name][old])

    def _turn_texts(self, sheet: Sheet, words: Mapping[str, str]) -> None:
        """Titles and other words of ours; what people wrote differs from ours, and stays."""
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

    def _turn_companion(self, table: Table, name: str) -> None:
        """Days as Jalali text are for books whose days are Jalali."""
        marked = [single_cell(one.text) for one in self.workbook.book.names if one.name.casefold() == name]
        places = {cell_name(table.ref[1], place): place for place in range(table.ref[0], table.ref[2] + 1)}
        for _, cell in filter(None, marked):
            hide_column(self.workbook[table.sheet], places[cell], hidden=not self.turn.jalali)

    def _turn_widths(self, sheet: Sheet, home: str) -> None:
        """Columns as wide as ours were become as wide as ours are."""
        sheet.flush()
        there = widths(sheet)
        pairs = {column: self.turn.words.widths.get((home, column)) for column in there}
        found = {column: pair[1] for column, pair in pairs.items() if pair and pair[0] == there[column] != pair[1]}
        if found:
            set_widths(sheet, found)
