"""The rows that go back and forth, from a workbook as read."""

from collections.abc import Mapping

from followup_xl.model.book import RawBook, Source
from followup_xl.model.ports import Translator
from followup_xl.model.tables import TABLES
from followup_xl.sharing.rows import SHARED, Rows, read_rows
from followup_xl.validate.findings import Findings
from followup_xl.validate.headers import resolve


def shared_sources(raw: RawBook, translator: Translator) -> dict[str, Source]:
    """The tables that are handed out, with the places of their columns."""
    here = [name for name in SHARED if name in raw.tables]
    return {name: resolve(raw.tables[name], TABLES[name], translator, Findings()) for name in here}


def shared_rows(raw: RawBook, translator: Translator) -> Mapping[str, Rows]:
    """The cells of people in the tables that are handed out."""
    return {name: read_rows(source, translator) for name, source in shared_sources(raw, translator).items()}
