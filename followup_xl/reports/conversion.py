"""Conversion by every dimension, each rate with its interval (DOMAIN section 10)."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
import pandas as pd

from followup_xl.model.outcome import Section

from .cohort import Cohort
from .dimensions import Dimension, Flags, dimensions
from .wilson import share, wilson

LEAK: Final = 20
"""A tag whose odds of winning differ from the other leads' by this factor was hardly set before the outcome (house)."""


def section(cohort: Cohort) -> Section:
    """The rows of ``tblConversion``: counts, rates with their Wilson intervals, and a remark for each value.

    The group's rows come first and are always the same number, for the chart.
    """
    found = dimensions(cohort)
    table = rates(pd.concat([dimension.counts for dimension in found])).reset_index(names="value")
    few = table["leads"].lt(cohort.rules.options.report_min_leads)
    table = table.assign(
        by="",
        by_key=_each(found, [f"report.dimension.{dimension.name}" for dimension in found]),
        value_family=_each(found, [dimension.family for dimension in found]),
        value_key=pd.Series("", index=table.index).mask(table["value"].eq(""), "report.unnamed"),
        bar_up=table["conversion_to"] - table["conversion"],
        bar_down=table["conversion"] - table["conversion_from"],
        remark="",
        remark_key=pd.Series("", index=table.index).mask(few, "report.remark.too-few"),
    )
    for key, flags in _reasons(cohort, found, few.to_numpy()):
        table["remark_key"] = table["remark_key"].mask(flags, key)
    return Section("conversion", "tblConversion", table)


def _each(found: Sequence[Dimension], words: list[str]) -> list[str]:
    """A word of each dimension, for each of its rows."""
    return [word for dimension, word in zip(found, words, strict=True) for _ in range(len(dimension.counts))]


def _reasons(cohort: Cohort, found: Sequence[Dimension], few: Flags) -> Iterator[tuple[str, Flags]]:
    """What else to think of before believing a row; the last that applies is said."""
    last = found[-1]
    leak = np.zeros(len(few), dtype=bool)
    leak[len(few) - len(last.counts) :] = leaks(last.counts, cohort.leads["result"])
    yield "report.remark.leak", leak & ~few
    yield "report.remark.by-rule", np.concatenate([d.counts.index.isin(d.by_rule) for d in found])
    yield "report.remark.circular", np.concatenate([d.counts.index.isin(d.circular) for d in found])


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
