"""The fields that a row of ``tblSegments`` may test, one Series each (DOMAIN section 9)."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from followup_xl.model.codes import TOPICS
from followup_xl.model.text import key

from .cadence import ask_from
from .facts import Facts
from .values import folded


def fields(facts: Facts) -> Mapping[str, pd.Series]:
    """Every name of ``codes.FIELDS``: text fields hold codes, yes/no fields ``yes`` or "", unknown numbers are NaN."""
    leads, known, today = facts.leads, facts.known, facts.today
    last_order = _days(today, known["last_order"])
    return {
        "group": leads["group"],
        "market": leads["market"],
        "product-kind": leads["product_kind"],
        "potential": known["potential"],
        "outcome": known["stop"],
        "source": leads["source"],
        "status": known["status"],
        "cadence": known["cadence"],
        "touches": known["touches"],
        "answered-touches": known["answered"],
        "unanswered-in-a-row": known["unanswered"].where(known["stop"].eq("")),
        "days-since-touch": _days(today, known["last_touch"]),
        "topic": _topics(known),
        "last-topic": known["last_topic"],
        "price-topics": known["topic_price"],
        "complaint-days": _days(today, known["last_complaint"]),
        "orders": known["orders"].where(known["orders"] > 0),
        "days-since-first-order": _days(today, known["first_order"]),
        "days-since-last-order": last_order,
        "interval-ratio": last_order / known["interval"].where(known["interval"] > 0),
        "revenue-share": known["revenue_share"],
        "revenue-class": known["revenue_class"],
        "variation-class": known["variation_class"],
        "nps": leads["nps"],
        **_warnings(facts),
    }


def _warnings(facts: Facts) -> Mapping[str, pd.Series]:
    """The conditions behind the warning tags; they concern open leads only (DOMAIN sections 2 to 8)."""
    leads, known, options = facts.leads, facts.known, facts.rules.options
    is_open = known["stop"].eq("")
    limit = ask_from(known["cadence"], facts.rules)
    novices = {key(member.owner) for member in facts.rules.team if member.novice}
    novice = folded(leads["owner"]).isin(novices)
    experts = {key(member.owner) for member in facts.rules.team if member.expert}
    seen = _touched_by(facts, experts)
    first_ones = known["touches"] <= options.expert_follow_ups
    missing = (
        is_open
        & known["potential"].eq("high")
        & ~seen
        & (novice | (known["touches"].gt(0) & first_ones & bool(experts)))
    )
    passed = is_open & known["why_rule"].eq("promise") & (known["promise"] < facts.today)
    hurried = known["cadence"].eq("fast") & known["touches"].gt(0)
    return {
        "owner-novice": _yes(novice),
        "promise-passed": _yes(passed),
        "ask-for-a-decision": _yes(is_open & limit.gt(0) & known["touches"].ge(limit)),
        "expert-missing": _yes(missing),
        "never-touched": _yes(is_open & known["last_touch"].isna()),
        "fast-not-bought": _yes(is_open & hurried),
    }


def _touched_by(facts: Facts, owners: set[str]) -> pd.Series:
    if not owners:
        return pd.Series(data=False, index=facts.leads.index)
    rows = facts.touches.loc[folded(facts.touches["owner"]).isin(owners), "lead_row"].unique()
    return pd.Series(facts.leads.index.isin(rows), index=facts.leads.index)


def _topics(known: pd.DataFrame) -> pd.Series:
    text = pd.Series("", index=known.index, dtype="object")
    for topic in TOPICS:
        text = text.mask(known[f"topic_{topic}"] > 0, text + f"{topic}, ")
    return text


def _days(today: pd.Timestamp, dates: pd.Series) -> pd.Series:
    return (today - dates.astype("datetime64[s]")).dt.days.astype("float64")


def _yes(flags: pd.Series) -> pd.Series:
    return pd.Series(np.where(flags, "yes", ""), index=flags.index)
