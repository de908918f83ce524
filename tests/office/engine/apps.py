"""The program: one LibreOffice, the books open in it, the messages it would have shown."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from tests.office.engine.base import base_classes
from tests.office.engine.books import Book, same_file
from tests.office.engine.values import ErrorValue

ALERTS: Final = "followup test alert"
"""The property of a document that keeps the messages shown while it was active."""


class LibreOffice:
    """The engine; ``calls`` counts what would each be a call to Excel in another process.

    ``homes`` are the sheets of tables (by name, from 0) of each document.
    """

    name = "libreoffice"
    type = "desktop"

    def __init__(self, apps: "Apps") -> None:
        self.apps = apps
        self.calls: Counter[str] = Counter()
        self.homes: defaultdict[str, dict[str, int]] = defaultdict(dict)
        apps.engine = self

    @staticmethod
    def prepare_xl_data_element(value: object, _options: object) -> object:
        """A value on its way in; nothing is an empty text, as in Excel."""
        return "" if value is None else value

    @staticmethod
    def clean_value_data(
        data: Sequence[Sequence[Any]],
        datetime_builder: Callable[..., Any],
        empty_as: object,
        number_builder: Callable[[float], Any] | None,
        err_to_str: bool,  # noqa: FBT001  # the signature is xlwings'
    ) -> list[list[Any]]:
        """Values on their way out."""

        def clean(value: Any) -> Any:  # noqa: ANN401  # whatever a cell holds
            if isinstance(value, ErrorValue):
                return str(value) if err_to_str else None
            if isinstance(value, dt.datetime):
                return datetime_builder(
                    year=value.year, month=value.month, day=value.day,
                    hour=value.hour, minute=value.minute, second=value.second, microsecond=0, tzinfo=None,
                )  # fmt: skip
            if isinstance(value, float) and number_builder:
                return number_builder(value)
            return empty_as if value is None else value

        return [[clean(value) for value in row] for row in data]


class Apps(base_classes.Apps):  # type: ignore[misc]  # the base has no types
    """All programs: the one LibreOffice."""

    engine: LibreOffice

    def __init__(self, desktop: Any) -> None:  # noqa: ANN401  # UNO objects have no types here
        self.app = App(self, desktop)

    def keys(self) -> list[int]:
        return [self.app.pid]

    def __iter__(self) -> Iterator["App"]:
        yield self.app

    def __len__(self) -> int:
        return 1

    def __getitem__(self, pid: int) -> "App":
        return self.app


class App(base_classes.App):  # type: ignore[misc]  # the base has no types
    """LibreOffice as Excel's application."""

    version = "16.0"
    pid = 1
    screen_updating = True
    calculation = "automatic"
    api: Any = None

    def __init__(self, apps: Apps, desktop: Any) -> None:  # noqa: ANN401  # UNO objects have no types here
        self.apps = apps
        self.desktop = desktop
        self.api = desktop

    @property
    def engine(self) -> LibreOffice:
        return self.apps.engine

    @property
    def books(self) -> "Books":
        return Books(self)

    @property
    def selection(self) -> Any:  # noqa: ANN401  # a Range, or None
        return self.books.active.selection

    def activate(self, steal_focus: bool = False) -> None:  # noqa: FBT001, FBT002  # the signature is xlwings'
        """There is only one; nothing has to come to the front."""

    def calculate(self) -> None:
        self.books.active.api.calculate()

    def alert(self, prompt: str, title: str, buttons: str, mode: str, callback: str) -> str:
        """Keep the message in the document, since nobody sits in front of a headless program."""
        del title, buttons, mode, callback
        kept = self.books.active.api.DocumentProperties.UserDefinedProperties
        if kept.PropertySetInfo.hasPropertyByName(ALERTS):
            kept.setPropertyValue(ALERTS, kept.getPropertyValue(ALERTS) + "\n" + prompt)
        else:
            kept.addProperty(ALERTS, 128, prompt)
        return "ok"


def alerts(document: Any) -> list[str]:  # noqa: ANN401  # UNO objects have no types here
    """The messages shown over a document so far."""
    kept = document.DocumentProperties.UserDefinedProperties
    return kept.getPropertyValue(ALERTS).split("\n") if kept.PropertySetInfo.hasPropertyByName(ALERTS) else []


class Books(base_classes.Books):  # type: ignore[misc]  # the base has no types
    """The spreadsheets open in LibreOffice."""

    app: Any = None

    def __init__(self, app: App) -> None:
        self.app = app

    def _all(self) -> list[Book]:
        found, components = [], self.app.desktop.getComponents().createEnumeration()
        while components.hasMoreElements():
            document = components.nextElement()
            if document.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
                found.append(Book(self.app, document))
        return found

    def __iter__(self) -> Iterator[Book]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def __call__(self, key: int | str) -> Book:
        if isinstance(key, int):
            return self._all()[key - 1]
        for book in self._all():
            if book.name.casefold() == key.casefold():
                return book
        raise KeyError(key)

    @property
    def active(self) -> Book:
        current = self.app.desktop.getCurrentComponent()
        books = self._all()
        return next((book for book in books if current and same_file(book.api, current)), books[0])
