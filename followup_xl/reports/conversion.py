"""Conversion by every dimension, each rate with its interval (DOMAIN section 10)."""

from typing import Final

import numpy as np
import pandas as pd

from followup_xl.model.outcome import Section

from .cohort import Cohort
from .dimensions import Dimension, dimensions
from .wilson import share, wilson

LEAK: Final = 20
"""A tag whose odds of winning differ from the other leads' by this factor was hardly set before the outcome (house)."""


def section(cohort: Cohort) -> Section:
    """The rows of ``tblConversion``; the group's rows come first and are always the same number, for the chart."""
    tables = [by_dimension(cohort, dimension) for dimension in dimensions(cohort)]
    return Section("conversion", "tblConversion", pd.concat(tables, ignore_index=True))


def by_dimension(cohort: Cohort, dimension: Dimension) -> pd.DataFrame:
    """One row a value: counts, conversion and win rate with their Wilson intervals, and a remark."""
    table = rates(dimension.counts)
    head = pd.DataFrame(
        {
            "by": "",
            "by_key": f"report.dimension.{dimension.name}",
            "value": table.index,
            "value_family": dimension.family,
            "value_key": np.where(table.index == "", "report.unnamed", ""),
        },
        index=table.index,
    )
    bars = {"bar_up": table["conversion_to"] - table["conversion"]}
    bars["bar_down"] = table["conversion"] - table["conversion_from"]
    return head.join(table).assign(remark="", remark_key=_remarks(cohort, dimension), **bars)


def _remarks(cohort: Cohort, dimension: Dimension) -> pd.Series:
    """What to think of before believing a row."""
    counts, values = dimension.counts, dimension.counts.index
    few = counts.sum(axis=1) < cohort.rules.options.report_min_leads
    remark = pd.Series("", index=values).mask(few, "report.remark.too-few")
    if dimension.overlaps:
        remark = remark.mask(~few & leaks(counts, cohort.leads["result"]), "report.remark.leak")
    remark = remark.mask(values.isin(dimension.by_rule), "report.remark.by-rule")
    return remark.mask(values.isin(dimension.circular), "report.remark.circular")


def leaks(counts: pd.DataFrame, results: pd.Series) -> pd.Series:
    """Which tags all but tell the outcome: odds ratio against the other leads, half added to each count.

    The half is Haldane's and Anscombe's (1956, Ann. Hum. Genet. 20:309; Biometrika 43:461).
    """
    won, leads = counts["won"], counts.sum(axis=1)
    other_won, others = results.eq("won").sum() - won, len(results) - leads
    odds = (won + 0.5) / (leads - won + 0.5)
    ratio = odds / ((other_won + 0.5) / (others - other_won + 0.5))
    return (ratio >= LEAK) | (ratio <= 1 / LEAK)


def rates(counts: pd.DataFrame) -> pd.DataFrame:
    """``leads``, ``open``, ``won``, ``lost`` and the rates of DOMAIN section 10 from counts of open, won and lost.

    Conversion is won / leads, win rate is won / (won + lost); both as fractions, NaN where nothing is to divide by.
    """
    table = pd.DataFrame({"leads": counts.sum(axis=1), **{name: counts[name] for name in ("open", "won", "lost")}})
    closed = table["won"] + table["lost"]
    for name, whole in (("conversion", table["leads"]), ("win_rate", closed)):
        table[name] = share(table["won"], whole)
        table[f"{name}_from"], table[f"{name}_to"] = wilson(table["won"], whole)
    return table
