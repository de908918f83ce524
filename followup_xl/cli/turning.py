"""What turning a workbook to another language takes: the words of both languages, the labels of its codes."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from followup_xl.i18n import LANGUAGES, Catalog, folded, load
from followup_xl.model.codes import FAMILIES
from followup_xl.model.settings import OPTION_FAMILIES
from followup_xl.model.tables import LEADS
from followup_xl.plan.relabel import relabel
from followup_xl.store.face import Turn, turn_face
from followup_xl.store.face_parts import Look
from followup_xl.store.face_words import FaceWords, face_words
from followup_xl.store.file import FileStore
from followup_xl.template import build_with_reviews
from followup_xl.template.looks import DATES, PLAIN_DATE, Looks
from followup_xl.template.rows import options_for
from followup_xl.template.texts import Texts
from followup_xl.validate import peek
from followup_xl.validate.options import option_settings

IN_FORMULAS: Final = ("block", "severity", "status")
"""Families whose labels stand in conditional formats."""
FOLLOWING: Final = ("calendar", "week_start")
"""Options whose default goes with the language and the country; one that somebody changed stays."""
_FEWEST_OPTION: Final = "report-min-leads"


def turn_to(path: Path, language: str) -> Path | None:
    """Turn the workbook to ``language``; returns the backup, None where it is in that language already.

    Raises:
        FollowupError: the workbook cannot be read or written; it stands as it was.
    """
    raw = FileStore(path).read()
    written, calendar = peek(raw, load("en"))
    if written == language:
        return None
    options = {"language": language, **followed(option_settings(raw, load("en")), written, language)}
    labels = relabel(raw, load(language), Texts(language).country, options, _is_label)
    jalali = options.get("calendar", calendar) == "jalali"
    return turn_face(path, Turn(words(written, language), labels, look(written), look(language), jalali))


def followed(settings: Mapping[str, str], old: str, new: str) -> dict[str, str]:
    """Settings that go with the language: the new code of each that a fresh book in the old one has as it is here."""
    country = load("en").country(settings.get("country", "")) or None
    before, after = options_for(old, country), options_for(new, country)
    codes = {option: load("en").code(OPTION_FAMILIES[option], settings.get(_spelt(option), "")) for option in FOLLOWING}
    return {_spelt(name): getattr(after, name) for name in FOLLOWING if codes[name] == getattr(before, name)}


def _spelt(option: str) -> str:
    return option.replace("_", "-")


def _is_label(family: str, code: str, text: str) -> bool:
    return folded(text) in _labels(family, code)


@cache
def _labels(family: str, code: str) -> frozenset[str]:
    return frozenset(folded(load(language).label(family, code)) for language in LANGUAGES)


def words(old: str, new: str) -> FaceWords:
    """The words of one language with those of another."""
    found = face_words(build_with_reviews(old), build_with_reviews(new), _literals(Texts(old), Texts(new)))
    headers = {**found.headers, LEADS.name: {**found.headers[LEADS.name], **_added(load(old), load(new))}}
    return replace(found, headers=headers)


def _literals(old: Texts, new: Texts) -> dict[str, str]:
    """Words in formulas: labels in conditional formats, the arrow of links, the option a name looks for."""
    labels = {old.label(f, code): new.label(f, code) for f in IN_FORMULAS for code in FAMILIES[f]}
    few = {old.label("option", _FEWEST_OPTION): new.label("option", _FEWEST_OPTION)}
    return {**labels, **few, old.word("arrow"): new.word("arrow")}


def _added(old: Catalog, new: Catalog) -> dict[str, str]:
    """Headings of columns that adoption added beside others of the same name."""
    return {_added_heading(old, column): _added_heading(new, column) for column in LEADS.by_id}


def _added_heading(catalog: Catalog, column: str) -> str:
    return catalog.text("adopt.added", label=catalog.header(LEADS.name, column))


def look(language: str) -> Look:
    """How a language looks."""
    looks = Looks(language)
    name, size = looks.font
    return Look(looks.rtl, name, size, DATES.get(language, PLAIN_DATE))
