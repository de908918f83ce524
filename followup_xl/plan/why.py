"""The sentence beside a due date: which rule gave it, with its numbers (DOMAIN section 4)."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from followup_xl.model.ports import Translator


def why_sentences(why: pd.DataFrame, translator: Translator) -> pd.Series:
    """The sentence of each lead from the columns of ``Outcome.why``; rows that are alike are put into words once."""
    known: dict[tuple[object, ...], str] = {}
    names = list(why.columns)
    sentences = []
    for row in why.itertuples(index=False, name=None):
        if row not in known:
            known[row] = _sentence(dict(zip(names, row, strict=True)), translator)
        sentences.append(known[row])
    return pd.Series(sentences, index=why.index, dtype="str")


def _sentence(row: Mapping[str, Any], translator: Translator) -> str:
    if not row["rule"]:
        return ""
    params = {
        "k": row["k"],
        "n": row["days"],
        "to": row["norm_to"],
        "words": row["reason"],
        "norm": _norm(row, translator),
        "gap": _gap(row, translator),
        "contact": _phrase("contact", row["channel"], translator) or translator.text("why.contact.other"),
        "step": _phrase("step", str(row["k"]), translator),
        "stop": _phrase("stop", row["reason"], translator) or translator.label("outcome", row["reason"]),
        "since": _day(row["since"]),
        "on": _day(row["on"]),
    }
    sentence = translator.text(f"why.{_key(row)}", **params)
    if not row["roll"]:
        return sentence
    return sentence + " " + translator.text("why.roll." + row["roll"], **params)


def _key(row: Mapping[str, Any]) -> str:
    """The rule, or its form for a reason in people's own words."""
    with_words = {"promise": "promise-words", "parked": "parked-because"}
    return with_words.get(row["rule"], row["rule"]) if row["reason"] else str(row["rule"])


def _norm(row: Mapping[str, Any], translator: Translator) -> str:
    if not row["norm_to"]:
        return ""
    return translator.text("why.part.norm", **{"from": row["norm_from"], "to": row["norm_to"]})


def _gap(row: Mapping[str, Any], translator: Translator) -> str:
    least, most = row["days"], row["days_at_most"]
    if most > least:
        return translator.text("why.part.window", least=least, most=most)
    return translator.text("why.part.gap", n=least) if least else translator.text("why.part.same-day")


def _phrase(part: str, code: str, translator: Translator) -> str:
    """A phrase of the group ``why.<part>``; "" when the language has none for this code."""
    try:
        return translator.text(f"why.{part}.{code}") if code else ""
    except KeyError:
        return ""


def _day(value: Any) -> object:  # noqa: ANN401  # a timestamp or NaT
    return "" if pd.isna(value) else value.date()
