"""What a column of one of our tables is: its id, its canonical header, its kind of value and who owns its cells."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kind of value in a column; decides dtype, number format and how a cell is read.

    ``TEXT``, ``ID``, ``CODE`` and ``CODES`` become ``str`` ("" is empty), ``DATE`` becomes ``datetime64[s]`` (NaT is
    empty), the numbers become ``float64`` (NaN is empty).
    """

    ID = "id"
    TEXT = "text"
    DATE = "date"
    INTEGER = "integer"
    NUMBER = "number"
    SHARE = "share"
    CODE = "code"
    CODES = "codes"
    LINK = "link"

    @property
    def is_number(self) -> bool:
        """True for the kinds read as ``float64``."""
        return self in {Kind.INTEGER, Kind.NUMBER, Kind.SHARE}


class Owner(StrEnum):
    """Who writes the cells of a column. The tool never overwrites what people own."""

    PEOPLE = "people"
    TOOL = "tool"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    ``id`` is stable and appears in code, ``header`` is the canonical English header, ``family`` names the set of legal
    codes (see ``codes.py``) of a ``CODE`` or ``CODES`` column, ``width`` is in characters. ``open_codes`` marks a
    code column in which people may also write words of their own.
    """

    id: str
    header: str
    kind: Kind = Kind.TEXT
    owner: Owner = Owner.PEOPLE
    family: str = ""
    width: int = 14
    open_codes: bool = False


def people(
    header: str, kind: Kind = Kind.TEXT, family: str = "", *, width: int = 14, open_codes: bool = False
) -> Column:
    """A column that people fill in; its id is the header in snake case."""
    return Column(snake(header), header, kind, Owner.PEOPLE, family, width, open_codes)


def tool(header: str, kind: Kind = Kind.TEXT, family: str = "", *, width: int = 14) -> Column:
    """A column that the tool fills in; its id is the header in snake case."""
    return Column(snake(header), header, kind, Owner.TOOL, family, width)


def snake(header: str) -> str:
    """``Due (mine)`` -> ``due_mine``."""
    words = "".join(c if c.isalnum() else " " for c in header.lower()).split()
    return "_".join(words)
