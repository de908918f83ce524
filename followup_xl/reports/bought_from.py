"""Whom lost leads bought from, and the reason named most (DOMAIN section 10)."""

import pandas as pd

from followup_xl.model.outcome import Section

from .cohort import Cohort
from .rows import counted, with_others


def section(cohort: Cohort) -> Section:
    """The rows of ``tblBoughtFrom``: the competitors that lost leads of the whole book went to."""
    leads = cohort.everyone
    lost = leads[leads["result"].eq("lost") & leads["bought_from"].str.strip().ne("")]
    seller = lost["bought_from"].str.strip()
    found = counted(seller, "bought_from")
    reasons = _named_most(seller, lost["reason"].str.strip())
    found["reason"] = reasons.reindex(found["bought_from"]).astype("object").fillna("").to_numpy()
    return Section(
        "bought-from", "tblBoughtFrom", with_others(found, "tblBoughtFrom", "bought_from", ("leads", "share"))
    )


def _named_most(seller: pd.Series, reason: pd.Series) -> pd.Series:
    given = pd.DataFrame({"seller": seller, "reason": reason})[reason.ne("")]
    counts = given.value_counts().rename("n").reset_index().sort_values(["n", "reason"], ascending=[False, True])
    return counts.drop_duplicates("seller").set_index("seller")["reason"]
