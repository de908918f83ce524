"""What changed since the week before, what slips, and whom to thank (DOMAIN section 10)."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

import numpy as np
import pandas as pd

from followup_xl.compute.orders import paid
from followup_xl.model.outcome import Section

from .cohort import Cohort
from .rows import measures
from .working import named, within_week, work

_WEEK: Final = timedelta(days=7)


def section(cohort: Cohort) -> Section:
    """The eight rows of ``tblWeek``: a measure, its number this week and the week before, and a sentence."""
    now, before = _counts(cohort, timedelta(0)), _counts(cohort, _WEEK)
    rows = [(name, now[name], _sentence(cohort, name)) for name in now]
    slips, thanks = _slips(cohort), _thanks(cohort)
    frame = measures([*rows, slips, thanks], "week").rename(columns={"value": "this_week"})
    frame["week_before"] = [*before.values(), np.nan, np.nan]
    return Section("week", "tblWeek", frame)


def is_eventful(cohort: Cohort) -> bool:
    """Whether anything happened in the week."""
    return any(_counts(cohort, timedelta(0)).values())


def _sentence(cohort: Cohort, name: str) -> Mapping[str, object]:
    return {"first": cohort.period.week_first, "last": cohort.last} if name == "entered" else {}


def _counts(cohort: Cohort, back: timedelta) -> dict[str, float]:
    """What happened in the week that ends ``back`` before the reported one."""
    everyone = cohort.everyone
    stopped = everyone.loc[within_week(everyone["stop_date"], cohort, back), "result"]
    sold = paid(cohort.orders[within_week(cohort.orders["date"], cohort, back)])
    done = {name: before if back else this for name, (this, before) in work(cohort).weeks.items()}
    return {
        "entered": float(within_week(everyone["entered"], cohort, back).sum()),
        "follow-ups": done["follow-ups"],
        "answered": done["answered"],
        "won": float(stopped.eq("won").sum()),
        "lost": float(stopped.eq("lost").sum()),
        "revenue": float(sold["amount"].sum()),
    }


def _slips(cohort: Cohort) -> tuple[str, float, Mapping[str, object]]:
    """How many leads are overdue, and the most urgent of them."""
    leads = cohort.outcome.leads
    late = leads[leads["status"].eq("overdue")]
    if late.empty:
        return "nothing-slips", 0.0, {}
    row = late.sort_values(["priority", "days_late"], ascending=False, kind="stable").index[0]
    lead = cohort.book.leads.loc[row]
    who = next(name for name in (lead["company"], lead["contact"], lead["id"], "?") if name)
    return "slips", float(len(late)), {"n": int(late["days_late"].loc[row]), "who": who}


def _thanks(cohort: Cohort) -> tuple[str, float, Mapping[str, object]]:
    """Who won most leads this week, or else logged most follow-ups; nobody when nothing was done."""
    first, last = pd.Timestamp(cohort.period.week_first), pd.Timestamp(cohort.last)
    everyone, owners = cohort.everyone, work(cohort).owners
    won = everyone[everyone["result"].eq("won") & everyone["stop_date"].between(first, last)]
    wins = won.groupby("credit").size()
    logged = owners.groupby(named(cohort, owners))["week"].sum()
    for measure, sums in (("thanks-wins", wins), ("thanks-work", logged)):
        counts = sums[(sums.index != "") & (sums > 0)].sort_index()
        best = counts[counts.eq(counts.max())].index
        if len(best):
            most = int(counts.max())
            return measure, float(most), {"who": " / ".join(best[:3]), "n": most}
    return "thanks-nobody", float("nan"), {}
