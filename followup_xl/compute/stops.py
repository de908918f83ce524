"""Whether a lead's cadence has ended, why and since when (DOMAIN section 5)."""

from typing import Final

import numpy as np
import pandas as pd

from followup_xl.model.codes import ADDRESSES
from followup_xl.model.rules import Rules

from .values import text

_OF_TOUCH: Final = {"ordered": "won", "no": "no", "bought-elsewhere": "bought-elsewhere"}


def stops(leads: pd.DataFrame, touches: pd.DataFrame, facts: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """One row a lead: ``stop`` (code or ""), ``stop_date`` (datetime64[s]), ``for_good`` and ``result``.

    The group, the potential and a final Outcome cell stop for good. Else the latest holds of the Outcome cell (it first
    on one day), the last final touch and the orders. ``result`` is ``open``, ``won``, ``lost`` or ``out`` (not a lead
    of its own).
    ``facts`` has the columns of ``touches.summarise`` and ``orders.summarise``, ``potential`` and ``is_asked``.
    """
    typed = leads["outcome"].mask(_reopened(leads, facts), "")
    spoken = _latest(_by_cell(leads.assign(outcome=typed), facts), _by_touch(touches, leads.index), _by_order(facts))
    final = {rule.stop for rule in rules.stops if rule.for_good}
    stop = typed.where(typed.isin(final), spoken["stop"])
    when = spoken["stop_date"]
    unfollowed = {group.group for group in rules.groups if not group.follow_up}
    quiet = ~stop.isin(final)
    stop = stop.mask(quiet & leads["group"].isin(unfollowed), "fake")
    stop = stop.mask(~stop.isin(final) & stop.ne("won") & facts["potential"].eq("low"), "low-potential")
    counts = {rule.stop: rule.counts_as for rule in rules.stops}
    result = text(stop.map(counts), "lost").mask(stop.eq(""), "open")
    return pd.DataFrame({"stop": stop, "stop_date": when, "for_good": stop.isin(final), "result": result})


def _reopened(leads: pd.DataFrame, facts: pd.DataFrame) -> pd.Series:
    """Bad data holds until an address is filled in, low potential until the answers say otherwise (section 5)."""
    reachable = (leads[list(ADDRESSES)] != "").any(axis=1)
    better = facts["is_asked"] & facts["potential"].ne("low")
    return (leads["outcome"].eq("bad-data") & reachable) | (leads["outcome"].eq("low-potential") & better)


def _by_cell(leads: pd.DataFrame, facts: pd.DataFrame) -> pd.DataFrame:
    """The Outcome cell; without a date it holds, and is dated by the last touch or by Created."""
    outcome = leads["outcome"]
    reopened = outcome.eq("open") & leads["outcome_date"].notna()
    speaks = (outcome.ne("") & outcome.ne("open")) | reopened
    dated = leads["outcome_date"].fillna(facts["last_touch"]).fillna(leads["created"])
    weight = dated.where(leads["outcome_date"].notna(), pd.Timestamp.max.floor("s")).where(speaks)
    return pd.DataFrame({"stop": outcome.where(speaks & ~reopened, ""), "stop_date": dated, "weight": weight})


def _by_touch(touches: pd.DataFrame, leads: pd.Index) -> pd.DataFrame:
    final = touches[touches["outcome"].isin(_OF_TOUCH)].drop_duplicates("lead_row", keep="last").set_index("lead_row")
    when = final["date"].reindex(leads)
    return pd.DataFrame({"stop": final["outcome"].map(_OF_TOUCH).reindex(leads), "stop_date": when, "weight": when})


def _by_order(facts: pd.DataFrame) -> pd.DataFrame:
    first = facts["first_order"]
    return pd.DataFrame({"stop": "won", "stop_date": first, "weight": facts["last_order"]}, index=facts.index)


def _latest(*speakers: pd.DataFrame) -> pd.DataFrame:
    """The speaker with the latest date; the earlier in the argument list on the same day."""
    least = np.iinfo("int64").min
    weights = np.column_stack(
        [speaker["weight"].to_numpy().astype("datetime64[s]").astype("int64") for speaker in speakers]
    )
    best = weights.argmax(axis=1)
    nobody = weights.max(axis=1) == least
    rows = np.arange(len(best))
    stop = np.column_stack([speaker["stop"].to_numpy(dtype="object") for speaker in speakers])[rows, best]
    when = np.column_stack([speaker["stop_date"].to_numpy().astype("datetime64[s]") for speaker in speakers])[
        rows, best
    ]
    frame = pd.DataFrame({"stop": stop, "stop_date": when}, index=speakers[0].index)
    frame.loc[nobody, "stop"] = ""
    return frame.assign(stop=text(frame["stop"]))
