import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from followup_xl.store.refusals import DamagedError, EncryptedError, MissingFileError
from followup_xl.store.source_file import chat_in, is_workbook, read_bytes, sheets_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(parts: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return content.getvalue()


def workbook() -> bytes:
    book, content = openpyxl.Workbook(), io.BytesIO()
    book.worksheets[0].append(["Company", None, "=1+1"])
    book.worksheets[0].merge_cells("A1:B1")
    book.create_sheet("Secret").sheet_state = "hidden"
    book.save(content)
    return content.getvalue()


def test_the_sheets_that_can_be_seen_with_merged_cells() -> None:
    assert is_workbook(workbook())
    (sheet,) = sheets_of(workbook(), "list.xlsx")
    assert (sheet.name, sheet.rows[0][0], [str(box) for box in sheet.merged]) == ("Sheet", "Company", ["A1:B1"])


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_workbook_cut_short_is_refused(share: float) -> None:
    data = workbook()
    with pytest.raises(DamagedError):
        sheets_of(data[: int(len(data) * share)], "list.xlsx")


def test_a_password_is_named() -> None:
    with pytest.raises(EncryptedError):
        sheets_of(OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le"), "list.xlsx")


@pytest.mark.parametrize("data", [OLE + bytes(4096), zipped({"word/document.xml": b"<a/>"})])
def test_another_document_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedError):
        sheets_of(data, "list.xlsx")


def test_a_workbook_made_to_fill_the_memory_is_refused() -> None:
    with pytest.raises(DamagedError):
        sheets_of(zipped({"xl/workbook.xml": bytes(2**26)}), "list.xlsx")


def test_the_chat_of_an_iphone_is_unpacked() -> None:
    chat = zipped({"photo.jpg": b"\xff\xd8", "_chat.txt": "سلام".encode()})
    assert chat_in(chat).decode() == "سلام"
    for other in (workbook(), b"plain", chat[:60], b""):
        assert chat_in(other) == other


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError) as refused:
        read_bytes(tmp_path / "none.csv")
    assert refused.value.params["file"] == "none.csv"
    with pytest.raises(MissingFileError):
        read_bytes(tmp_path)
