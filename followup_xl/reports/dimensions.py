"""What leads are divided by: for each dimension the counts of open, won and lost leads of each of its values."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from followup_xl.model.codes import GROUPS, KINDS, MARKETS, POTENTIALS

from .cohort import Cohort

Flags = npt.NDArray[np.bool_]
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
    ("country", "country", ()),
)
"""Column of the lead, family of its codes ("" for the book's own words), values in their own order."""
_CREDIT: Final = {"owner": "credit"}
"""A win or a loss counts for whoever had the lead then."""
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


@lru_cache(maxsize=1)
def dimensions(cohort: Cohort) -> tuple[Dimension, ...]:
    """Every dimension of DOMAIN section 10, the group first and the segment tags last."""
    results = _results(cohort)
    found = []
    for column, family, always in _COLUMNS:
        counts = _counts(cohort.leads[_CREDIT.get(column, column)], results)
        counts = counts.reindex([*always, ""] if always else _by_size(counts), fill_value=0)
        if column != CHARTED:
            counts = counts[counts.sum(axis=1) > 0]
        by_rule, circular = _by_rule(column, cohort), _left_on_answer(column)
        found.append(Dimension(column, family, counts, by_rule=by_rule, circular=circular))
    return (*found, _tags(cohort, results))


def _results(cohort: Cohort) -> Flags:
    """One column a result, in the order of ``RESULTS``."""
    return np.column_stack([cohort.leads["result"].eq(result).to_numpy() for result in RESULTS])


def _counts(values: pd.Series, results: Flags) -> pd.DataFrame:
    codes, names = pd.factorize(values)
    sums = [np.bincount(codes[flags], minlength=len(names)) for flags in results.T]
    return pd.DataFrame(dict(zip(RESULTS, sums, strict=True)), index=pd.Index(names, dtype="object"))


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


def _tags(cohort: Cohort, results: Flags) -> Dimension:
    tags = cohort.outcome.tags.loc[cohort.leads.index].astype("int64")
    sums = tags.to_numpy().T @ results.astype("int64")
    counts = pd.DataFrame(sums, index=pd.Index(tags.columns, dtype="object"), columns=RESULTS)
    counts = counts[counts.sum(axis=1) > 0]
    circular = frozenset(rule.tag for rule in cohort.rules.segments if rule.from_outcome)
    return Dimension("tag", "tag", counts.loc[_by_size(counts)], overlaps=True, circular=circular)
