"""Workbooks for the tests: made with openpyxl, or written part by part where openpyxl cannot."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

import openpyxl
from openpyxl.worksheet.table import Table, TableStyleInfo

from followup_xl.ooxml import Workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes openpyxl writes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def leads(rows: int = 4) -> openpyxl.Workbook:
    """A sheet `Leads` with the table tblLeads: ID, Name, Amount."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Leads"
    sheet.append(["ID", "Name", "Amount"])
    for number in range(1, rows + 1):
        sheet.append([f"L{number}", f"name {number}", number * 10])
    add_table(sheet, "tblLeads", f"A1:C{rows + 1}")
    return book


def add_table(sheet: object, name: str, ref: str) -> Table:
    table = Table(displayName=name, ref=ref, tableStyleInfo=TableStyleInfo(name="TableStyleMedium2"))
    sheet.add_table(table)  # type: ignore[attr-defined]
    return table


def package(sheet: str, more: Mapping[str, str] | None = None, workbook: str = "", strings: str = "") -> bytes:
    """A small workbook with one sheet, `Data`: the children of its `<worksheet>`, or the whole part."""
    whole = sheet if "worksheet" in sheet[:300] else f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>'
    shared = f'<sst xmlns="{MAIN}">{strings}</sst>'
    parts = {
        "[Content_Types].xml": (
            f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": links({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            f'<sheet name="Data" sheetId="1" r:id="rId1"/></sheets>{workbook}</workbook>'
        ),
        "xl/_rels/workbook.xml.rels": links(
            {"rId1": ("worksheet", "worksheets/sheet1.xml"), "rId2": ("sharedStrings", "sharedStrings.xml")}
        ),
        "xl/sharedStrings.xml": shared,
        "xl/worksheets/sheet1.xml": whole,
        **(more or {}),
    }
    return zipped(parts)


def links(targets: Mapping[str, tuple[str, str]]) -> str:
    """A .rels part: id -> (kind, target)."""
    pairs = [(key, f"{_OFFICE}/{kind}", target) for key, (kind, target) in targets.items()]
    inner = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in pairs)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def part(book: Workbook | bytes, name: str) -> str:
    """A part's text, as it would be written."""
    data = book if isinstance(book, bytes) else book.to_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def parts(data: bytes) -> dict[str, bytes]:
    """All parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def cell(book: Workbook | bytes, ref: str, name: str = "xl/worksheets/sheet1.xml") -> str:
    """The element of a cell as written; empty when there is none."""
    found = re.search(rf'<(\w+:)?c r="{ref}"[^>]*?(?:/>|>.*?</(\w+:)?c>)', part(book, name), re.DOTALL)
    return found[0] if found else ""


def loaded(book: Workbook) -> openpyxl.Workbook:
    """What openpyxl reads from what would be written."""
    return openpyxl.load_workbook(io.BytesIO(book.to_bytes()))


def rows(content: str, **more: str) -> Workbook:
    """An open workbook with those rows."""
    return Workbook.from_bytes(package(f"<sheetData>{content}</sheetData>", **more))  # type: ignore[arg-type]


def styles(*formats: str) -> dict[str, str]:
    """A styles part with a cell format per number format code, and the relationship to it."""
    codes = "".join(f'<numFmt numFmtId="{164 + i}" formatCode="{code}"/>' for i, code in enumerate(formats))
    xfs = "".join(f'<xf numFmtId="{164 + i}" fontId="0" fillId="0" borderId="0"/>' for i in range(len(formats)))
    links_ = {"rId1": ("worksheet", "worksheets/sheet1.xml"), "rId3": ("styles", "styles.xml")}
    return {
        "xl/_rels/workbook.xml.rels": links({**links_, "rId2": ("sharedStrings", "sharedStrings.xml")}),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{MAIN}"><numFmts count="{len(formats)}">{codes}</numFmts><fonts><font/></fonts>'
            f"<fills><fill><patternFill/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
            f'<cellXfs count="{1 + len(formats)}"><xf numFmtId="0"/>{xfs}</cellXfs>'
            '<cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
        ),
    }
