from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import xlwings

from tests.office.engine import LibreOffice, register
from tests.office.soffice import Soffice


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.office)


@pytest.fixture(scope="session")
def _soffice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Soffice]:
    office = Soffice(tmp_path_factory.mktemp("profile"))
    office.start()
    yield office
    office.stop()


@pytest.fixture
def soffice(_soffice: Soffice) -> Soffice:
    """A LibreOffice that answers, started again when a test before brought it down."""
    _soffice.ensure()
    return _soffice


@pytest.fixture
def engine(soffice: Soffice) -> LibreOffice:
    return register(soffice.pipe)


@pytest.fixture
def open_book(soffice: Soffice, engine: LibreOffice) -> Iterator[Callable[[Path], Any]]:
    """Open a file as an xlwings Book; it is closed, unsaved, after the test."""
    opened: list[Any] = []

    def open_(path: Path) -> xlwings.Book:
        opened.append(soffice.open(path))
        return xlwings.Book(impl=engine.apps.app.books(path.name))

    yield open_
    for document in opened:
        document.close(True)  # noqa: FBT003  # UNO knows no keywords
