"""Which date wins: the first rule that applies, top to bottom (DOMAIN section 4)."""

from collections.abc import Callable
from typing import Final

import pandas as pd

from . import after_stop, cadence
from .facts import WHY_COLUMNS, Facts, after_gap, as_typed, decided, without_date
from .replan import REPLANNED
from .values import text

RULE_FILL: Final = {"k": 0, "days": 0, "days_at_most": 0, "norm_from": 0, "norm_to": 0}


def due_dates(facts: Facts) -> pd.DataFrame:
    """One row a lead: ``due`` (datetime64[s], NaT for none) and the columns of ``Outcome.why``."""
    undecided, found = facts.leads.index, []
    for rule in RULES:
        candidates = rule(facts, undecided)
        found.append(candidates)
        undecided = undecided.difference(candidates.index, sort=False)
    merged = pd.concat([*found, without_date(undecided, "no-date")]).reindex(facts.leads.index)
    return _complete(merged.reindex(columns=["due", *WHY_COLUMNS]))


def _complete(frame: pd.DataFrame) -> pd.DataFrame:
    numbers = {name: frame[name].astype("float64").fillna(0).astype("int64") for name in RULE_FILL}
    texts = {name: text(frame[name]) for name in ("rule", "roll", "reason", "channel")}
    dates = {name: frame[name].astype("datetime64[s]") for name in ("due", "since", "on")}
    return pd.DataFrame({**dates, **numbers, **texts})[["due", *WHY_COLUMNS]]


def stopped_for_good(facts: Facts, among: pd.Index) -> pd.DataFrame:
    """Rule 1: fake, low potential, do not contact, duplicate, bad data: never due."""
    stopped = facts.known.loc[among]
    stopped = stopped[stopped["for_good"]]
    return without_date(stopped.index, "stopped", stopped["stop"])


def parked(facts: Facts, among: pd.Index) -> pd.DataFrame:
    """Rule 2: parked by hand until a date, as typed; spent when a touch was logged on that date or later."""
    leads = facts.leads.loc[among]
    frame = as_typed(_unspent(facts, leads["parked_until"]), "parked")
    return frame.assign(reason=leads["parked_because"].reindex(frame.index))


def replanned(facts: Facts, among: pd.Index) -> pd.DataFrame:
    """A date that spread the overdue leads of a day: it holds until the next touch, and moves no promise.

    A later date of a person, typed after it, comes first (DOMAIN section 4, re-planning).
    """
    known, leads = facts.known.loc[among], facts.leads.loc[among]
    dates = _unspent(facts, known["replanned"])
    by_hand = leads[["parked_until", "due_mine"]].max(axis=1).reindex(dates.index)
    promised_to_us = _unspent(facts, known["promise"]).dropna().index
    dates = dates[(by_hand.isna() | (dates > by_hand)) & ~dates.index.isin(promised_to_us)]
    return decided(facts, dates, REPLANNED)


def own_date(facts: Facts, among: pd.Index) -> pd.DataFrame:
    """Rule 3: the salesperson's own date, as typed, if it is later than the last touch."""
    return as_typed(_unspent(facts, facts.leads.loc[among, "due_mine"]), "own-date")


def promised(facts: Facts, among: pd.Index) -> pd.DataFrame:
    """Rule 4: the date the customer gave; it suspends the cadence until then."""
    known = facts.known.loc[among]
    frame = decided(facts, _unspent(facts, known["promise"]), "promise")
    known = known.loc[frame.index]
    return frame.assign(since=known["promised_at"], reason=known["promise_words"])


def will_call(facts: Facts, among: pd.Index) -> pd.DataFrame:
    """Rule 5: "I will let you know myself" is never an end: due 48 hours after that touch [F]."""
    known = facts.known.loc[among]
    anchors = known.loc[known["says_will_call"] & known["stop"].eq(""), "last_touch"]
    days = facts.rules.options.will_call_days
    steps = pd.DataFrame({"days": days, "days_at_most": days, "past_end": False}, index=anchors.index, dtype="float64")
    return after_gap(facts, anchors, steps, "will-call")


def by_cadence(facts: Facts, among: pd.Index) -> pd.DataFrame:
    """Rule 7: the lead's own cadence, its gap running from the last follow-up.

    Before the first one it runs from the first inquiry, or from Created where no touch exists (DOMAIN section 3).
    """
    known = facts.known.loc[among]
    known = known[known["stop"].eq("")]
    coming = known["touches"] + 1
    steps = cadence.steps_for(
        known["cadence"], coming.mask(known["cadence"].eq(cadence.MAIL_THEN_CALL), 1), facts.rules
    )
    steps["k"] = coming
    created = facts.leads.loc[known.index, "created"]
    anchors = known["last_out"].fillna(known["first_in"]).fillna(created)
    ended = steps["past_end"].astype(bool)
    going = after_gap(facts, anchors[~ended], steps, "cadence")
    going["channel"] = known["last_out_channel"].reindex(going.index)
    first = going.index[going["k"].eq(1)]
    going.loc[first, "rule"] = "first-inquiry"
    never = first.intersection(known.index[known["last_touch"].isna()])
    going.loc[never, "rule"] = "first-created"
    return pd.concat([going, without_date(known.index[ended & known["last_out"].notna()], "fast-done")])


def answer_waiting(facts: Facts, among: pd.Index) -> pd.DataFrame:
    """An inbound touch after our last one needs an answer on the next working day (DOMAIN section 3, house)."""
    known = facts.known.loc[among]
    waiting = (
        known["last_direction"].eq("in") & known["last_out"].notna() & ~known["last_outcome"].isin(["no", "ordered"])
    )
    anchors = known.loc[waiting & known["last_touch"].gt(known["last_out"]), "last_touch"]
    days = facts.rules.options.inbound_answer_days
    steps = pd.DataFrame({"days": days, "days_at_most": days, "past_end": False}, index=anchors.index, dtype="float64")
    frame = after_gap(facts, anchors, steps, "answer")
    return frame.assign(channel=known["last_channel"].reindex(frame.index))


def _unspent(facts: Facts, dates: pd.Series) -> pd.Series:
    """Only the dates later than the lead's last touch, or of a lead never touched."""
    last = facts.known["last_touch"].reindex(dates.index)
    return dates[last.isna() | (dates > last)]


RULES: Final[tuple[Callable[[Facts, pd.Index], pd.DataFrame], ...]] = (
    stopped_for_good,
    replanned,
    parked,
    own_date,
    promised,
    will_call,
    answer_waiting,
    after_stop.after_stop,
    by_cadence,
)
