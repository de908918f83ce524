"""Workbooks for the tests, each built once a session."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from followup_xl.template.book import build_with

_BUILT: Final[dict[str, bytes]] = {}


def built(language: str, rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> bytes:
    """The workbook of a language with rows (by table name, each row by column id) as bytes."""
    key = f"{language} {dict(rows)!r}"
    if key not in _BUILT:
        _BUILT[key] = build_with(rows, language)
    return _BUILT[key]
