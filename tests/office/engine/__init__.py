"""An engine for xlwings over a running LibreOffice: what the product uses, as Excel behaves."""

import os

import xlwings

from tests.office.bridge import connect
from tests.office.engine.apps import Apps, LibreOffice

__all__ = ["LibreOffice", "register"]


def register(pipe: str = "") -> LibreOffice:
    """Make LibreOffice the active engine of xlwings; ``pipe`` is by default the one the environment names."""
    engine = LibreOffice(Apps(connect(pipe or os.environ["FOLLOWUP_TEST_PIPE"])))
    xlwings.engines.add(xlwings.main.Engine(impl=engine))
    xlwings.engines["libreoffice"].activate()
    return engine
