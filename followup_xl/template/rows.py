"""The default rows of the Settings tables, in the words of the book's language; their codes: model/defaults.py."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, Final, TypeAlias

from followup_xl.i18n import LANGUAGES
from followup_xl.model.columns import Column, Kind
from followup_xl.model.defaults import DEFAULT_ROWS, WEEKENDS
from followup_xl.model.rules import Options
from followup_xl.model.settings import OPTION_FAMILIES
from followup_xl.model.tables import TABLES
from followup_xl.validate.settings_text import FIELD_FAMILIES, YES_NO_FIELDS

from .texts import Texts

Row: TypeAlias = Mapping[str, str | int | float | None]

COUNTRIES: Final = {"fa": "IR", "ro": "RO"}
"""The country of a team by its language, where the language says it."""
_TEXT_COLUMNS: Final = {
    "tblGroups": ("groups", "group", "who"),
    "tblStops": ("stops", "stop", "when"),
    "tblMarkers": ("markers", "marker", "question"),
}


def options_for(language: str, country: str | None = None, weekend: str | None = None) -> Options:
    """The options of a fresh book.

    The country defaults to that of the language, the weekend to that of the country; the week starts on Saturday in
    Iran and on Monday elsewhere (DOMAIN section 10). Days without a year in the notes are Persian in Iran.
    """
    country = country or COUNTRIES.get(language, Options().country)
    iran = country == "IR"
    return Options(
        language=language,
        country=country,
        weekend=weekend or _weekends().get(country, "sat-sun"),
        week_start="sat" if iran else "mon",
        calendar="jalali" if iran and language == "fa" else "gregorian",
    )


def _weekends() -> dict[str, str]:
    columns, rows = WEEKENDS
    country, weekend = columns.index("country"), columns.index("weekend")
    return {str(row[country]): str(row[weekend]) for row in rows}


def default_rows(texts: Texts, options: Options) -> dict[str, list[Row]]:
    """The rows of every Settings table that has defaults, each row by column id."""
    rows = {name: [_worded(name, row, texts) for row in _codes(name)] for name in DEFAULT_ROWS}
    rows["tblOptions"] = option_rows(texts, options)
    rows["tblPlaybook"] = _playbook_rows(texts)
    return rows


def _codes(name: str) -> Sequence[Row]:
    columns, rows = DEFAULT_ROWS[name]
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _worded(name: str, row: Row, texts: Texts) -> Row:
    words = dict(worded(name, row, texts))
    if name in _TEXT_COLUMNS:
        group, code, column = _TEXT_COLUMNS[name]
        words[column] = texts.row_text(group, str(row[code]))
    if name == "tblSegments":
        words["limit"] = _limit(str(row["field"]), row["limit"], texts)
    return words


def worded(name: str, row: Row, texts: Texts) -> Row:
    """A row of any table, given as codes by column id, in the words of the book."""
    return {column.id: _word(column, row[column.id], texts) for column in TABLES[name].columns if column.id in row}


def _word(column: Column, value: Any, texts: Texts) -> Any:  # noqa: ANN401  # a cell holds text, a number or nothing
    if value is None:
        return None
    if column.kind is Kind.CODE:
        return texts.label(column.family, value)
    if column.kind is Kind.CODES:
        return texts.labels(column.family, value)
    return texts.country(value) if column.id == "country" else value


def _limit(field: str, limit: Any, texts: Texts) -> Any:  # noqa: ANN401  # a cell holds text, a number or nothing
    family = "yes_no" if field in YES_NO_FIELDS else FIELD_FAMILIES.get(field)
    if not isinstance(limit, str):
        return limit
    return texts.labels(family, limit) if family else texts.label("option", limit)


def option_rows(texts: Texts, options: Options) -> list[Row]:
    """Every option with its setting and its meaning."""
    return [_option_row(texts, field.name, getattr(options, field.name)) for field in fields(Options)]


def _option_row(texts: Texts, name: str, value: Any) -> Row:  # noqa: ANN401  # a setting is text or a number
    code = name.replace("_", "-")
    if name in OPTION_FAMILIES:
        value = texts.label(OPTION_FAMILIES[name], value)
    elif name == "country":
        value = texts.country(value)
    return {"option": texts.label("option", code), "setting": value, "meaning": texts.row_text("options", code)}


def _playbook_rows(texts: Texts) -> list[Row]:
    """The lines of every language, those of the book first: a team may speak more than one."""
    order = sorted(LANGUAGES, key=lambda language: language != texts.language)
    return [
        {
            "for": texts.label("situation", line["for"]),
            "language": texts.label("language", language),
            "line": line["line"],
            "play": line["play"] or None,
        }
        for language in order
        for line in texts.playbook(language)
    ]
