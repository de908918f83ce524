"""``followup doctor --excel``: which Python the buttons of a workbook run, and whether everything fits."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from followup_xl import __version__
from followup_xl.i18n import Catalog
from followup_xl.macros.set_up import set_up
from followup_xl.macros.settings_sheet import INTERPRETERS, XLWINGS, installed_xlwings
from followup_xl.model.errors import EXIT_DONE, EXIT_ISSUES
from followup_xl.store.refusals import refusals


def set_up_excel(path: Path, catalog: Catalog) -> int:
    """Write this computer's Python into the workbook, say what does not fit, and return the exit code.

    Raises:
        FollowupError: the workbook cannot be read or written.
    """
    with refusals(path):
        settings = set_up(path, sys.platform, sys.executable)
    wrong = list(_wrong(path, settings, catalog))
    said = [*(_told(catalog) if settings else ()), *(wrong or [catalog.text("excel.doctor.fits")])]
    click.echo("\n".join([path.name, *(f"  {line}" for line in said)]))
    return EXIT_ISSUES if wrong else EXIT_DONE


def _told(catalog: Catalog) -> Iterator[str]:
    if sys.platform not in INTERPRETERS:
        yield catalog.text("excel.doctor.no-excel")
        return
    yield catalog.text("excel.doctor.python-set", python=sys.executable)
    if sys.platform == "darwin":
        yield catalog.text("excel.doctor.mac")


def _wrong(path: Path, settings: dict[str, str], catalog: Catalog) -> Iterator[str]:
    if not settings:
        yield catalog.text("excel.doctor.no-macros", file=path.name)
        return
    installed, needed = installed_xlwings(), settings.get(XLWINGS, "")
    if not installed:
        yield catalog.text("excel.doctor.no-xlwings")
    elif needed != installed:
        yield catalog.text("excel.doctor.other-xlwings", needed=needed or "?", installed=installed)
    made_with = settings.get("FOLLOWUP_VERSION", "")
    if made_with != __version__:
        yield catalog.text("excel.doctor.other-macros", macros=made_with or "?", installed=__version__)
