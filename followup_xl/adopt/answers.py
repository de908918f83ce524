"""What people say about their list: read from a file for ``--map``, or typed on a terminal."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from followup_xl.adopt.dictionary import solid
from followup_xl.adopt.region import Region
from followup_xl.compute.words.orders import ORDERS
from followup_xl.i18n import Catalog
from followup_xl.model.book import column_letters
from followup_xl.model.columns import Column, Kind, Owner
from followup_xl.model.errors import UsageError
from followup_xl.model.tables import LEADS


class MapError(UsageError):
    """A file for ``--map`` says something that cannot be."""

    code: ClassVar[str] = "usage"


@dataclass(frozen=True, slots=True)
class Answers:
    """``columns``: a heading or letters of a column by our column id; ``orders``: the order of dates by column id.

    ``sheet`` and ``header_row`` (1-based) say where the list is; "" and None where they do not.
    """

    sheet: str = ""
    header_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    orders: Mapping[str, str] = field(default_factory=dict)
    file: str = ""


def read_answers(path: Path, catalog: Catalog) -> Answers:
    """Read a file for ``--map``: ``sheet``, ``header_row``, ``[columns]`` and ``[dates]``. Raises ``MapError``."""
    try:
        words = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise _refused(catalog, "map-unreadable", path.name, reason=error) from error
    columns = {_meaning(name, path, catalog): str(text) for name, text in _table(words, "columns").items()}
    orders = {_meaning(name, path, catalog): str(order) for name, order in _table(words, "dates").items()}
    for order in orders.values():
        if order not in ORDERS:
            raise _refused(catalog, "map-order", path.name, value=order, legal=", ".join(ORDERS))
    row = words.get("header_row")
    return Answers(str(words.get("sheet", "")), row if isinstance(row, int) else None, columns, orders, path.name)


def _table(words: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = words.get(name, {})
    return table if isinstance(table, dict) else {}


def _meaning(name: str, path: Path, catalog: Catalog) -> str:
    found = meaning_of(name, catalog)
    if found is None:
        legal = ", ".join(column.id for column in adoptable())
        raise _refused(catalog, "map-meaning", path.name, value=name, legal=legal)
    return found


def meaning_of(name: str, catalog: Catalog) -> str | None:
    """The id of one of our columns by its id or its heading in any language, None where it is none of them."""
    legal = {column.id for column in adoptable()}
    return name if name in legal else next((c for c in [catalog.column("tblLeads", name)] if c in legal), None)


def adoptable() -> tuple[Column, ...]:
    """Our columns that somebody's column can be."""
    return tuple(column for column in LEADS.owned_by(Owner.PEOPLE) if column.kind is not Kind.LINK)


def given_columns(answers: Answers, region: Region, catalog: Catalog) -> dict[int, str]:
    """The meaning of sheet columns that the answers settle. Raises ``MapError`` for a column that is not there."""
    places: dict[str, int] = {}
    for column in region.columns:
        places.setdefault(column_letters(column).casefold(), column)
    for column in region.columns:
        places[solid(region.sheet.heading(region.box.min_row, column))] = column
    found = {}
    for name, text in answers.columns.items():
        place = places.get(solid(text))
        if place is None:
            raise _refused(catalog, "map-column", answers.file, value=text)
        found[place] = name
    return found


def _refused(catalog: Catalog, code: str, file: str, **params: object) -> MapError:
    return MapError(reason=catalog.text(f"adopt.refusal.{code}", map=file, **params))
