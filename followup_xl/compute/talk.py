"""The opening line: never a fixed script, it comes from the last conversation (DOMAIN section 7)."""

from typing import Final

import numpy as np
import pandas as pd

from followup_xl.model.rules import Rules

LANGUAGE_OF: Final = {"IR": "fa", "AF": "fa", "RO": "ro", "MD": "ro"}
"""The language of a lead by country; others are written to in English, domestic ones in the book's language."""

_AFTER: Final = ("win-back", "onboarding", "repeat")
_MOST_AFTER_NO: Final = 4


def situation(known: pd.DataFrame, why: pd.DataFrame) -> pd.Series:
    """The situation of each lead: what comes after a stop, the topic of the last talk, or an honest default."""
    after_no = "after-no-" + why["k"].clip(1, _MOST_AFTER_NO).astype(str)
    asks = known["tag_ask"]
    choices = [
        why["reason"].eq("after-no"),
        why["reason"].isin(_AFTER),
        known["last_touch"].isna(),
        known["last_topic"].ne(""),
        asks,
    ]
    picked = np.select(choices, [after_no, why["reason"], "first-contact", known["last_topic"], "close"], "default")
    return pd.Series(picked, index=known.index, dtype="object")


def languages(leads: pd.DataFrame, rules: Rules) -> pd.Series:
    """The language to write to each lead in."""
    country = leads["country"].where(leads["country"].ne("") | leads["market"].eq("export"), rules.options.country)
    domestic = leads["market"].ne("export")
    rest = pd.Series(np.where(domestic, rules.options.language, "en"), index=leads.index)
    spoken: pd.Series = country.map(LANGUAGE_OF)
    return spoken.where(spoken.notna(), rest)


def lines(situations: pd.Series, tongues: pd.Series, rules: Rules) -> pd.Series:
    """The line of each situation in its language, else in the book's, else the default one; "" without a playbook.

    Where several rows fit, the first one speaks.
    """
    book = {(row.for_, row.language): row.line for row in reversed(rules.playbook)}
    result = pd.Series("", index=situations.index, dtype="object")
    fallback = rules.options.language
    for what, tongue in ((situations, tongues), (situations, None), ("default", tongues), ("default", None)):
        asked = pd.DataFrame({"what": what, "tongue": fallback if tongue is None else tongue}, index=situations.index)
        found = pd.Series(
            [book.get(pair, "") for pair in asked.itertuples(index=False, name=None)], index=situations.index
        )
        result = result.where(result.ne(""), found)
    return result
