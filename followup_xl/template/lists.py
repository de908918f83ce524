"""The drop-downs: a hidden sheet with one column of labels a family, each behind a hidden named range."""

from typing import Final

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from followup_xl.model.codes import FAMILIES
from followup_xl.model.columns import Column, Kind, Owner
from followup_xl.model.settings import OPTION_FAMILIES
from followup_xl.model.tables import TABLES

from .places import LISTS, Place
from .texts import Texts

LIVE: Final = {"owner": "tblTeam", "product": "tblProducts"}
"""Columns whose choices are what the manager typed into the column of the same id in a Settings table."""
_TITLE_LIMIT: Final = 32
_PROMPT_LIMIT: Final = 255


def list_name(family: str) -> str:
    """The defined name of a drop-down."""
    return f"fx.list.{family}"


def add_lists(book: Workbook, texts: Texts) -> None:
    """Write the hidden sheet and the names of every drop-down, those that follow a table included."""
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    for number, family in enumerate(_families(), 1):
        labels = [texts.label(family, code) for code in FAMILIES[family]]
        for row, text in enumerate((family, *labels), 1):
            sheet.cell(row, number, text)
        letter = get_column_letter(number)
        add_name(book, list_name(family), f"{LISTS}!${letter}$2:${letter}${len(labels) + 1}")
    for column, table in LIVE.items():
        add_name(book, list_name(column), f"{table}[{texts.header(table, column)}]")


def add_name(book: Workbook, name: str, target: str) -> None:
    """Add a hidden defined name."""
    book.defined_names[name] = DefinedName(name, attr_text=target, hidden=True)


def _families() -> list[str]:
    columns = (column for spec in TABLES.values() for column in spec.owned_by(Owner.PEOPLE))
    asked = {column.family for column in columns} | set(OPTION_FAMILIES.values())
    return sorted(asked & set(FAMILIES))


def hint(place: Place, column: Column, texts: Texts, family: str = "") -> DataValidation:
    """What a column asks for: a drop-down where its values are known, and a short hint in any case.

    ``family`` names the choices of cells that have others than their column. A word of one's own is refused only where
    the rules could not use it.
    """
    title, prompt = texts.header(place.spec.name, column.id), texts.hint(place.spec.name, column.id)
    source = list_name(family) if family else _source(place, column)
    strict = bool(family) or (column.kind is Kind.CODE and not column.open_codes and bool(source))
    return DataValidation(
        type="list" if source else None,
        formula1=f"={source}" if source else None,
        allow_blank=True,
        showErrorMessage=strict,
        showInputMessage=True,
        errorTitle=title[:_TITLE_LIMIT] if strict else None,
        error=prompt[:_PROMPT_LIMIT] if strict else None,
        promptTitle=title[:_TITLE_LIMIT],
        prompt=prompt[:_PROMPT_LIMIT],
    )


def _source(place: Place, column: Column) -> str:
    """The defined name of the choices of a column, "" for a free one and for one that nobody fills in."""
    if column.owner is Owner.TOOL:
        return ""
    if column.family in FAMILIES:
        return list_name(column.family)
    follows = column.id in LIVE and LIVE[column.id] != place.spec.name
    return list_name(column.id) if follows else ""
