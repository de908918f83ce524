"""Promises we made (lead ``Promised by us``): kept, late, not kept (DOMAIN section 10)."""

import pandas as pd

from followup_xl.model.outcome import Section

from .cohort import Cohort
from .rows import unnamed, with_others
from .working import work


def section(cohort: Cohort) -> Section:
    """The rows of ``tblPromises``, by owner.

    Kept: we were in touch on the promised day or in the ``coming_days`` before it. Late: first after it. Not kept: not
    since. To come: the day has not passed. (House: the sheet has the promised day, not what was promised.)
    """
    leads = cohort.everyone.dropna(subset="promised_by_us")
    day, today = leads["promised_by_us"], pd.Timestamp(cohort.today)
    done = work(cohort).leads.loc[leads.index]
    kept = done["kept"]
    late = ~kept & done["days_late"].notna()
    frame = pd.DataFrame(
        {
            "owner": leads["promiser"],
            "promised": 1.0,
            "kept": kept * 1.0,
            "late": late * 1.0,
            "not_kept": (~kept & ~late & (day < today)) * 1.0,
            "to_come": (~kept & ~late & (day >= today)) * 1.0,
        }
    )
    days_late = done["days_late"].where(late)
    found = frame.groupby("owner").sum().assign(median_days_late=days_late.groupby(leads["promiser"]).median())
    rows = unnamed(found.sort_index().reset_index(), "owner")
    sums = ("promised", "kept", "late", "not_kept", "to_come")
    return Section("promises", "tblPromises", with_others(rows, "tblPromises", "owner", sums))
