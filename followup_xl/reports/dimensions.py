"""What leads are divided by: for each dimension the counts of open, won and lost leads of each of its values."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pandas as pd

from followup_xl.model.codes import GROUPS, KINDS, MARKETS, POTENTIALS

from .cohort import Cohort

RESULTS: Final = ["open", "won", "lost"]

_COLUMNS: Final = (
    ("group", "group", GROUPS),
    ("market", "market", MARKETS),
    ("source", "", ()),
    ("owner", "", ()),
    ("product", "", ()),
    ("product_kind", "kind", KINDS),
    ("potential", "potential", POTENTIALS),
    ("cadence", "cadence", ()),
    ("country", "", ()),
)
"""Column of the lead, family of its codes ("" for the book's own words), values in their own order."""
CHARTED: Final = "group"
"""The dimension whose every value has a row, also without a lead: a chart stands on its rows."""


@dataclass(frozen=True)
class Dimension:
    """``counts`` has a row a value and the columns of ``RESULTS``; ``overlaps`` says that a lead may be in several.

    ``by_rule`` are values whose leads are stopped by a rule, ``circular`` values computed from the outcome.
    """

    name: str
    family: str
    counts: pd.DataFrame
    overlaps: bool = False
    by_rule: frozenset[str] = frozenset()
    circular: frozenset[str] = frozenset()


def dimensions(cohort: Cohort) -> Iterator[Dimension]:
    """Every dimension of DOMAIN section 10, the group first and the segment tags last."""
    for column, family, always in _COLUMNS:
        counts = pd.crosstab(cohort.leads[column], cohort.leads["result"]).reindex(columns=RESULTS, fill_value=0)
        counts = counts.reindex([*always, ""] if always else _by_size(counts), fill_value=0)
        if column != CHARTED:
            counts = counts[counts.sum(axis=1) > 0]
        yield Dimension(column, family, counts, by_rule=_by_rule(column, cohort), circular=_left_on_answer(column))
    yield _tags(cohort)


def _by_size(counts: pd.DataFrame) -> list[str]:
    ranked = counts.sum(axis=1).sort_index().sort_values(ascending=False, kind="stable")
    return [str(value) for value in ranked.index]


def _by_rule(column: str, cohort: Cohort) -> frozenset[str]:
    """Groups that are not followed up and low potential stop a lead, so losing them says nothing."""
    if column == "group":
        return frozenset(rule.group for rule in cohort.rules.groups if not rule.follow_up)
    return frozenset({"low"} if column == "potential" else ())


def _left_on_answer(column: str) -> frozenset[str]:
    """A lead leaves the cadence of a cold letter with its first answer."""
    return frozenset({"mail-then-call"} if column == "cadence" else ())


def _tags(cohort: Cohort) -> Dimension:
    tags = cohort.outcome.tags.loc[cohort.leads.index].astype("int64")
    results = pd.get_dummies(cohort.leads["result"], dtype="int64").reindex(columns=RESULTS, fill_value=0)
    counts = pd.DataFrame(tags.to_numpy().T @ results.to_numpy(), index=tags.columns, columns=RESULTS)
    counts = counts[counts.sum(axis=1) > 0]
    circular = frozenset(rule.tag for rule in cohort.rules.segments if rule.from_outcome)
    return Dimension("tag", "tag", counts.loc[_by_size(counts)], overlaps=True, circular=circular)
