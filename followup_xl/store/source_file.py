"""A file that customers are imported from: its bytes, and its sheets where it is a workbook of any program."""

from io import BytesIO
from pathlib import Path
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from followup_xl.adopt.sheets import Box, SheetGrid
from followup_xl.store.refusals import DamagedError, EncryptedError, MissingFileError

_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How .xlsx, .xlsb and .ods begin, and .xls and files with a password."""


def read_bytes(path: Path) -> bytes:
    """The content of a file. Raises ``MissingFileError`` where there is none, or it may not be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise MissingFileError(file=path.name, reason=error.strerror or str(error)) from error


def is_workbook(data: bytes) -> bool:
    """Whether some bytes begin like a workbook."""
    return data.startswith(_WORKBOOKS)


def sheets_of(data: bytes, name: str) -> list[SheetGrid]:
    """Every sheet of a workbook (.xlsx, .xlsm, .xlsb, .xls, .ods) that can be seen; ``name`` is its file's.

    Raises:
        EncryptedError: it has a password.
        DamagedError: it cannot be read.
    """
    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            names = [
                sheet.name
                for sheet in workbook.sheets_metadata
                if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
            ]
            return [_grid(workbook, sheet) for sheet in names]
    except PasswordError as error:
        raise EncryptedError(file=name) from error
    except CalamineError as error:
        raise DamagedError(file=name, reason=str(error)) from error


def _grid(workbook: CalamineWorkbook, name: str) -> SheetGrid:
    sheet = workbook.get_sheet_by_name(name)
    merged = [
        Box(top + 1, left + 1, low + 1, right + 1) for (top, left), (low, right) in sheet.merged_cell_ranges or ()
    ]
    return SheetGrid(name, sheet.to_python(skip_empty_area=False), merged)
