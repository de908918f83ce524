"""A workbook: its sheets and its names."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlparse

from tests.office.engine.base import base_classes
from tests.office.engine.ranges import Range
from tests.office.engine.tables import Tables

_ADDRESS: Final = re.compile(r"\$?(?P<sheet>'(?:[^']|'')+'|[^'.]+)\.(?P<cells>\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)")


def same_file(one: Any, other: Any) -> bool:  # noqa: ANN401  # UNO objects have no types here
    """Whether two documents are one."""
    return bool(one.RuntimeUID == other.RuntimeUID) if hasattr(other, "RuntimeUID") else False


class Book(base_classes.Book):  # type: ignore[misc]  # the base has no types
    """An open spreadsheet."""

    app: Any = None
    api: Any = None

    def __init__(self, app: Any, document: Any) -> None:  # noqa: ANN401  # UNO objects have no types here
        self.app = app
        self.api = document

    @property
    def fullname(self) -> str:
        return unquote(urlparse(self.api.URL).path)

    @property
    def name(self) -> str:
        return Path(self.fullname).name

    @property
    def sheets(self) -> "Sheets":
        return Sheets(self)

    @property
    def names(self) -> "Names":
        return Names(self)

    @property
    def selection(self) -> Range | None:
        chosen = self.api.CurrentSelection
        if chosen is None or not hasattr(chosen, "RangeAddress"):
            return None
        address = chosen.RangeAddress
        first, last = (address.StartRow + 1, address.StartColumn + 1), (address.EndRow + 1, address.EndColumn + 1)
        return Range(self.sheets(address.Sheet + 1), first, last)

    def activate(self) -> None:
        self.api.CurrentController.Frame.activate()

    def save(self, path: str | None = None, password: str | None = None) -> None:
        del path, password
        self.api.store()


class Sheets(base_classes.Sheets):  # type: ignore[misc]  # the base has no types
    """The sheets of a book, hidden ones too."""

    api: Any = None

    def __init__(self, book: Book) -> None:
        self.book = book
        self.api = book.api.Sheets

    @property
    def active(self) -> "Sheet":
        return Sheet(self.book, self.book.api.CurrentController.ActiveSheet)

    def __call__(self, key: int | str) -> "Sheet":
        self.book.app.engine.calls["sheet"] += 1
        found = self.api.getByIndex(key - 1) if isinstance(key, int) else self.api.getByName(key)
        return Sheet(self.book, found)

    def __len__(self) -> int:
        return int(self.api.Count)

    def __iter__(self) -> Iterator["Sheet"]:
        return (self(number) for number in range(1, len(self) + 1))


class Sheet(base_classes.Sheet):  # type: ignore[misc]  # the base has no types
    """One sheet."""

    book: Any = None
    api: Any = None

    def __init__(self, book: Book, sheet: Any) -> None:  # noqa: ANN401  # UNO objects have no types here
        self.book = book
        self.api = sheet

    @property
    def name(self) -> str:
        return str(self.api.Name)

    @property
    def index(self) -> int:
        return int(self.api.RangeAddress.Sheet) + 1

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def cells(self) -> Range:
        return Range(self, (1, 1), (1_048_576, 1_024))

    def range(self, arg1: Any, arg2: Any = None) -> Range:  # noqa: ANN401  # an address, a place or a Range
        return Range(self, arg1, arg2)

    def activate(self) -> None:
        self.book.api.CurrentController.setActiveSheet(self.api)


class Names(base_classes.Names):  # type: ignore[misc]  # the base has no types
    """The names of a book that stand for cells."""

    api: Any = None

    def __init__(self, book: Book) -> None:
        self.book = book
        self.api = book.api.NamedRanges

    def __len__(self) -> int:
        return int(self.api.Count)

    def __call__(self, key: int | str) -> "Name":
        found = self.api.getByIndex(key - 1) if isinstance(key, int) else self.api.getByName(key)
        return Name(self.book, found)

    def __iter__(self) -> Iterator["Name"]:
        return (self(number) for number in range(1, len(self) + 1))

    def snapshot(self) -> list[tuple[str, "Name"]]:
        """Every name with its object, as the engines of Excel read them: all texts in one call."""
        self.book.app.engine.calls["names"] += 1
        return [(name, Name(self.book, self.api.getByName(name))) for name in self.api.ElementNames]

    def contains(self, key: str) -> bool:
        return bool(self.api.hasByName(key))


class Name(base_classes.Name):  # type: ignore[misc]  # the base has no types
    """One name."""

    api: Any = None

    def __init__(self, book: Book, name: Any) -> None:  # noqa: ANN401  # UNO objects have no types here
        self.book = book
        self.api = name

    @property
    def name(self) -> str:
        self.book.app.engine.calls["name"] += 1
        return str(self.api.Name)

    @property
    def refers_to(self) -> str:
        """The cells as Excel writes them: ``=Leads!$A$4``."""
        self.book.app.engine.calls["name"] += 1
        place = _ADDRESS.fullmatch(self.api.Content)
        return f"={place['sheet']}!{place['cells']}" if place else f"={self.api.Content}"

    @property
    def refers_to_range(self) -> Range:
        self.book.app.engine.calls["name"] += 1
        address = self.api.ReferredCells.RangeAddress
        first, last = (address.StartRow + 1, address.StartColumn + 1), (address.EndRow + 1, address.EndColumn + 1)
        return Range(self.book.sheets(address.Sheet + 1), first, last)
