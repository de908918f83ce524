"""Revenue by customer, of all paid orders, the largest first: the shares that the tag ``over-dependence`` looks at."""

import pandas as pd

from followup_xl.compute.orders import paid

from .cohort import Cohort


def by_customer(cohort: Cohort) -> pd.DataFrame:
    """``customer`` (company, contact or ID), ``revenue``, ``share`` and running ``together``; orders of nobody too."""
    sold = paid(cohort.orders)
    leads = cohort.book.leads
    names = leads["company"].where(leads["company"].ne(""), leads["contact"])
    names = names.where(names.ne(""), leads["id"])
    known = names.reindex(sold["lead_row"]).set_axis(sold.index)
    by_row = sold.assign(customer=known.fillna(sold["lead"]))
    keys = by_row["lead"].where(by_row["lead"].ne(""), by_row["customer"])
    found = by_row.groupby(keys).agg(customer=("customer", "first"), revenue=("amount", "sum"))
    found = found.sort_index().sort_values("revenue", ascending=False, kind="stable").reset_index(drop=True)
    total = found["revenue"].sum()
    share = found["revenue"] / total if total else found["revenue"]
    return found.assign(share=share, together=share.cumsum())
