"""Penetration: our sales / the customer's total purchases of the product (DOMAIN section 10)."""

import pandas as pd

from followup_xl.compute.orders import paid
from followup_xl.model.outcome import Section

from .cohort import Cohort
from .rows import with_others
from .wilson import share


def section(cohort: Cohort) -> Section:
    """The rows of ``tblPenetration``: customers with an annual need, the largest unserved part first.

    ``Annual need`` is what they buy in a year from everybody, in the unit of the orders' ``Quantity``; a customer whose
    orders of the last twelve months carry no quantity is compared by amount.
    """
    leads = cohort.everyone
    asked = leads[leads["annual_need"] > 0]
    sold = paid(cohort.orders)
    sold = sold[sold["date"] > pd.Timestamp(cohort.last) - pd.DateOffset(years=1)]
    sums = sold.groupby("lead_row")[["quantity", "amount"]].sum().reindex(asked.index, fill_value=0.0)
    ours = sums["quantity"].where(sums["quantity"] > 0, sums["amount"])
    frame = pd.DataFrame(
        {
            "lead": asked["id"],
            "company": asked["company"].where(asked["company"].ne(""), asked["contact"]),
            "product": asked["product"],
            "our_sales": ours,
            "annual_need": asked["annual_need"],
            "share": share(ours, asked["annual_need"]),
            "rest": asked["annual_need"] - ours,
        }
    )
    bought = frame[frame["our_sales"] > 0].sort_values("rest", ascending=False, kind="stable").drop(columns="rest")
    return Section(
        "penetration", "tblPenetration", with_others(bought, "tblPenetration", "company", ("our_sales", "annual_need"))
    )
