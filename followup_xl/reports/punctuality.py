"""Whether each follow-up of the period came on time: not later than its cadence, or the customer's date, asked for."""

import numpy as np
import pandas as pd

from followup_xl.compute import workdays
from followup_xl.compute.cadence import steps_for

from .cohort import Cohort
from .work import BY


def on_time(cohort: Cohort) -> pd.DataFrame:
    """The follow-ups of the period that had a date to keep: ``owner`` and ``of_owner`` as typed, ``on_time`` (bool).

    The date runs from the follow-up before (for the first: from the day the lead entered) by the lead's cadence, to the
    last day of a window, or is what the customer promised at the follow-up before.
    """
    out = _numbered(cohort)
    leads = cohort.everyone
    rows = out["lead_row"].to_numpy()
    cadences = pd.Series(leads["cadence"].reindex(rows).to_numpy(), index=out.index)
    steps = steps_for(cadences, out["k"], cohort.rules)
    out = out[steps["days"].notna() & ~steps["past_end"].astype(bool)]
    latest = _latest(cohort, out, steps.loc[out.index])
    return out[BY].assign(on_time=workdays.day_numbers(out["date"]) <= latest)


def _numbered(cohort: Cohort) -> pd.DataFrame:
    """The follow-ups of the period with their number ``k``, the ``since`` of their gap and the date ``promised``."""
    out = cohort.follow_ups.sort_values(["lead_row", "date"], kind="stable")
    by_lead = out.groupby("lead_row", sort=False)
    entered = cohort.everyone["entered"].reindex(out["lead_row"]).set_axis(out.index)
    out = out.assign(
        k=by_lead.cumcount() + 1,
        since=by_lead["date"].shift().fillna(entered),
        promised=by_lead["promised"].shift(),
    )
    inside = (out["date"] >= pd.Timestamp(cohort.first)) & out["since"].notna() & (out["date"] >= out["since"])
    return out[inside].reset_index(drop=True)


def _latest(cohort: Cohort, out: pd.DataFrame, steps: pd.DataFrame) -> workdays.Days:
    """The last day that is on time, as days since 1970."""
    leads, options = cohort.everyone, cohort.rules.options
    home = leads["country"].ne("") | leads["market"].eq("export")
    countries = leads["country"].where(home, options.country)
    last = pd.Timestamp(cohort.last)
    first = out["since"].min() if len(out) else last
    schedules = workdays.build(cohort.rules, leads["owner"], countries, min(first, last), last)
    places = leads.index.get_indexer(pd.Index(out["lead_row"])).astype("int64")
    since, least = workdays.day_numbers(out["since"]), steps["days"].to_numpy().astype("int64")
    most = steps["days_at_most"].to_numpy().astype("int64")
    planned = schedules.gap(since, least, most, places).days
    window = schedules.roll(since + most, places).days
    promised = out["promised"].notna() & (out["promised"] >= out["since"])
    given = schedules.roll(workdays.day_numbers(out["promised"].fillna(out["since"])), places).days
    return np.where(promised, given, np.maximum(planned, window))
