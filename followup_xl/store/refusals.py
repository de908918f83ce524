"""What the library for workbooks refuses, as the refusals of the model."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from followup_xl.model.errors import (
    CannotWriteError,
    ChangedOnDiskError,
    FollowupError,
    LockedError,
    NotAWorkbookError,
)
from followup_xl.ooxml import errors as ooxml


class EncryptedError(NotAWorkbookError):
    """The workbook is protected by a password."""

    code = "encrypted"


class DamagedError(NotAWorkbookError):
    """The workbook is damaged."""

    code = "damaged"


class MissingFileError(NotAWorkbookError):
    """There is no such file, or it may not be read."""

    code = "missing-file"


class SignedError(CannotWriteError):
    """The workbook carries a digital signature."""

    code = "signed"


class DiskFullError(CannotWriteError):
    """There is no room on the disk."""

    code = "disk-full"


class CellInTheWayError(CannotWriteError):
    """A formula, a merged cell or other content stands where the tool has to write."""

    code = "cell-in-the-way"


class CannotSplitError(CannotWriteError):
    """Rows cannot be taken out of the workbook cleanly: ``cause`` says why, ``sheet`` where."""

    code = "cannot-split"


REFUSALS: Final[tuple[tuple[type[ooxml.OoxmlError], type[FollowupError]], ...]] = (
    (ooxml.Encrypted, EncryptedError),
    (ooxml.NotAWorkbook, NotAWorkbookError),
    (ooxml.DamagedPackage, DamagedError),
    (ooxml.UnsafePackage, DamagedError),
    (ooxml.DamagedPart, DamagedError),
    (ooxml.Locked, LockedError),
    (ooxml.ChangedOnDisk, ChangedOnDiskError),
    (ooxml.Signed, SignedError),
    (ooxml.DiskFull, DiskFullError),
    (ooxml.FormulaInTheWay, CellInTheWayError),
    (ooxml.MergedCell, CellInTheWayError),
    (ooxml.NoRoom, CellInTheWayError),
    (ooxml.CannotKeepRows, CannotSplitError),
    (ooxml.OoxmlError, CannotWriteError),
)
"""The first row that fits an error holds; the last fits all."""


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Turn errors about a file into one refusal with its name as ``file`` and the English words as ``reason``."""
    try:
        yield
    except ooxml.OoxmlError as error:
        kind = next(refusal for known, refusal in REFUSALS if isinstance(error, known))
        params = {name: value for name, value in error.data.items() if name != "path"}
        raise kind(str(error), **{"reason": str(error), **params, "file": path.name}) from error
    except OSError as error:
        raise MissingFileError(file=path.name, reason=error.strerror or str(error)) from error
