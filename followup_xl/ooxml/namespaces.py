"""The namespaces of SpreadsheetML, transitional and strict (ISO/IEC 29500), told apart by a short word."""

from __future__ import annotations

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONSHIPS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

_SHORT = {
    MAIN: "",
    STRICT_MAIN: "",
    "http://schemas.microsoft.com/office/excel/2006/2": "",  # Excel 2007 before its release
    PACKAGE_RELATIONSHIPS: "",
    CONTENT_TYPES: "",
    RELATIONSHIPS: "r:",
    STRICT_RELATIONSHIPS: "r:",
    "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main": "x14:",
    "http://schemas.microsoft.com/office/excel/2006/main": "xm:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.microsoft.com/office/spreadsheetml/2014/revision": "xr:",
    "http://schemas.microsoft.com/office/spreadsheetml/2016/revision3": "xr3:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}

_STRICT = [
    (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
    (b"http://schemas.openxmlformats.org/drawingml/2006/", b"http://purl.oclc.org/ooxml/drawingml/"),
    (MAIN.encode(), STRICT_MAIN.encode()),
]


def to_strict(data: bytes) -> bytes:
    """A part with the namespaces of the strict variant (ISO/IEC 29500-1) in place of the transitional ones."""
    for transitional, strict in _STRICT:
        data = data.replace(transitional, strict)
    return data


def short(name: str) -> str:
    """`uri local`, as the parser says, -> `local` in our own namespaces, `r:local` and the like, else `{uri}local`."""
    uri, found, local = name.rpartition(" ")
    if not found:
        return name
    known = _SHORT.get(uri)
    return f"{{{uri}}}{local}" if known is None else known + local
