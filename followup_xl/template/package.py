"""The finished book as bytes that are the same at every build."""

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Final

from openpyxl import Workbook

MADE: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""The day that stands in the file as its creation; the real one would differ between two builds."""
_MODIFIED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_FIRST_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)


def to_bytes(book: Workbook) -> bytes:
    """Save a book without anything of the clock in it."""
    book.properties.creator = "followup_xl"
    book.properties.created = MADE.replace(tzinfo=None)
    saved, packed = BytesIO(), BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in parts.namelist():
            target.writestr(_entry(name), _timeless(name, parts.read(name)))
    return packed.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _FIRST_ZIP_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _timeless(name: str, part: bytes) -> bytes:
    if name != "docProps/core.xml":
        return part
    return _MODIFIED.sub(rb"\g<1>" + MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), part)
