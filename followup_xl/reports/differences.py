"""Per dimension, whether its differences in conversion fit chance (DOMAIN section 10)."""

from typing import Final

import pandas as pd

from followup_xl.model.outcome import Section

from .chi_square import SURE, Difference, compare
from .cohort import Cohort
from .dimensions import Dimension, dimensions

CERTAIN: Final = 0.001
"""A smaller p is not spelled out."""


def section(cohort: Cohort) -> Section:
    """The rows of ``tblDifferences``: one a dimension, with the test and its sentence."""
    least = cohort.rules.options.report_min_leads
    rows = [_row(dimension, _compared(cohort, dimension, least)) for dimension in dimensions(cohort)]
    return Section("differences", "tblDifferences", pd.DataFrame(rows))


def _compared(cohort: Cohort, dimension: Dimension, least: int) -> Difference | None:
    counts = dimension.counts[~dimension.counts.index.isin(dimension.circular | dimension.by_rule)]
    if dimension.overlaps:
        return _most_different(counts, cohort.leads["result"], least)
    return compare(counts["won"], counts.sum(axis=1), least)


def _most_different(counts: pd.DataFrame, results: pd.Series, least: int) -> Difference | None:
    """The tag that differs most from the leads without it; its p times the number of tags (Bonferroni's bound)."""
    won, leads = results.eq("won").sum(), len(results)
    pairs = [
        compare(pd.Series([tag["won"], won - tag["won"]]), pd.Series([tag.sum(), leads - tag.sum()]), least)
        for _, tag in counts[counts.sum(axis=1) >= least].iterrows()
    ]
    found = [pair for pair in pairs if pair is not None]
    if not found:
        return None
    best = min(found, key=lambda pair: pair.p)
    return Difference(len(found), leads, best.statistic, best.degrees, min(1.0, best.p * len(found)))


def _row(dimension: Dimension, found: Difference | None) -> dict[str, object]:
    row: dict[str, object] = {"by": "", "by_key": f"report.dimension.{dimension.name}", "verdict": ""}
    if found is None:
        return {**row, "verdict_key": "report.difference.too-few", "verdict_params": {}}
    kind = "chance" if found.p >= SURE else "real" if found.p >= CERTAIN else "certain"
    scope = "tags" if dimension.overlaps else "parts"
    return {
        **row,
        "parts": found.parts,
        "leads": found.leads,
        "chi_square": found.statistic,
        "degrees": found.degrees,
        "p": found.p,
        "verdict_key": f"report.difference.{kind}-{scope}",
        "verdict_params": {"p": found.p, "n": found.parts},
    }
