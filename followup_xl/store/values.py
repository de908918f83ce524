"""Cell values of whole sheets, read fast."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook

from followup_xl.model.book import CellValue
from followup_xl.ooxml.errors import DamagedPackage

ERRORS: Final = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})


@dataclass(frozen=True, slots=True)
class SheetValues:
    """The values of one sheet from A1 on; an error cell reads as empty."""

    rows: Sequence[Sequence[CellValue]]

    def block(self, first_row: int, last_row: int, first_column: int, last_column: int) -> list[Sequence[CellValue]]:
        """The values of a rectangle (1-based, both ends included), empty where the sheet ends before it."""
        width = last_column - first_column + 1
        found = [row[first_column - 1 : last_column] for row in self.rows[first_row - 1 : last_row]]
        short = [row if len(row) == width else [*row, *[None] * (width - len(row))] for row in found]
        return [*short, *[[None] * width for _ in range(last_row - first_row + 1 - len(found))]]


def read_sheets(data: bytes, names: Collection[str]) -> Mapping[str, SheetValues]:
    """The sheets of a workbook given as bytes; read with openpyxl where calamine cannot.

    Raises:
        DamagedPackage: neither can read it.
    """
    try:
        return _with_calamine(data, names)
    except CalamineError:
        try:
            return _with_openpyxl(data, names)
        except Exception as error:  # openpyxl has no error of its own for damaged parts
            raise DamagedPackage(path="The workbook", reason=str(error)) from error


def _with_calamine(data: bytes, names: Collection[str]) -> Mapping[str, SheetValues]:
    with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
        return {name: SheetValues(workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in names}


def _with_openpyxl(data: bytes, names: Collection[str]) -> Mapping[str, SheetValues]:
    from openpyxl import load_workbook  # noqa: PLC0415  # slow to load, and hardly ever needed

    workbook = load_workbook(BytesIO(data), data_only=True)
    return {name: SheetValues([_plain(row) for row in workbook[name].iter_rows(values_only=True)]) for name in names}


def _plain(row: Iterable[Any]) -> list[CellValue]:
    return [None if isinstance(value, str) and value in ERRORS else value for value in row]
