"""Every word of the workbook in one language: headers, hints, labels, titles and the texts of the default rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from followup_xl.i18n import LANGUAGES, load, read_words
from followup_xl.model.settings import split_codes
from followup_xl.model.tables_report import SECTION_OF


class Texts:
    """The words of ``language``. Raises ``ValueError`` for a language that has no folder."""

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no such language: {language}")
        self.language = language
        self._catalog = load(language)

    def sheet(self, sheet: str) -> str:
        """The title of a sheet."""
        return self._catalog.sheet(sheet)

    def header(self, table: str, column: str) -> str:
        """The header of a column."""
        return self._catalog.header(table, column)

    def hint(self, table: str, column: str) -> str:
        """The short input hint of a column."""
        return str(read_words(self.language, "tables")[table][column]["hint"])

    def label(self, family: str, code: str) -> str:
        """The label of a code, "" for ""."""
        return self._catalog.label(family, code) if code else ""

    def labels(self, family: str, joined: str) -> str:
        """The labels of several codes, joined like the codes."""
        return self._catalog.comma.join(self.label(family, code) for code in split_codes(joined))

    def country(self, code: str) -> str:
        """The name of a country by its ISO code; the code itself when it has no name."""
        names: Sequence[str] = read_words(self.language, "countries")["countries"].get(code, (code,))
        return names[0]

    def title(self, table: str) -> str:
        """The title above a table."""
        if table in SECTION_OF:
            return self._catalog.text(f"report.title.{SECTION_OF[table]}")
        return str(self._settings["titles"][table]["title"])

    def about(self, table: str) -> str:
        """The sentence that says what a table is for."""
        if table in SECTION_OF:
            return self._catalog.text(f"report.about.{SECTION_OF[table]}")
        return str(self._settings["titles"][table]["about"])

    def chart(self, section: str) -> str:
        """The title of a section's chart."""
        return self._catalog.text(f"report.chart.{section}")

    def word(self, key: str) -> str:
        """A word of the sheets that belongs to no table, for instance ``chart``."""
        return str(self._settings["sheet"][key])

    def row_text(self, group: str, code: str) -> str:
        """The text of a default row: the meaning of an option, who is in a group, when a stop is chosen."""
        return str(next(iter(self._settings[group][code].values())))

    def playbook(self, language: str) -> Sequence[Mapping[str, str]]:
        """The default opening lines of ``language``, each with ``for``, ``line`` and ``play``."""
        lines: Sequence[Mapping[str, str]] = read_words(language, "settings")["playbook"]
        return lines

    @property
    def _settings(self) -> Mapping[str, Any]:
        return read_words(self.language, "settings")
