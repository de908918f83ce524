"""The words of the languages: labels, headers and sentences, and the recognition of what people wrote in any of them.

A language is a folder under ``locale``. Its files are read when their words are first asked for.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Final

from .i18n_format import Manner, SentenceFormatter, plural_form

LANGUAGES: Final = ("en", "fa", "ro")
FALLBACK: Final = "en"
_FILE_OF: Final = {
    "format": "format",
    "labels": "labels",
    "countries": "countries",
    "why": "why",
    "report": "report",
    "issue": "issues",
    "cli": "cli",
    "excel": "excel",
    "adopt": "adopt",
    "help": "help",
    "batch": "batch",
    "undo": "doctor",
    "doctor": "doctor",
    "agenda": "agenda",
    "handover": "handover",
    "import": "import",
    "duplicates": "duplicates",
    "sharing": "sharing",
    "refusal": "cli",
    "options": "settings",
    "groups": "settings",
    "stops": "settings",
    "markers": "settings",
    "playbook": "settings",
    "segments": "settings",
}


@cache
def read_words(language: str, file: str) -> Mapping[str, Any]:
    """One file of a language's folder, without its ending; read once a process."""
    text = files("followup_xl").joinpath("locale", language, f"{file}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def load(language: str = FALLBACK, calendar: str = "gregorian", *, native_digits: bool = True) -> "Catalog":
    """The catalog of a language; one that is not there becomes English.

    ``calendar`` (``gregorian`` or ``jalali``) is how dates are written, ``native_digits`` whether in the language's
    own digits.
    """
    return Catalog(language if language in LANGUAGES else FALLBACK, calendar, native_digits=native_digits)


def folded(text: str) -> str:
    """What is compared when people's words are recognised: letters and digits in one spelling, nothing else."""
    from .model.text import fold  # noqa: PLC0415  # brings numpy, which a mere --help does not need

    return "".join(char for char in fold(text) if char.isalnum())


class Catalog:
    """The words of one language; what it recognises, it recognises in every language, its own first."""

    def __init__(self, language: str, calendar: str = "gregorian", *, native_digits: bool = True) -> None:
        self.language = language
        self.calendar = calendar
        self._native_digits = native_digits
        self._codes: dict[str, dict[str, str]] = {}
        self._columns: dict[str, dict[str, str]] = {}

    @cached_property
    def formatter(self) -> SentenceFormatter:
        """How this language writes dates and numbers."""
        manner = Manner.of(read_words(self.language, "format")["format"])
        return SentenceFormatter(manner, self.calendar, native_digits=self._native_digits)

    @property
    def comma(self) -> str:
        """What stands between the members of a list, with its blank."""
        return self.formatter.manner.comma

    def label(self, family: str, code: str) -> str:
        """The label of a code; the code itself when the family has no label for it.

        The family ``country`` has the names of countries by their ISO codes.
        """
        return _first(_labels(self.language, family).get(code, code))

    def code(self, family: str, text: str) -> str | None:
        """The code that a label in any language stands for."""
        if family not in self._codes:
            self._codes[family] = _index(self._code_words(family))
        return self._codes[family].get(folded(text))

    def _code_words(self, family: str) -> Iterator[tuple[str, str]]:
        codes = legal_codes(family)
        for language in self._order:
            yield from ((word, code) for code in codes for word in _all(_labels(language, family).get(code)))
            if language == self.language:
                yield from ((code, code) for code in codes)

    @property
    def _order(self) -> tuple[str, ...]:
        return (self.language, *(language for language in LANGUAGES if language != self.language))

    def sheet(self, sheet: str) -> str:
        """The title of a sheet by its canonical id."""
        return str(read_words(self.language, "tables")["sheets"].get(sheet, sheet))

    def header(self, table: str, column: str) -> str:
        """The header of a column in this language."""
        return str(read_words(self.language, "tables")[table][column]["label"])

    def column(self, table: str, header: str) -> str | None:
        """The column that a header or an alias in any language stands for."""
        if table not in self._columns:
            self._columns[table] = _index(self._column_words(table))
        return self._columns[table].get(folded(header))

    def _column_words(self, table: str) -> Iterator[tuple[str, str]]:
        columns = [read_words(language, "tables").get(table, {}) for language in self._order]
        yield from ((words["label"], column) for table_words in columns for column, words in table_words.items())
        yield from (
            (alias, column)
            for table_words in columns
            for column, words in table_words.items()
            for alias in (column, *words.get("aliases", ()))
        )

    def country(self, text: str) -> str | None:
        """The ISO code of a country given as a code or as a name in any language."""
        return self._countries.get(folded(text))

    @cached_property
    def _countries(self) -> dict[str, str]:
        tables = [read_words(language, "countries")["countries"] for language in self._order]
        codes = ((code, code) for code in tables[0])
        names = ((name, code) for table in tables for code, names in table.items() for name in _all(names))
        return _index((*codes, *names))

    def text(self, key: str, **params: object) -> str:
        """The sentence of a dotted key with its placeholders filled; the count ``n`` chooses its plural form.

        Raises:
            KeyError: no language file has the key, or a placeholder has no value.
        """
        found = self._sentence(key)
        if isinstance(found, Mapping):
            found = found.get(plural_form(self.formatter.manner.plural, params.get("n")), found["other"])
        return self.formatter.fill(str(found), params)

    def has_text(self, key: str) -> bool:
        """Whether there is a sentence of that key."""
        try:
            return self._sentence(key) is not None
        except KeyError:
            return False

    def _sentence(self, key: str) -> Any:  # noqa: ANN401  # a sentence, or its plural forms
        top, *path = key.split(".")
        words = read_words(self.language, _FILE_OF[top])[top]
        for step in path:
            words = words[step]
        return words


def legal_codes(family: str) -> tuple[str, ...]:
    """The codes of a family, the keys of ``tblOptions`` for the family ``option``."""
    if family == "option":
        from .model.settings import option_codes  # noqa: PLC0415  # brings pandas

        return option_codes()
    from .model.codes import FAMILIES  # noqa: PLC0415  # kept beside the other branch

    return FAMILIES[family]


def _labels(language: str, family: str) -> Mapping[str, Any]:
    if family == "country":
        names: Mapping[str, Any] = read_words(language, "countries")["countries"]
        return names
    labels: Mapping[str, Any] = read_words(language, "labels")["labels"].get(family, {})
    return labels


def _index(words: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Folded words with what they stand for; the first meaning of a word holds."""
    found: dict[str, str] = {}
    for word, meaning in words:
        found.setdefault(folded(word), meaning)
    found.pop("", None)
    return found


def _first(words: str | list[str]) -> str:
    return words if isinstance(words, str) else words[0]


def _all(words: str | list[str] | None) -> list[str]:
    if words is None:
        return []
    return [words] if isinstance(words, str) else words
