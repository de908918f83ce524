"""Compare two packages part by part, with nothing of the package under test: zipfile and lxml alone."""

from __future__ import annotations

import io
import posixpath
import re
import warnings
import zipfile
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

OWN = re.compile(
    r"(^|/)(workbook\d*\.xml|workbook\d*\.xml\.rels|sharedstrings\d*\.xml|styles\d*\.xml|calcchain\.xml|\[content_types\]\.xml)$"
)
RELATIONSHIP_ID = re.compile(
    r"\{http://(?:schemas\.openxmlformats\.org|purl\.oclc\.org/ooxml)/officeDocument/(?:2006/)?relationships\}"
)


def parts(path: Path) -> dict[str, bytes]:
    """All members by name."""
    with warnings.catch_warnings(), zipfile.ZipFile(path) as archive:
        warnings.simplefilter("ignore")
        return {info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()}


def lost(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """Parts that are gone; the order of calculation may go."""
    return [name for name in before if name not in after and not name.lower().endswith("calcchain.xml")]


def foreign_changed(before: dict[str, bytes], after: dict[str, bytes], edited: set[str]) -> list[str]:
    """Parts whose bytes differ although the edit had no business with them."""
    names = [n for n in before if n in after and before[n] != after[n]]
    return [n for n in names if n not in edited and not OWN.search(n.lower().replace("\\", "/"))]


def fold(name: str) -> str:
    """The name under which part names are equal."""
    return unquote(name.replace("\\", "/")).lstrip("/").lower()


def defects(found: dict[str, bytes]) -> set[str]:
    """Structural defects: ill-formed XML, relationships into nowhere, ids nobody declares, parts without a type."""
    known = {fold(n) for n in found}
    return {d for name, data in found.items() for d in part_defects(name, data, known, found)} | untyped(found)


def part_defects(name: str, data: bytes, known: set[str], found: dict[str, bytes]) -> list[str]:
    if not name.lower().endswith((".xml", ".rels")):
        return []
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except etree.XMLSyntaxError:
        return [f"{name}: not well-formed"]
    if name.lower().endswith(".rels"):
        return dangling(name, root, known)
    return undeclared(name, root, found)


def dangling(name: str, root: etree._Element, known: set[str]) -> list[str]:
    folder = posixpath.dirname(posixpath.dirname(name.replace("\\", "/").lstrip("/")))
    problems, ids = [], set()
    for relation in root:
        target = str(relation.get("Target", "")).replace("\\", "/").partition("#")[0]
        full = target if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if relation.get("TargetMode") != "External" and target and fold(full) not in known:
            problems.append(f"{name}: {relation.get('Id')} leads nowhere")
        if relation.get("Id") in ids:
            problems.append(f"{name}: {relation.get('Id')} occurs twice")
        ids.add(relation.get("Id"))
    return problems


def undeclared(name: str, root: etree._Element, found: dict[str, bytes]) -> list[str]:
    used = {str(v) for e in root.iter() for k, v in e.attrib.items() if RELATIONSHIP_ID.match(str(k)) and v}
    folder, file = posixpath.split(name)
    rels = found.get(posixpath.join(folder, "_rels", f"{file}.rels"), b"<x/>")
    declared = {str(r.get("Id")) for r in etree.fromstring(rels)}
    return [f"{name}: {i} is not declared" for i in sorted(used - declared)]


def untyped(found: dict[str, bytes]) -> set[str]:
    types = next((data for name, data in found.items() if name.lower() == "[content_types].xml"), b"<x/>")
    root = etree.fromstring(types)
    known = {fold(str(e.get("PartName"))) for e in root if e.get("PartName")}
    extensions = {str(e.get("Extension")).lower() for e in root if e.get("Extension")}
    names = [n for n in found if fold(n) != "[content_types].xml"]
    missing = {n for n in names if fold(n) not in known and n.rpartition(".")[2].lower() not in extensions}
    return {f"{n}: no content type" for n in missing} | {
        f"{k}: type of no part" for k in known - {fold(n) for n in found}
    }


def is_sheet(part: str) -> bool:
    """Whether it is a worksheet, by its name."""
    return part.lower().endswith(".xml") and "sheets/" in part.lower().replace("\\", "/")


def sheet_order(data: bytes) -> list[str]:
    """Rows and cells that are not in ascending order."""
    problems, last_row = [], 0
    for _, row in etree.iterparse(io.BytesIO(data), tag="{*}row", huge_tree=True):
        number = int(row.get("r") or last_row + 1)
        columns = [column(str(c.get("r"))) for c in row if c.get("r")]
        if number <= last_row or columns != sorted(set(columns)):
            problems.append(f"row {number}")
        last_row = number
        row.clear()
    return problems


def column(ref: str) -> int:
    number = 0
    for letter in re.match("[A-Za-z]+", ref)[0].upper():  # type: ignore[index]
        number = number * 26 + ord(letter) - 64
    return number
