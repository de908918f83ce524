"""Per dimension, whether its differences in conversion fit chance (DOMAIN section 10)."""

from typing import Final

import numpy as np
import pandas as pd

from followup_xl.model.outcome import Section

from .chi_square import SURE, Difference, Numbers, compare
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
    won, leads = counts["won"].to_numpy(dtype="float64"), counts.sum(axis=1).to_numpy(dtype="float64")
    if not dimension.overlaps:
        return compare(won, leads, least)
    results = cohort.leads["result"]
    return _most_different(won, leads, (float(results.eq("won").sum()), float(len(results))), least)


def _most_different(won: Numbers, leads: Numbers, whole: tuple[float, float], least: int) -> Difference | None:
    """The tag that differs most from the leads without it; its p times the number of tags (Bonferroni's bound).

    ``whole`` counts all wins and all leads.
    """
    all_won, all_leads = whole
    pairs = [
        compare(np.array([mine, all_won - mine]), np.array([count, all_leads - count]), least)
        for mine, count in zip(won, leads, strict=True)
        if count >= least
    ]
    found = [pair for pair in pairs if pair is not None]
    if not found:
        return None
    best = min(found, key=lambda pair: pair.p)
    return Difference(len(found), int(all_leads), best.statistic, best.degrees, min(1.0, best.p * len(found)))


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
