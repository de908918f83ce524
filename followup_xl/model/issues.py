"""A data problem as a row: what the tool could not read or does not believe, with its cell. Never an exception."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Severity(StrEnum):
    """``ERROR``: the value was not used. ``ASK``: a person has to decide. ``NOTE``: used as told, good to know."""

    ERROR = "error"
    ASK = "ask"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Where:
    """A place in the workbook: the sheet's name as shown, and a cell such as ``F12`` ("" for the whole sheet)."""

    sheet: str
    cell: str = ""

    def __str__(self) -> str:
        """``Leads!F12``, with the sheet quoted where Excel needs it."""
        plain = self.sheet.isascii() and self.sheet.isidentifier()
        sheet = self.sheet if plain else "'" + self.sheet.replace("'", "''") + "'"
        return f"{sheet}!{self.cell}" if self.cell else sheet


@dataclass(frozen=True, slots=True)
class Issue:
    """One problem.

    ``code`` is the key of its three sentences (``issue.<code>.what``, ``.why``, ``.mend``) in the locale files and
    ``params`` fill their placeholders.
    """

    code: str
    severity: Severity
    where: Where | None = None
    params: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def needs_a_person(self) -> bool:
        """True when somebody should act on it; decides exit code 1."""
        return self.severity is not Severity.NOTE
