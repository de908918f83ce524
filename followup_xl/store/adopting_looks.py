"""How the columns of ``tblLeads`` look in a workbook of ours, for the same columns in somebody's list."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from followup_xl.model.book import column_letters
from followup_xl.model.tables import LEADS
from followup_xl.ooxml import Workbook
from followup_xl.ooxml.ranges import areas
from followup_xl.ooxml.stylemerge import StyleMerge

_LAST_ROW: Final = 20_000
"""Drop-downs reach down to here, so that rows typed later have them too."""
_SQREF: Final = re.compile(rb'\ssqref\s*=\s*"[^"]*"')
_PLAIN_WIDTH: Final = 14.0


class LeadLooks:
    """Formats, widths and drop-downs of the leads of ``ours``, formats as numbers of ``target``.

    Formats that ``target`` lacks are added to it at once, before anything reads its formats.
    """

    def __init__(self, ours: Workbook, target: Workbook) -> None:
        table = ours.tables[LEADS.name]
        self._sheet = ours[table.sheet]
        self._places = {column.id: place for place, column in enumerate(LEADS.columns, table.ref[0])}
        merge = StyleMerge(ours.styles_part(), target.styles_part())
        first = table.first_row
        self._headers = {name: merge.format(self._sheet.style_at(first - 1, at)) for name, at in self._places.items()}
        self._cells = {name: merge.format(self._sheet.style_at(first, at)) for name, at in self._places.items()}
        merge.write()

    def header(self, column_id: str) -> int:
        """The format of a heading."""
        return self._headers[column_id]

    def cell(self, column_id: str) -> int:
        """The format of a data cell."""
        return self._cells[column_id]

    def width(self, column_id: str) -> float:
        """The width of a column in characters."""
        return float(self._described(column_id).get("width", _PLAIN_WIDTH))

    def is_hidden(self, column_id: str) -> bool:
        """Whether a column is hidden."""
        return self._described(column_id).get("hidden") == "1"

    def _described(self, column_id: str) -> Mapping[str, str]:
        place = self._places[column_id]
        columns = (column.attributes for parent in self._sheet.xml.root.all("cols") for column in parent.all("col"))
        return next((found for found in columns if int(found["min"]) <= place <= int(found["max"])), {})

    def validations(self, places: Mapping[str, int], first_row: int) -> Iterator[bytes]:
        """The drop-downs and hints of columns, as elements that reach from ``first_row`` down."""
        ids = {place: column_id for column_id, place in self._places.items()}
        data = self._sheet.xml.data
        for parent in self._sheet.xml.root.all("dataValidations"):
            for element in parent.all("dataValidation"):
                columns = {ids.get(area.min_col, "") for area in areas(element.attributes.get("sqref", ""))}
                for column_id in columns & set(places):
                    letters = column_letters(places[column_id])
                    reach = f' sqref="{letters}{first_row}:{letters}{_LAST_ROW}"'.encode()
                    yield _SQREF.sub(reach, data[element.start : element.end], count=1)
