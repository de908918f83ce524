"""Whose a lead was on a day: a handover moves the work to come, the credit for what was done stays where it was.

``tblChanges`` keeps every handover for good: the run begins with its day, ``old`` is who had the lead until then. What
happened on that day still belongs to them (house: the sheet knows days, no hours).
"""

from typing import Final

import pandas as pd

from followup_xl.compute.values import folded
from followup_xl.model.book import Book

HANDOVER: Final = "handover"
"""The rule of a handover in ``tblChanges``."""
COLUMN: Final = "tblLeads.owner"
"""The column of the records that tell whose a lead was."""

_KNOWN: Final = {"run", "lead", "column", "old", "rule"}


def is_lasting(changes: pd.DataFrame) -> pd.Series:
    """Which records of ``tblChanges`` tell whose a lead was."""
    return changes["rule"].eq(HANDOVER) & changes["column"].eq(COLUMN)


def handovers(book: Book) -> pd.DataFrame:
    """``lead_row``, ``day`` (datetime64[s]) and ``old``, the owner until that day; the oldest first."""
    none = pd.DataFrame({"lead_row": [], "day": [], "old": []}).astype({"lead_row": "int64", "day": "datetime64[s]"})
    changes = book.changes
    if changes.empty or not set(changes.columns) >= _KNOWN:
        return none
    rows = changes[is_lasting(changes) & changes["lead"].ne("")]
    if rows.empty:
        return none
    days = pd.to_datetime(rows["run"].str[:10], format="%Y-%m-%d", errors="coerce").astype("datetime64[s]")
    told = pd.DataFrame({"key": folded(rows["lead"]), "day": days, "old": rows["old"]}).dropna(subset="day")
    leads = pd.DataFrame({"key": folded(book.leads["id"]), "lead_row": book.leads.index})
    found = told.merge(leads, on="key")[["lead_row", "day", "old"]]
    return found.drop_duplicates(["lead_row", "day"]).sort_values("day", kind="stable", ignore_index=True)


def owner_on(days: pd.Series, rows: pd.Series, owners: pd.Series, known: pd.DataFrame) -> pd.Series:
    """Whose the leads ``rows`` were on ``days`` (NaT: today), indexed like ``days``.

    ``owners`` are those of today, indexed like the leads; ``known`` are the ``handovers``.
    """
    now = owners.reindex(rows).set_axis(days.index)
    if known.empty:
        return now
    asked = pd.DataFrame({"lead_row": rows.to_numpy(), "day": days.to_numpy(), "place": range(len(days))})
    asked = asked.dropna(subset="day").astype({"lead_row": "int64", "day": "datetime64[s]"}).sort_values("day")
    found = pd.merge_asof(asked, known, on="day", by="lead_row", direction="forward").set_index("place")["old"]
    then = found.reindex(range(len(days))).set_axis(days.index)
    return then.where(then.notna(), now).astype(now.dtype)
