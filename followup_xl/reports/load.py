"""The load of the coming days: how many leads are due, beside how many the team can take (DOMAIN sections 4 and 10)."""

from datetime import timedelta
from typing import Final

import pandas as pd

from followup_xl.model.outcome import Section

from .cohort import Cohort

DAYS: Final = 14


def section(cohort: Cohort) -> Section:
    """The 15 rows of ``tblLoad``: today with all that is overdue, then the days that follow.

    The room is the daily cap of every owner who has a lead due.
    """
    known = cohort.outcome.leads
    due = known.loc[known["due"].notna() & known["status"].ne("parked"), "due"]
    today = pd.Timestamp(cohort.today)
    days = pd.date_range(today, today + timedelta(days=DAYS), unit="s")
    counts = due.mask(due < today, today).value_counts().reindex(days, fill_value=0)
    owners = cohort.book.leads.loc[due.index, "owner"].nunique()
    room = float(cohort.rules.options.daily_cap * max(1, owners))
    return Section("load", "tblLoad", pd.DataFrame({"day": days, "due": counts.to_numpy(), "room": room}))
