"""Segment tags from ``tblSegments``: field, test, limit; ANDed within a number, ORed across (DOMAIN section 9)."""

from collections.abc import Callable, Mapping
from typing import Final

import pandas as pd

from followup_xl.model.issues import Issue, Severity
from followup_xl.model.rules import Options, Rules, SegmentRule
from followup_xl.model.settings import split_codes
from followup_xl.model.text import key

from .values import per_value, text

_NUMBER_TESTS: Final[Mapping[str, Callable[[pd.Series, float], pd.Series]]] = {
    "at-least": pd.Series.ge,
    "at-most": pd.Series.le,
    "more-than": pd.Series.gt,
    "less-than": pd.Series.lt,
}

COMPARED: Final = frozenset({"revenue-share", "revenue-class"})
"""Fields that compare a lead with the whole book."""


def comparing(rules: Rules) -> tuple[SegmentRule, ...]:
    """All rows of the tags that look at such a field."""
    tags = {rule.tag for rule in rules.segments if rule.field in COMPARED}
    return tuple(rule for rule in rules.segments if rule.tag in tags)


def computed_tags(fields: Mapping[str, pd.Series], leads: pd.Index, rules: Rules) -> tuple[pd.DataFrame, list[Issue]]:
    """One bool column a tag of ``tblSegments``, in the order of its rows; a bad limit is an Issue.

    ``fields`` holds one Series a legal field: numbers (NaN for unknown, which passes no test), text, or for ``topic``
    the topics joined with ", ".
    """
    alternatives: dict[str, dict[int, pd.Series]] = {}
    issues = []
    for rule in rules.segments:
        passed = _passes(rule, fields[rule.field], rules.options)
        if passed is None:
            issues.append(Issue("segment-limit", Severity.ERROR, None, {"tag": rule.tag, "limit": rule.limit}))
            passed = pd.Series(data=False, index=leads)
        groups = alternatives.setdefault(rule.tag, {})
        groups[rule.any_] = groups[rule.any_] & passed if rule.any_ in groups else passed
    columns = {tag: pd.concat(list(groups.values()), axis=1).any(axis=1) for tag, groups in alternatives.items()}
    return pd.DataFrame(columns, index=leads), issues


def _passes(rule: SegmentRule, values: pd.Series, options: Options) -> pd.Series | None:
    """Which leads pass one row; None when the limit is no number, nor an option that is one, where one is needed."""
    if rule.test in _NUMBER_TESTS:
        try:
            limit = float(getattr(options, rule.limit.replace("-", "_"), rule.limit))
        except ValueError:
            return None
        return _NUMBER_TESTS[rule.test](pd.to_numeric(values, errors="coerce"), limit)
    return _text_test(rule, values)


def _text_test(rule: SegmentRule, values: pd.Series) -> pd.Series:
    plain = per_value(text(values).astype(str), _plain)
    limits = {_plain(limit) for limit in split_codes(rule.limit)}
    if rule.test in {"empty", "filled"}:
        return plain.eq("") == (rule.test == "empty")
    if rule.test in {"has", "has-not"}:
        held = per_value(plain, lambda held: any(limit in held for limit in limits))
        return held if rule.test == "has" else ~held
    found = plain.isin(limits)
    return ~found if rule.test == "is-not" else found


def _plain(value: str) -> str:
    return key(value.removesuffix(".0"))


def by_hand(tags: pd.DataFrame, typed: pd.Series) -> pd.DataFrame:
    """``Tags (mine)`` adds a tag, ``-tag`` removes one; a tag of the book's own becomes a column of its own."""
    result = tags.copy()
    for index, words in typed[typed.ne("")].items():
        for word in split_codes(str(words)):
            name = word.removeprefix("-")
            if name not in result:
                result[name] = False
            result.loc[index, name] = not word.startswith("-")
    return result


def joined(tags: pd.DataFrame) -> pd.Series:
    """The tags of each lead, joined with a comma and a space, in the order of the columns."""
    names = pd.Series("", index=tags.index, dtype="object")
    for tag in tags.columns:
        names = names.mask(tags[tag].astype(bool), names + f", {tag}")
    return names.str.removeprefix(", ")
