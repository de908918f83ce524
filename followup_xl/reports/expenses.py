"""Allowable expenses used against their cap (DOMAIN section 10)."""

import numpy as np
import pandas as pd

from followup_xl.model.outcome import Section
from followup_xl.model.tables_report import REPORT_ROWS

from .cohort import Cohort
from .months import plans
from .wilson import share
from .working import named, work


def section(cohort: Cohort) -> Section:
    """The rows of ``tblExpenses``: the caps of ``tblTargets`` and the ``Cost`` of touches of that month and owner."""
    caps = plans(cohort, "expense_cap")
    first = (pd.Timestamp(cohort.last) - pd.DateOffset(months=2)).replace(day=1)
    caps = caps[caps["month"] >= first].sort_values(["month", "owner"], kind="stable").head(REPORT_ROWS["tblExpenses"])
    costs = work(cohort).costs
    spent = costs.assign(owner=named(cohort, costs))
    by_owner = spent.groupby(["month", "owner"])["cost"].sum()
    by_month = spent.groupby("month")["cost"].sum()
    pairs = pd.MultiIndex.from_frame(caps[["month", "owner"]])
    whole = caps["owner"].eq("").to_numpy()
    used = np.where(whole, by_month.reindex(caps["month"]).to_numpy(), by_owner.reindex(pairs).to_numpy())
    frame = caps.rename(columns={"plan": "expense_cap"}).reset_index(drop=True)
    frame["spent"] = np.nan_to_num(used)
    frame["used"] = share(frame["spent"], frame["expense_cap"])
    frame["owner_key"] = np.where(whole, "report.whole-team", "")
    return Section("expenses", "tblExpenses", frame)
