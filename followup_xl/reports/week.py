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
    everyone, touches = cohort.everyone, cohort.contacts
    first, last = cohort.period.week_first - back, cohort.period.week_first + timedelta(days=6) - back

    def within(dates: pd.Series) -> pd.Series:
        return (dates >= pd.Timestamp(first)) & (dates <= pd.Timestamp(min(last, cohort.last)))

    stopped = everyone.loc[within(everyone["stop_date"]), "result"]
    done = touches[within(touches["date"])]
    revenue = paid(cohort.orders[within(cohort.orders["date"])])["amount"].sum()
    return {
        "entered": float(within(everyone["entered"]).sum()),
        "follow-ups": float(done["is_out"].sum()),
        "answered": float(done["is_answered"].sum()),
        "won": float(stopped.eq("won").sum()),
        "lost": float(stopped.eq("lost").sum()),
        "revenue": float(revenue),
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
    everyone, done = cohort.everyone, cohort.contacts
    won = everyone[everyone["result"].eq("won") & everyone["stop_date"].between(first, last)]
    out = done[done["is_out"] & done["date"].between(first, last)]
    owners = out["owner"].where(out["owner"].ne(""), everyone["owner"].reindex(out["lead_row"]).set_axis(out.index))
    for measure, names in (("thanks-wins", won["owner"]), ("thanks-work", owners)):
        counts = names[names.ne("")].value_counts().sort_index().sort_values(ascending=False, kind="stable")
        if len(counts):
            best = counts[counts.eq(counts.iloc[0])].index
            return measure, float(counts.iloc[0]), {"who": " / ".join(best[:3]), "n": int(counts.iloc[0])}
    return "thanks-nobody", float("nan"), {}
