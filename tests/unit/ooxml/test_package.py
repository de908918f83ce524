"""The container: odd ones are edited, members not touched keep their bytes, dangerous ones are refused."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from followup_xl.ooxml import Workbook
from followup_xl.ooxml.errors import (
    DamagedPackage,
    DamagedPart,
    Encrypted,
    NotAWorkbook,
    OoxmlError,
    Signed,
    UnsafePackage,
)
from followup_xl.ooxml.zipdir import read_directory
from tests.unit.ooxml.books import cell, leads, links, loaded, package, part, parts, rows, saved, zipped

SHEET = "xl/worksheets/sheet1.xml"
ONE = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'


def edited(data: bytes, ref: str = "A1") -> bytes:
    """The workbook with one cell set, as it would be written."""
    book = Workbook.from_bytes(data)
    book[book.sheets[0]][ref] = 2
    out = book.to_bytes()
    again = Workbook.from_bytes(out)
    assert again[again.sheets[0]][ref] == 2
    return out


def renamed(data: bytes, names: dict[str, str]) -> bytes:
    """The package with members under other names."""
    return zipped({names.get(name, name): content for name, content in parts(data).items()})


def members(data: bytes) -> dict[str, bytes]:
    """The packed bytes of each member."""
    return {m.name: bytes(m.packed_bytes(data, "x")) for m in read_directory(data, "x")[0]}


def test_untouched_members_keep_their_packed_bytes_and_order() -> None:
    data = saved(leads())
    before, after = members(data), members(edited(data, "C2"))
    changed = {name for name in before if before[name] != after[name]}
    assert list(before) == list(after)
    assert changed <= {SHEET, "xl/workbook.xml"}


def test_comment_times_and_attributes_of_the_zip_stay() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = b"keep me"
        for name, content in parts(package(ONE)).items():
            info = zipfile.ZipInfo(name, (2011, 3, 4, 5, 6, 8))
            info.external_attr, info.compress_type = 0o640 << 16, zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    with zipfile.ZipFile(io.BytesIO(edited(out.getvalue()))) as archive:
        assert archive.comment == b"keep me"
        assert {(i.date_time, i.external_attr) for i in archive.infolist()} == {((2011, 3, 4, 5, 6, 8), 0o640 << 16)}


def test_no_zip64_is_written_without_need() -> None:
    assert b"PK\x06\x06" not in edited(saved(leads()), "C2")


def streamed(data: bytes, *, force_zip64: bool) -> bytes:
    """The package as a program writes it that cannot seek: sizes behind the data."""

    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, chunk: object) -> int:
            self.data += bytes(chunk)  # type: ignore[call-overload]
            return len(bytes(chunk))  # type: ignore[call-overload]

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts(data).items():
            with archive.open(zipfile.ZipInfo(name), "w", force_zip64=force_zip64) as member:
                member.write(content)
    return bytes(pipe.data)


@pytest.mark.parametrize("force_zip64", [False, True])
def test_data_descriptors_come_along(*, force_zip64: bool) -> None:
    out = edited(streamed(package(ONE), force_zip64=force_zip64))
    with zipfile.ZipFile(io.BytesIO(out)) as archive:
        assert archive.testzip() is None


def with_zip64_end(data: bytes) -> bytes:
    """The package with a zip64 end record, as for more than 65,535 members."""
    end = data.rfind(b"PK\x05\x06")
    fields = struct.unpack("<4s4H2LH", data[end : end + 22])
    count, size, start = fields[4], fields[5], fields[6]
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:end] + record + locator + tail


def test_a_zip64_directory_is_read() -> None:
    with zipfile.ZipFile(io.BytesIO(edited(with_zip64_end(package(ONE))))) as archive:
        assert archive.testzip() is None


def test_bytes_before_the_zip_are_no_hindrance() -> None:
    with zipfile.ZipFile(io.BytesIO(edited(b"stub" + package(ONE)))) as archive:
        assert archive.testzip() is None


def test_absolute_targets_are_followed() -> None:
    more = {"xl/_rels/workbook.xml.rels": links({"rId1": ("worksheet", "/xl/worksheets/sheet1.xml")})}
    edited(package(ONE, more=more))


def test_backslashes_in_names_and_targets_are_slashes() -> None:
    more = {"xl/_rels/workbook.xml.rels": links({"rId1": ("worksheet", "worksheets\\sheet1.xml")})}
    out = edited(renamed(package(ONE, more=more), {SHEET: SHEET.replace("/", "\\")}))
    assert SHEET.replace("/", "\\") in members(out)


def test_part_names_know_no_case() -> None:
    out = edited(renamed(package(ONE), {SHEET: "XL/Worksheets/Sheet1.XML", "xl/workbook.xml": "xl/Workbook.xml"}))
    assert "XL/Worksheets/Sheet1.XML" in members(out)


def test_percent_signs_in_targets_are_resolved() -> None:
    more = {"xl/_rels/workbook.xml.rels": links({"rId1": ("worksheet", "worksheets/my%20sheet.xml")})}
    edited(renamed(package(ONE, more=more), {SHEET: "xl/worksheets/my sheet.xml"}))


def test_a_leading_slash_in_a_member_name_is_no_path_trick() -> None:
    edited(renamed(package(ONE), {SHEET: "/" + SHEET}))


def test_of_two_members_with_one_name_the_last_counts() -> None:
    out = io.BytesIO(package(ONE))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SHEET, parts(package(ONE.replace("<v>1<", "<v>7<")))[SHEET])
    assert Workbook.from_bytes(out.getvalue())["Data"]["A1"] == 7
    assert loaded(Workbook.from_bytes(edited(out.getvalue()))).worksheets[0]["A1"].value == 2


def test_a_chart_sheet_in_front_is_no_sheet_with_cells() -> None:
    tabs = package(ONE)
    chart = part(tabs, "xl/workbook.xml").replace(
        '<sheet name="Data"', '<sheet name="C" sheetId="9" r:id="rId9"/><sheet name="Data"'
    )
    related = links({"rId1": ("worksheet", "worksheets/sheet1.xml"), "rId9": ("chartsheet", "chartsheets/sheet1.xml")})
    more = {
        "xl/workbook.xml": chart,
        "xl/_rels/workbook.xml.rels": related,
        "xl/chartsheets/sheet1.xml": "<chartsheet/>",
    }
    book = Workbook.from_bytes(package(ONE, more=more))
    assert book.sheets == ["Data"]
    assert [t.name for t in book.book.tabs] == ["C", "Data"]


def test_hidden_and_very_hidden_sheets_are_edited() -> None:
    hidden = part(package(ONE), "xl/workbook.xml").replace('name="Data"', 'name="Data" state="veryHidden"')
    edited(package(ONE, more={"xl/workbook.xml": hidden}))


def test_protected_sheets_are_edited_and_say_so() -> None:
    data = package(ONE + '<sheetProtection sheet="1"/>')
    assert Workbook.from_bytes(data)["Data"].protected
    edited(data)


def test_nothing_is_parsed_that_was_not_asked_for() -> None:
    more = {"xl/worksheets/sheet2.xml": "<broken", "xl/styles.xml": "<broken", "xl/sharedStrings.xml": "<broken"}
    edited(package(ONE, more=more))


def ole(name: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + name.encode("utf-16-le") + bytes(600)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (bytes(100), "empty"),
        (b"a;b\r\n1;2\r\n", "CSV"),
        (b"\xef\xbb\xbfID,Name\n", "CSV"),
        (b"<html><table>", "web page"),
        (b"<?xml version='1.0'?><Workbook/>", "XML"),
        (b"%PDF-1.7", "PDF"),
        (ole("Workbook"), "xls"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), "ods"),
        (zipped({"a.txt": "x"}), "zip"),
        (zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": "x"}), "xlsb"),
        (zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"}), "another Office document"),
    ],
)
def test_other_files_are_named(data: bytes, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(data)
    with pytest.raises(NotAWorkbook, match=kind):
        Workbook.open(path)


def test_an_encrypted_workbook_is_named() -> None:
    with pytest.raises(Encrypted, match="password"):
        Workbook.from_bytes(ole("EncryptedPackage"))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_short_is_refused(share: float) -> None:
    data = saved(leads())
    with pytest.raises((DamagedPackage, NotAWorkbook)):
        Workbook.from_bytes(data[: int(len(data) * share)])


def test_a_wrong_checksum_is_refused() -> None:
    data = bytearray(package(ONE))
    member = next(m for m in read_directory(bytes(data), "x")[0] if m.name == SHEET)
    data[member.offset + 40 + len(SHEET)] ^= 0xFF
    with pytest.raises(DamagedPackage):
        edited(bytes(data))


@pytest.mark.parametrize("name", ["../evil.xml", "xl/../../evil", "..\\evil", "C:\\evil", "a\\..\\..\\b"])
def test_path_tricks_are_refused(name: str) -> None:
    with pytest.raises(UnsafePackage):
        Workbook.from_bytes(zipped({**parts(package(ONE)), name: b"x"}))


def test_a_zip_bomb_is_refused() -> None:
    with pytest.raises(UnsafePackage, match="would unpack to"):
        Workbook.from_bytes(zipped({**parts(package(ONE)), "xl/media/a.xml": bytes(64 << 20)}))


def test_a_member_that_is_larger_than_it_says_is_refused() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    bomb = packer.compress(bytes(32 << 20)) + packer.flush()
    data = package(ONE, more={"xl/sharedStrings.xml": "X" * 50})
    record = next(m for m in read_directory(data, "x")[0] if m.name == "xl/sharedStrings.xml")
    before = data[: record.offset + 30 + len(record.name)]
    rest = data[record.offset + 30 + len(record.name) + record.packed :]
    start = rest.rfind(b"PK\x01\x02", 0, rest.find(b"xl/sharedStrings.xml"))
    entry = bytearray(rest[start:])
    struct.pack_into("<L", entry, 20, len(bomb))
    with pytest.raises(OoxmlError):
        Workbook.from_bytes(before + bomb + rest[:start] + bytes(entry)).package.raw("xl/sharedStrings.xml")


def test_entities_in_any_part_are_refused() -> None:
    laugh = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]><Relationships/>'
    with pytest.raises(DamagedPart, match="document type"):
        Workbook.from_bytes(package(ONE, more={"_rels/.rels": laugh}))


def signed() -> bytes:
    root = links({"rId1": ("officeDocument", "xl/workbook.xml")}).replace(
        "</Relationships>",
        '<Relationship Id="s" Target="_xmlsignatures/origin.sigs" '
        'Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"/></Relationships>',
    )
    return package(ONE, more={"_rels/.rels": root, "_xmlsignatures/origin.sigs": "", "_xmlsignatures/sig1.xml": "<s/>"})


def test_a_signed_workbook_is_read_but_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(signed())
    book = Workbook.open(path)
    book["Data"]["A1"] = 2
    with pytest.raises(Signed, match="signature"):
        book.save()
    assert path.read_bytes() == signed()


def test_a_signature_is_dropped_only_on_demand_and_said(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(signed())
    book = Workbook.open(path)
    book["Data"]["A1"] = 2
    receipt = book.save(drop_signature=True)
    assert receipt.signature_dropped
    assert not [name for name in parts(path.read_bytes()) if "signature" in name]
    assert "signature" not in part(path.read_bytes(), "_rels/.rels")


def test_errors_carry_their_facts_and_survive_pickling() -> None:
    import pickle  # noqa: PLC0415

    with pytest.raises(NotAWorkbook) as caught:
        Workbook.from_bytes(b"x,y")
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301
    assert (again.code, again.data["kind"], str(again)) == (
        "not_a_workbook",
        caught.value.data["kind"],
        str(caught.value),
    )


def test_names_and_single_cells_are_resolved() -> None:
    names = (
        "<definedNames><definedName name=\"Today\">'Data'!$B$2</definedName>"
        '<definedName name="Range">Data!$A$1:$B$2</definedName><definedName name="H" hidden="1">Data!$C$3</definedName>'
        "</definedNames>"
    )
    book = rows("", workbook=names)
    assert book.defined_names == {"Today": "'Data'!$B$2", "Range": "Data!$A$1:$B$2", "H": "Data!$C$3"}
    assert book.resolve_name("today") == ("Data", "B2")
    with pytest.raises(KeyError, match="Range"):
        book.resolve_name("Range")


def test_sheets_are_found_whatever_their_case() -> None:
    book = rows("")
    assert ("data" in book, "x" in book) == (True, False)
    book["DATA"]["A1"] = 1
    assert cell(book, "A1") == '<c r="A1"><v>1</v></c>'
