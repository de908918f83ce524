"""Writing a new workbook."""

import os
import tempfile
from pathlib import Path

from followup_xl.i18n import Catalog
from followup_xl.model.errors import CannotWriteError, UsageError


def new_path(name: str, catalog: Catalog) -> Path:
    """The file of a new workbook; ``.xlsx`` is added where the name has no ending. Raises ``UsageError``."""
    path = Path(name)
    if path.suffix.lower() not in {"", ".xlsx"}:
        raise UsageError(reason=catalog.text("cli.wrong-suffix", suffix=path.suffix))
    return path if path.suffix else path.with_suffix(".xlsx")


def write_new(path: Path, content: bytes, catalog: Catalog, *, replace: bool) -> None:
    """Write a workbook in one step.

    Raises:
        UsageError: the file is there already and ``replace`` is false.
        CannotWriteError: the folder does not take it.
    """
    if path.exists() and not replace:
        raise UsageError(reason=catalog.text("cli.exists", file=path))
    try:
        _write(path, content)
    except OSError as error:
        raise CannotWriteError(file=str(path), reason=error.strerror or str(error)) from error


def _write(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        draft.chmod(0o644)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
