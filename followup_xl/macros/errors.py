"""What the builder of macros refuses."""

from followup_xl.model.errors import CannotWriteError, UsageError


class NoBuilderError(UsageError):
    """The extra packages that build macros are not installed."""

    code = "no-macro-builder"


class NoXlwingsError(UsageError):
    """xlwings, whose module the macros call, is not installed."""

    code = "no-macro-builder"


class SheetTakenError(CannotWriteError):
    """The workbook has a sheet xlwings.conf that is not ours to write into."""

    code = "cannot-write"
