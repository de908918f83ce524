"""Do the macros in the workbook fit the installed program? They carry the version they were made with."""

from typing import Final

from followup_xl import __version__
from followup_xl.excel.desk import Desk

VERSION: Final = "fx.macros"
"""The name whose text is the version of the macros, for instance ``="0.1.0"``."""


def macros_version(desk: Desk) -> str:
    """The version that the workbook's macros were made with, "" where it has none."""
    names = desk.book.names
    return str(names[VERSION].refers_to or "").lstrip("=").strip('"') if VERSION in names else ""


def misfit(desk: Desk) -> str:
    """The sentence that asks for new macros, "" where they fit or there are none."""
    found = macros_version(desk)
    if found in {"", __version__}:
        return ""
    return desk.words.text("excel.macros-differ", macros=found, installed=__version__)
