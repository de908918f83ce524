"""Promises we made (lead ``Promised by us``): kept, late, not kept (DOMAIN section 10)."""

import pandas as pd

from followup_xl.model.outcome import Section

from .cohort import Cohort
from .rows import unnamed, with_others


def section(cohort: Cohort) -> Section:
    """The rows of ``tblPromises``, by owner.

    Kept: we were in touch on the promised day or in the ``coming_days`` before it. Late: first after it. Not kept: not
    since. To come: the day has not passed. (House: the sheet has the promised day, not what was promised.)
    """
    leads = cohort.everyone.dropna(subset="promised_by_us")
    day, today = leads["promised_by_us"], pd.Timestamp(cohort.today)
    out = cohort.contacts[cohort.contacts["is_out"] & cohort.contacts["lead_row"].isin(leads.index)]
    promised = day.reindex(out["lead_row"]).set_axis(out.index)
    early = pd.Timedelta(days=cohort.rules.options.coming_days)
    kept_by = out[(out["date"] <= promised) & (out["date"] >= promised - early)].groupby("lead_row")["date"].max()
    late_by = out[out["date"] > promised].groupby("lead_row")["date"].min()
    kept = leads.index.isin(kept_by.index)
    late = ~kept & leads.index.isin(late_by.index)
    frame = pd.DataFrame(
        {
            "owner": leads["owner"],
            "promised": 1.0,
            "kept": kept * 1.0,
            "late": late * 1.0,
            "not_kept": (~kept & ~late & (day < today)) * 1.0,
            "to_come": (~kept & ~late & (day >= today)) * 1.0,
        }
    )
    days_late = (late_by.reindex(leads.index) - day).dt.days.where(pd.Series(late, index=leads.index))
    found = frame.groupby("owner").sum().assign(median_days_late=days_late.groupby(leads["owner"]).median())
    rows = unnamed(found.sort_index().reset_index(), "owner")
    sums = ("promised", "kept", "late", "not_kept", "to_come")
    return Section("promises", "tblPromises", with_others(rows, "tblPromises", "owner", sums))
