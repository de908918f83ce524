"""Workbooks in memory, from rows given by column ids; headers as in a book of the language."""

from collections.abc import Mapping, Sequence

from followup_xl.i18n import load
from followup_xl.model.book import CellValue, RawBook, RawTable
from followup_xl.model.columns import Column
from followup_xl.model.defaults import DEFAULT_ROWS
from followup_xl.model.settings import split_codes
from followup_xl.model.tables import TABLES

Rows = Sequence[Mapping[str, CellValue]]


def raw_table(name: str, rows: Rows = (), language: str = "en") -> RawTable:
    """A table with all its columns."""
    columns = TABLES[name].columns
    headers = tuple(load(language).header(name, column.id) for column in columns)
    for row in rows:
        assert set(row) <= {column.id for column in columns}, f"{name} has no {set(row)}"
    values = tuple(tuple(row.get(column.id) for column in columns) for row in rows)
    return RawTable(name, TABLES[name].sheet, 3, 1, headers, ("",) * len(headers), values)


def raw_book(tables: Mapping[str, Rows] | None = None, language: str = "en", **options: CellValue) -> RawBook:
    """A book with every table; Settings are the default rows where ``tables`` gives none."""
    given = dict(tables or {})
    rows = {name: given.pop(name, default_rows(name, language)) for name in TABLES}
    assert not given, f"no such tables: {set(given)}"
    settings = {"language": language, **options}
    rows["tblOptions"] = [*rows["tblOptions"], *({"option": k, "setting": v} for k, v in settings.items())]
    return RawBook("Book", {name: raw_table(name, found, language) for name, found in rows.items()})


def default_rows(name: str, language: str = "en") -> Rows:
    """The default rows of a Settings table, its codes as labels."""
    if name not in DEFAULT_ROWS:
        return ()
    names, rows = DEFAULT_ROWS[name]
    columns = [TABLES[name].by_id[column] for column in names]
    return [{c.id: _shown(c, v, language) for c, v in zip(columns, row, strict=True)} for row in rows]


def _shown(column: Column, value: CellValue, language: str) -> CellValue:
    if not column.family or value is None:
        return value
    return ", ".join(load(language).label(column.family, code) for code in split_codes(str(value)))
