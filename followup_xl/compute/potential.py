"""Potential from the marker questions: low if any answer is low, high if half are high (DOMAIN section 8)."""

import pandas as pd

from followup_xl.model.rules import Marker, Rules

from .values import text


def potential(leads: pd.DataFrame, rules: Rules) -> pd.Series:
    """``low``, ``standard`` or ``high``; an empty cell is no answer, a lead without any answer is standard."""
    if not rules.markers:
        return pd.Series("standard", index=leads.index)
    grades = pd.DataFrame({marker.marker: _grade(leads, marker) for marker in rules.markers})
    high = (grades == "high").sum(axis=1) >= rules.options.high_potential_share * len(rules.markers)
    result = pd.Series("standard", index=leads.index).mask(high, "high")
    return result.mask((grades == "low").any(axis=1), "low")


def is_asked(leads: pd.DataFrame, rules: Rules) -> pd.Series:
    """Whether any marker question of the lead has an answer."""
    return (leads[[marker.marker for marker in rules.markers]] != "").any(axis=1)


def _grade(leads: pd.DataFrame, marker: Marker) -> pd.Series:
    meaning = {"yes": marker.yes, "unknown": marker.unknown, "no": marker.no}
    return text(leads[marker.marker].map(meaning))
