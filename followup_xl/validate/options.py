"""The two options that must be known before anything else is read: the language and the calendar of the book."""

from typing import NamedTuple

from followup_xl.compute.words.readings import Calendar
from followup_xl.model.book import RawBook
from followup_xl.model.ports import Translator
from followup_xl.model.rules import Options
from followup_xl.validate.texts import text_of


class Chrome(NamedTuple):
    """How a book is written: ``language`` (``en``, ``fa``, ``ro``) and ``calendar`` (``gregorian``, ``jalali``)."""

    language: str
    calendar: Calendar


def peek(raw: RawBook, translator: Translator) -> Chrome:
    """The language and calendar that ``tblOptions`` names, in whatever language it does."""
    found = option_settings(raw, translator)
    defaults = Options()
    language = translator.code("language", found.get("language", "")) or defaults.language
    calendar = translator.code("calendar", found.get("calendar", "")) or defaults.calendar
    return Chrome(language, "jalali" if calendar == "jalali" else "gregorian")


def option_settings(raw: RawBook, translator: Translator) -> dict[str, str]:
    """The texts of all settings by the code of their option, whatever language they are in."""
    table = raw.tables.get("tblOptions")
    found: dict[str, str] = {}
    if table is not None:
        columns = [
            id_ or translator.column("tblOptions", head) for id_, head in zip(table.ids, table.headers, strict=True)
        ]
        for row in table.rows:
            cells = dict(zip(columns, row, strict=True))
            option = translator.code("option", text_of(cells.get("option"))) or ""
            found[option] = text_of(cells.get("setting"))
    return found
