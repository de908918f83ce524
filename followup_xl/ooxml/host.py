"""What a sheet needs of its workbook."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from .bookxml import BookXml
    from .cells import Codec
    from .package import Package
    from .sheet import Sheet
    from .tablexml import TableXml


class Host(Protocol):
    """What a sheet needs of its workbook."""

    package: Package

    def codec(self, prefix: bytes) -> Codec:
        """Values of cells in that namespace prefix."""

    def date_style(self, style: int, value: date) -> int:
        """The format in which a cell of this format shows a date."""

    @property
    def book(self) -> BookXml:
        """The workbook part."""

    @property
    def sheets(self) -> list[str]:
        """Names of all sheets with cells."""

    def __getitem__(self, name: str) -> Sheet:
        """A sheet by name."""

    def tables_on(self, sheet: str) -> list[TableXml]:
        """The tables of a sheet."""

    def formulas_changed(self) -> None:
        """Told when a formula came or went."""
