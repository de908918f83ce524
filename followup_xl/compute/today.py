"""The Today sheet: whom to contact, in blocks, the most urgent first (DOMAIN section 12)."""

from typing import Final

import numpy as np
import pandas as pd

from followup_xl.model.codes import BLOCKS

_ORDER: Final = {block: place for place, block in enumerate(BLOCKS)}


def today_list(leads: pd.DataFrame, why: pd.DataFrame) -> pd.DataFrame:
    """``block`` and ``lead_row``, in the order to show.

    ``leads`` are the computed columns of the Outcome. ``promised`` holds the promises due today; an overdue promise is
    overdue. ``no-next-step`` holds open leads without a due date. Leads due later than the coming days are left out.
    """
    status = leads["status"]
    promised = status.eq("today") & why["rule"].eq("promise")
    choices = [
        promised,
        status.isin(["overdue", "today", "coming", "parked"]),
        leads["due"].isna() & leads["result"].eq("open"),
    ]
    block = pd.Series(np.select(choices, ["promised", status, "no-next-step"], ""), index=leads.index)
    shown = leads.assign(block=block, lead_row=leads.index)[block.ne("")]
    shown = shown.assign(place=shown["block"].map(_ORDER), urgency=-shown["priority"])
    shown = shown.sort_values(["place", "urgency", "due", "id"], kind="stable")
    return shown[["block", "lead_row"]].reset_index(drop=True)
