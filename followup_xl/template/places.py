"""Where each table stands on its sheet, and with how many rows it begins."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from openpyxl.utils import get_column_letter

from followup_xl.model.codes import SECTIONS
from followup_xl.model.tables import SETTINGS, TABLES, TableSpec
from followup_xl.model.tables_report import REPORT_ROWS, TABLE_OF

HEADER_ROW: Final = 4
SETTINGS_HEADER_ROW: Final = 6
CHART_ROWS: Final = 6
"""A chart shows the first rows of ``tblConversion``: the five groups and "no group"."""
CHART_HEIGHT_ROWS: Final = 19
_HEADING_ROWS: Final = 4
"""Between two tables of the report: an empty row, a heading, what the table is for, the header."""
GROWING: Final = "tblConversion"
REPORT_ORDER: Final = (*(TABLE_OF[section] for section in SECTIONS if TABLE_OF[section] != GROWING), GROWING)
LAST_ROW: Final = 20_000
"""Drop-downs, hints and colours reach down to here, so that rows added later have them too."""
LISTS: Final = "Lists"
"""The hidden sheet with the values of the drop-downs; it belongs to no table and keeps one name in every language."""
_OFTEN: Final = ("tblOptions", "tblTeam", "tblProducts", "tblAbsences", "tblTargets", "tblCalendar")
SETTINGS_ORDER: Final = (*_OFTEN, *(spec.name for spec in SETTINGS if spec.name not in _OFTEN))
"""What is changed often comes first. Each table has columns of its own and grows downwards."""
_SETTINGS_FIRST_COLUMN: Final = 3


@dataclass(frozen=True)
class Place:
    """A table on its sheet; rows and columns are 1-based sheet coordinates, ``rows`` counts data rows."""

    spec: TableSpec
    header_row: int
    first_column: int
    rows: int = 1

    @property
    def first_row(self) -> int:
        """The first data row."""
        return self.header_row + 1

    @property
    def last_row(self) -> int:
        """The last data row."""
        return self.header_row + self.rows

    @property
    def last_column(self) -> int:
        """The last column."""
        return self.first_column + len(self.spec.columns) - 1

    @property
    def ref(self) -> str:
        """The whole table with its header, for instance ``A4:J5``."""
        first, last = get_column_letter(self.first_column), get_column_letter(self.last_column)
        return f"{first}{self.header_row}:{last}{self.last_row}"

    def number(self, column_id: str) -> int:
        """The sheet column of a table column."""
        return self.first_column + [column.id for column in self.spec.columns].index(column_id)

    def letter(self, column_id: str) -> str:
        """The letters of the sheet column of a table column."""
        return get_column_letter(self.number(column_id))

    def reach(self, column_id: str) -> str:
        """The data cells of a column, rows to come included, for instance ``P5:P20000``."""
        letter = self.letter(column_id)
        return f"{letter}{self.first_row}:{letter}{LAST_ROW}"


def places(rows: Mapping[str, int]) -> dict[str, Place]:
    """Every table by its name; ``rows`` says with how many data rows a table begins, one where it does not."""
    found = {name: Place(spec, HEADER_ROW, 1, rows.get(name, 1)) for name, spec in TABLES.items()}
    return {**found, **_report_places(), **_settings_places(rows)}


def _report_places() -> dict[str, Place]:
    """One below the other, ``tblConversion``, which alone grows, last and below its chart."""
    found: dict[str, Place] = {}
    row = HEADER_ROW
    for name in REPORT_ORDER:
        row += CHART_HEIGHT_ROWS if name == GROWING else 0
        found[name] = Place(TABLES[name], row, 1, REPORT_ROWS.get(name, CHART_ROWS))
        row = found[name].last_row + _HEADING_ROWS
    return found


def _settings_places(rows: Mapping[str, int]) -> dict[str, Place]:
    """Side by side, so that each can grow downwards."""
    found: dict[str, Place] = {}
    column = _SETTINGS_FIRST_COLUMN
    for name in SETTINGS_ORDER:
        found[name] = Place(TABLES[name], SETTINGS_HEADER_ROW, column, rows.get(name, 1))
        column = found[name].last_column + 2
    return found


def on_sheet(found: Mapping[str, Place], sheet: str) -> list[Place]:
    """The tables of one sheet."""
    return [place for place in found.values() if place.spec.sheet == sheet]
