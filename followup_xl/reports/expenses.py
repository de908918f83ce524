"""Allowable expenses used against their cap (DOMAIN section 10)."""

import numpy as np
import pandas as pd

from followup_xl.model.outcome import Section
from followup_xl.model.tables_report import REPORT_ROWS

from .cohort import Cohort
from .months import months_of, plans
from .wilson import share


def section(cohort: Cohort) -> Section:
    """The rows of ``tblExpenses``: the caps of ``tblTargets`` and the ``Cost`` of touches of that month and owner."""
    caps = plans(cohort, "expense_cap")
    first = (pd.Timestamp(cohort.last) - pd.DateOffset(months=2)).replace(day=1)
    caps = caps[caps["month"] >= first].sort_values(["month", "owner"], kind="stable").head(REPORT_ROWS["tblExpenses"])
    spent = cohort.contacts[cohort.contacts["cost"] > 0]
    own = cohort.everyone["owner"].reindex(spent["lead_row"]).set_axis(spent.index)
    spent = spent.assign(owner=spent["owner"].where(spent["owner"].ne(""), own), month=months_of(spent["date"]))
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
