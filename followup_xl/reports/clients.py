"""How many clients, and leads, the plan of each month needs (DOMAIN section 10)."""

import numpy as np
import pandas as pd

from followup_xl.compute.orders import paid
from followup_xl.model.outcome import Section

from .cohort import Cohort
from .months import months_of, plans, recent
from .wilson import share


def section(cohort: Cohort) -> Section:
    """The rows of ``tblClients``: clients needed = plan / average order, leads needed = clients / conversion.

    The average is that of the paid orders of the last twelve months, the conversion that of the period; both need
    something to divide by, else the cells stay empty.
    """
    plan = recent(plans(cohort, "revenue").groupby("month")["plan"].sum(), cohort)
    sold = paid(cohort.orders)
    year = sold[sold["date"] > pd.Timestamp(cohort.last) - pd.DateOffset(years=1)]
    average = year["amount"].mean()
    conversion = cohort.leads["result"].eq("won").mean() if len(cohort.leads) else np.nan
    revenue = sold["amount"].groupby(months_of(sold["date"])).sum()
    clients = np.ceil(share(plan, pd.Series(average, index=plan.index)))
    frame = pd.DataFrame(
        {
            "month": plan.index,
            "revenue_plan": plan.to_numpy(),
            "revenue": revenue.reindex(plan.index, fill_value=0.0).to_numpy(),
            "average_order": average,
            "clients_needed": clients.to_numpy(),
            "leads_needed": np.ceil(share(clients, pd.Series(conversion, index=plan.index))).to_numpy(),
        }
    )
    return Section("clients", "tblClients", frame)
