"""Data goes one way: the import contracts of pyproject.toml hold."""

from tests.support.runner import lint


def test_import_contracts_hold() -> None:
    assert lint("import contracts") == 0
