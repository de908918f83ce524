"""The whole workbook from code."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from followup_xl.model.rules import Options
from followup_xl.model.tables import COMPANIONS, REVIEW_SHEETS, SHEETS, TABLES

from .fill import TableWriter
from .help import add_help
from .lists import add_lists
from .looks import Looks, add_styles
from .package import to_bytes
from .places import places
from .rows import default_rows, options_for
from .sheets import finish
from .texts import Texts

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def build(language: str = "en", country: str | None = None, weekend: str | None = None) -> bytes:
    """An empty workbook in ``language`` (``en``, ``fa``, ``ro``) with every sheet, table and default rule.

    ``country`` (ISO code) defaults to the country of the language, ``weekend`` (a code of the family ``weekend``) to
    that of the country. Two builds are equal byte for byte. Raises ``ValueError`` for a language that is not there.
    """
    return build_with({}, language, country, weekend)


def build_with_reviews(language: str) -> bytes:
    """Like ``build``, with the sheets that a workbook gets only when they have something to say."""
    return _built({}, Texts(language), options_for(language, None, None), (*SHEETS, *REVIEW_SHEETS))


def build_with(
    rows: Rows, language: str, country: str | None = None, weekend: str | None = None, texts: Texts | None = None
) -> bytes:
    """Like ``build``, with data: ``rows`` by table name, each row by column id, in the words of the language.

    Rows of a table that has defaults take their place. ``texts`` may say some words in another way.
    """
    return _built(rows, texts or Texts(language), options_for(language, country, weekend), SHEETS)


def _built(rows: Rows, texts: Texts, options: Options, sheets: Sequence[str]) -> bytes:
    looks, book = Looks(texts.language), Workbook()
    book.remove(book.worksheets[0])
    add_styles(book, looks)
    pages = {sheet_id: book.create_sheet(texts.sheet(sheet_id)) for sheet_id in sheets}
    add_lists(book, texts)
    found = {**default_rows(texts, options), **rows}
    placed = places({name: max(1, len(data)) for name, data in found.items()})
    for name, spec in TABLES.items():
        if spec.sheet in pages:
            TableWriter(book, pages[spec.sheet], placed[name], texts, looks).write(found.get(name, ()))
    finish(book, placed, texts, looks, sheets)
    for name, column in COMPANIONS:
        dimension = book[texts.sheet(TABLES[name].sheet)].column_dimensions[placed[name].letter(column)]
        dimension.hidden = options.calendar != "jalali"
    add_help(book, texts.language, looks)
    return to_bytes(book)


def write_template(path: Path) -> None:
    """Write the English template to ``path``."""
    path.write_bytes(build())
