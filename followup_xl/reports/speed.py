"""Days to the first follow-up and days to the win (DOMAIN section 10)."""

import pandas as pd

from followup_xl.model.codes import MARKETS
from followup_xl.model.outcome import Section

from .cohort import Cohort


def section(cohort: Cohort) -> Section:
    """The rows of ``tblSpeed``: quartiles of days, for all leads of the period and for each market.

    A lead that nobody has contacted yet has no first follow-up to count: it stands among the never touched.
    """
    leads, facts = cohort.leads, cohort.outcome.facts.loc[cohort.leads.index]
    won = leads["stop_date"].where(leads["result"].eq("won"))
    spans = {"first-follow-up": facts["first_out"], "win": won}
    rows = []
    for measure, end in spans.items():
        days = (end - leads["entered"]).dt.days.astype("float64")
        days = days[days >= 0]
        rows += [_row(measure, "", days)]
        rows += [_row(measure, market, days[leads["market"].reindex(days.index).eq(market)]) for market in MARKETS]
    return Section("speed", "tblSpeed", pd.DataFrame(rows))


def _row(measure: str, market: str, days: pd.Series) -> dict[str, object]:
    quarters = days.quantile([0.25, 0.5, 0.75])
    return {
        "measure": "",
        "measure_key": f"report.speed.{measure}",
        "market": market,
        "market_family": "market" if market else "",
        "market_key": "" if market else "report.all",
        "leads": len(days),
        "a_quarter_within": quarters[0.25],
        "half_within": quarters[0.5],
        "most_within": quarters[0.75],
    }
