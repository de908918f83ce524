"""Conversion by group, market, source and owner, each rate with its interval (DOMAIN section 10)."""

from typing import Final

import numpy as np
import pandas as pd

from followup_xl.model.codes import GROUPS, MARKETS
from followup_xl.model.outcome import Section

from .cohort import Cohort
from .wilson import share, wilson

DIMENSIONS: Final = (
    ("group", "group", GROUPS),
    ("market", "market", MARKETS),
    ("source", "", ()),
    ("owner", "", ()),
)
"""Column of the lead, family of its codes ("" for the book's own words), values that always have a row."""


def section(cohort: Cohort) -> Section:
    """The rows of ``tblConversion``; the group's rows come first and are always the same number, for the chart."""
    tables = [by_dimension(cohort, *dimension) for dimension in DIMENSIONS]
    return Section("conversion", "tblConversion", pd.concat(tables, ignore_index=True))


def by_dimension(cohort: Cohort, column: str, family: str, always: tuple[str, ...]) -> pd.DataFrame:
    """One row a value of ``column``: counts, conversion and win rate with their Wilson intervals, and a remark.

    Values that always have a row stand in their own order and are followed by the unnamed one; others by the number of
    their leads.
    """
    counts = pd.crosstab(cohort.leads[column], cohort.leads["result"])
    counts = counts.reindex(columns=["open", "won", "lost"], fill_value=0)
    order = [*always, ""] if always else _by_size(counts)
    table = rates(counts.reindex(order, fill_value=0))
    few = table["leads"] < cohort.rules.options.report_min_leads
    head = pd.DataFrame(
        {
            "by": "",
            "by_key": f"report.dimension.{column}",
            "value": table.index,
            "value_family": family,
            "value_key": np.where(table.index == "", "report.unnamed", ""),
        },
        index=table.index,
    )
    return head.join(table).assign(remark="", remark_key=np.where(few, "report.too-few", ""))


def _by_size(counts: pd.DataFrame) -> list[str]:
    ranked = counts.sum(axis=1).sort_index().sort_values(ascending=False, kind="stable")
    return [str(value) for value in ranked.index]


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
