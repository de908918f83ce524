"""A file that customers are imported from: its bytes, and its sheets where it is a workbook of any program."""

import zlib
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from followup_xl.adopt.sheets import Box, SheetGrid
from followup_xl.ooxml.zipdir import read_directory
from followup_xl.store.refusals import DamagedError, EncryptedError, MissingFileError, refusals

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_CHAT: Final = "_chat.txt"
_LONGEST_CHAT: Final = 2**28
"""Bytes; what claims to be longer was made to fill the memory (house)."""


def read_bytes(path: Path) -> bytes:
    """The content of a file. Raises ``MissingFileError`` where there is none, or it may not be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise MissingFileError(file=path.name, reason=error.strerror or str(error)) from error


def chat_in(data: bytes) -> bytes:
    """The text of a chat that WhatsApp on an iPhone exports packed with its pictures; other content as it is."""
    if not data.startswith(_ZIP):
        return data
    try:
        with ZipFile(BytesIO(data)) as archive:
            chat = next((part for part in archive.infolist() if part.filename == _CHAT), None)
            return archive.read(chat) if chat and chat.file_size <= _LONGEST_CHAT else data
    except (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error):
        return data


def is_workbook(data: bytes) -> bool:
    """Whether some bytes begin like a workbook: .xlsx, .xlsb and .ods, or .xls and whatever has a password."""
    return data.startswith((_ZIP, _OLE))


def sheets_of(data: bytes, name: str) -> list[SheetGrid]:
    """Every sheet of a workbook (.xlsx, .xlsm, .xlsb, .xls, .ods) that can be seen; ``name`` is its file's.

    Raises:
        EncryptedError: it has a password.
        DamagedError: it cannot be read, or was made to fill the memory.
    """
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise EncryptedError(file=name)
    if data.startswith(_ZIP):
        with refusals(Path(name)):
            read_directory(data, name)
    try:
        return _with_calamine(data)
    except PasswordError as error:
        raise EncryptedError(file=name) from error
    except CalamineError as error:
        raise DamagedError(file=name, reason=str(error)) from error


def _with_calamine(data: bytes) -> list[SheetGrid]:
    with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
        names = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
        ]
        return [_grid(workbook, name) for name in names]


def _grid(workbook: CalamineWorkbook, name: str) -> SheetGrid:
    sheet = workbook.get_sheet_by_name(name)
    merged = [
        Box(top + 1, left + 1, low + 1, right + 1) for (top, left), (low, right) in sheet.merged_cell_ranges or ()
    ]
    return SheetGrid(name, sheet.to_python(skip_empty_area=False), merged)
