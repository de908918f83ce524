"""Text columns of Settings that hold codes or countries: shown in the language of the book, read as codes."""

from collections.abc import Callable
from typing import Final

import pandas as pd

from followup_xl.model.book import Source
from followup_xl.model.issues import Severity
from followup_xl.model.ports import Translator
from followup_xl.model.settings import OPTION_FAMILIES, split_codes
from followup_xl.model.text import fold
from followup_xl.validate.findings import Findings, Problem
from followup_xl.validate.rows import by_row

FIELD_FAMILIES: Final = {
    "group": "group",
    "market": "market",
    "product-kind": "kind",
    "potential": "potential",
    "outcome": "outcome",
    "status": "status",
    "cadence": "cadence",
    "topic": "topic",
    "last-topic": "topic",
}
YES_NO_FIELDS: Final = frozenset(
    {"owner-novice", "promise-passed", "ask-for-a-decision", "expert-missing", "never-touched", "fast-not-bought"}
)
_PER_CENT: Final = 100


def decode_options(options: pd.DataFrame, translator: Translator) -> pd.DataFrame:
    """``tblOptions`` with settings as codes, ISO countries and plain numbers; what is not recognised stays."""
    pairs = zip(options["option"], options["setting"], strict=True)
    return options.assign(setting=[_setting(option, setting, translator) for option, setting in pairs])


def _setting(option: str, setting: str, translator: Translator) -> str:
    family = OPTION_FAMILIES.get(option.replace("-", "_"))
    if family is not None:
        return translator.code(family, setting) or setting
    if option == "country":
        return translator.country(setting) or setting
    return _number_text(setting)


def _number_text(text: str) -> str:
    plain = fold(text).strip()
    if not plain.endswith("%"):
        return plain
    try:
        return str(float(plain.removesuffix("%")) / _PER_CENT)
    except ValueError:
        return text


def decode_limits(segments: pd.DataFrame, translator: Translator) -> pd.DataFrame:
    """``tblSegments`` with the limits of coded fields, and options that stand for a number, as codes."""
    pairs = zip(segments["field"], segments["limit"], strict=True)
    return segments.assign(limit=[_limit(field, limit, translator) for field, limit in pairs])


def _limit(field: str, limit: str, translator: Translator) -> str:
    family = "yes_no" if field in YES_NO_FIELDS else FIELD_FAMILIES.get(field)
    if family is None:
        return translator.code("option", limit) or _number_text(limit)
    return ", ".join(translator.code(family, part) or part for part in split_codes(limit))


def decode_countries(frame: pd.DataFrame, source: Source, translator: Translator, findings: Findings) -> pd.DataFrame:
    """The column ``country`` as ISO codes; an unknown country becomes "" and an issue."""
    iso = {text: translator.country(text) for text in frame["country"].unique() if text}
    unknown = frame["country"].map(lambda text: bool(text) and iso[text] is None).astype(bool)
    for row, text in by_row(frame.loc[unknown, "country"]):
        findings.cell(source, row, "country", Problem("unknown-country", Severity.ERROR, {"value": text}))
    return frame.assign(country=_mapped(frame["country"], lambda text: iso.get(text) or ""))


def _mapped(texts: pd.Series, change: Callable[[str], str]) -> pd.Series:
    return texts.map(change).astype("str")
