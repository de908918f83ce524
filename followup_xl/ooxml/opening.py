"""What kind of bytes these are, and where the workbook part is; everything that is refused at the door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .errors import Encrypted, NotAWorkbook
from .package import Package
from .xmltree import parse

if TYPE_CHECKING:
    from .relationships import Relationship

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")


def open_package(data: bytes, path: str) -> tuple[Package, str]:
    """The package and the name of its workbook part.

    Raises NotAWorkbook, Encrypted, DamagedPackage, UnsafePackage, DamagedPart.
    """
    _check_kind(data, path)
    package = Package(data, path)
    return package, _workbook_part(package, path)


def _check_kind(data: bytes, path: str) -> None:
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise Encrypted(path=path)
        raise NotAWorkbook(path=path, kind="an old .xls or another compound file")
    if data.startswith(_ZIP) or b"PK\x05\x06" in data[-66_000:]:
        return
    raise NotAWorkbook(path=path, kind=_plain_kind(data))


def _plain_kind(data: bytes) -> str:
    head = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if not data.strip(b"\0"):
        return "empty"
    if head.startswith((b"<html", b"<!doctype", b"<table")):
        return "a web page"
    if head.startswith(b"<?xml"):
        return "an XML file"
    if data.startswith(b"%PDF"):
        return "a PDF"
    if head.startswith((b"\x09\x08", b"\x09\x04", b"\x09\x00")):
        return "an old .xls"
    return "a binary file" if b"\0" in data[:512] else "plain text, such as CSV"


def _workbook_part(package: Package, path: str) -> str:
    part = _main_document(package)
    if part is None:
        raise NotAWorkbook(path=path, kind=_other_package(package))
    if part.lower().endswith(".bin"):
        raise NotAWorkbook(path=path, kind="a binary workbook (.xlsb)")
    root = parse(package.xml(part), part)
    if root.name != "workbook":
        raise NotAWorkbook(path=path, kind="another Office document")
    return part


def _main_document(package: Package) -> str | None:
    found = package.targets("", "officeDocument")
    # A package whose own relationships are lost can still be told by the usual name of its workbook.
    return found[0] if found else package.find("xl/workbook.xml") or package.find("xl/workbook.bin")


def _other_package(package: Package) -> str:
    if package.find("mimetype"):
        kind = package.raw("mimetype").decode("ascii", "replace")
        return "an OpenDocument file (.ods)" if "spreadsheet" in kind else "an OpenDocument file"
    if not package.find("[Content_Types].xml"):
        return "a zip file"
    return "another Office document"


def signature_links(package: Package) -> list[Relationship]:
    """The package's relationships to digital signatures."""
    return [r for r in package.relationships("") if "digital-signature" in r.type]


def drop_signatures(package: Package) -> None:
    """Take the signatures out, with everything that points to them."""
    package.unrelate("", [r.id for r in signature_links(package)])
    for name in [n for n in package.names() if n.lower().startswith("_xmlsignatures/")]:
        package.remove(name)
