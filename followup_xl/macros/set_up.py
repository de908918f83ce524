"""Tells the macros of a workbook which Python of this computer they are to run."""

from pathlib import Path

from followup_xl.macros.settings_sheet import INTERPRETERS, read, write
from followup_xl.ooxml import Workbook


def set_up(path: Path, platform: str, python: str) -> dict[str, str]:
    """Write ``python`` into the workbook's settings for ``platform`` (``win32``, ``darwin``), if Excel runs there.

    Returns:
        The settings of the macros as they were, empty for a workbook without macros, which is left as it is.

    Raises:
        OoxmlError, OSError: the workbook cannot be read or written.
    """
    workbook = Workbook.open(path)
    settings = read(workbook)
    if settings and platform in INTERPRETERS:
        write(workbook, {INTERPRETERS[platform]: python})
        workbook.save()
    return settings
