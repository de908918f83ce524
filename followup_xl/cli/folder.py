"""Writing several files into a folder."""

from collections.abc import Mapping
from pathlib import Path

from followup_xl.cli.files import write_new
from followup_xl.i18n import Catalog
from followup_xl.model.errors import CannotWriteError


def write_into(folder: Path, contents: Mapping[str, bytes], catalog: Catalog) -> None:
    """Write files by name, each in one step; the folder is made where it is missing. Raises ``CannotWriteError``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWriteError(file=str(folder), reason=error.strerror or str(error)) from error
    for name, content in contents.items():
        write_new(folder / name, content, catalog, replace=True)
