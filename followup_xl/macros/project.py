"""The VBA project of a workbook, written by pyOpenVBA into a copy; what it changed is brought back part by part."""

import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from followup_xl.macros.errors import MissingExtraError
from followup_xl.macros.source import VBA
from followup_xl.ooxml import Workbook


def put_modules(workbook: Workbook, modules: Mapping[str, VBA]) -> None:
    """Put modules into the VBA project of a workbook, which gets one where it has none; other modules stay.

    Raises:
        MissingExtraError: pyOpenVBA is not installed.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsm"
        path.write_bytes(workbook.to_bytes())
        _edit(path, modules)
        with zipfile.ZipFile(path) as edited:
            for name in edited.namelist():
                workbook.package.put(name, edited.read(name))


def _edit(path: Path, modules: Mapping[str, VBA]) -> None:
    try:
        from pyopenvba import ExcelFile  # noqa: PLC0415  # comes with the extra "excel"
        from pyopenvba.vba import VBAModuleKind, split_attribute_header  # noqa: PLC0415  # the same
    except ModuleNotFoundError as error:
        raise MissingExtraError from error
    kinds = {False: VBAModuleKind.standard, True: VBAModuleKind.other}
    with ExcelFile(path) as book:
        if not book.has_vba_project():
            book.add_vba_project()
        project: Any = book.vba_project()
        known = {module.name.casefold(): module.body for module in project.modules}
        for name, module in modules.items():
            if known.get(name.casefold()) == split_attribute_header(module.text)[1]:
                continue
            if name.casefold() in known:
                project.delete_module(name)
            project.add_module(name, module.text, kind=kinds[module.is_class])
        book.save()
