"""The median number of follow-ups to a win beside the norm of each cadence (DOMAIN sections 3 and 10)."""

from typing import Final

import pandas as pd

from followup_xl.model.outcome import Section
from followup_xl.model.tables_report import REPORT_ROWS

from .cohort import Cohort
from .follow_ups import counts

MOST: Final = REPORT_ROWS["tblNorms"]


def section(cohort: Cohort) -> Section:
    """The rows of ``tblNorms``: cadences in which leads were won, most wins first."""
    found = counts(cohort).assign(cadence=cohort.leads["cadence"])
    found = found[found["won"] & found["cadence"].ne("")]
    by_cadence = (
        found.groupby("cadence")["number"].agg(["size", "median"]).sort_values("size", ascending=False).head(MOST)
    )
    norms = pd.DataFrame([_norm(str(cadence), cohort) for cadence in by_cadence.index], columns=["low", "high"])
    median = by_cadence["median"].reset_index(drop=True)
    verdict = pd.Series("inside", index=median.index)
    verdict = verdict.mask(median < norms["low"], "below").mask(median > norms["high"], "above")
    verdict = verdict.mask(by_cadence["size"].lt(cohort.rules.options.report_min_leads).to_numpy(), "too-few")
    frame = pd.DataFrame(
        {
            "cadence": list(by_cadence.index),
            "cadence_family": "cadence",
            "won": by_cadence["size"].to_numpy(),
            "median_follow_ups": median,
            "norm_from": norms["low"],
            "norm_to": norms["high"],
            "verdict": "",
            "verdict_key": "report.norm." + verdict,
        }
    )
    return Section("norms", "tblNorms", frame)


def _norm(cadence: str, cohort: Cohort) -> tuple[float, float]:
    steps = [step for step in cohort.rules.cadences if step.cadence == cadence]
    low, high = (max((getattr(step, name) for step in steps), default=0) for name in ("norm_from", "norm_to"))
    return low or float("nan"), high or float("nan")
