"""Refusals: the tool says one sentence and leaves the file as it was. Data problems are ``Issue`` rows instead."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar, Final

EXIT_DONE: Final = 0
EXIT_ISSUES: Final = 1
EXIT_USAGE: Final = 2
EXIT_REFUSED: Final = 3
EXIT_BUG: Final = 70


class FollowupError(Exception):
    """Root of every refusal.

    ``code`` is the key of the sentence in ``locale/<lang>/messages.toml`` (``refusal.<code>``), ``params`` fill its
    placeholders, ``exit_code`` is what the command line ends with.
    """

    code: ClassVar[str] = "refused"
    exit_code: ClassVar[int] = EXIT_REFUSED

    def __init__(self, message: str = "", **params: object) -> None:
        super().__init__(message or (self.__doc__ or "").strip())
        self.params: Mapping[str, object] = MappingProxyType(params)


class NotAWorkbookError(FollowupError):
    """The file is not a workbook this tool can edit."""

    code = "not-a-workbook"


class LockedError(FollowupError):
    """The workbook is open in another program."""

    code = "locked"


class ChangedOnDiskError(FollowupError):
    """The workbook changed on disk after it was read."""

    code = "changed-on-disk"


class UnsafePlanError(FollowupError):
    """The plan would change much more than a usual day does; ``--force`` applies it all the same."""

    code = "unsafe-plan"


class NoLeadsTableError(FollowupError):
    """The workbook has no table tblLeads."""

    code = "no-leads-table"


class CannotWriteError(FollowupError):
    """The workbook cannot be written: read-only, no room, or no right to write."""

    code = "cannot-write"


class UsageError(FollowupError):
    """The command was called with an argument it cannot use."""

    code = "usage"
    exit_code = EXIT_USAGE
