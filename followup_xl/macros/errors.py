"""What the builder of macros refuses."""

from followup_xl.model.errors import UsageError


class MissingExtraError(UsageError):
    """The packages of the extra "excel", which macros are built with, are not installed."""
