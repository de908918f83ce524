"""What the touches say of each lead: a touch is one contact, follow-up k the k-th outbound one (DOMAIN section 1)."""

from typing import Final

import pandas as pd

from .values import text

ANSWERED: Final = ("answered", "promised", "will-call", "no", "bought-elsewhere", "ordered")
"""Outcomes that need somebody at the other end."""

MAIL: Final = ("email", "letter")
_DAY: Final = ["lead_row", "date"]
_WITHIN_A_DAY: Final = ["is_out", "promised", "outcome", "channel", "note"]


def ordered(touches: pd.DataFrame, today: pd.Timestamp) -> pd.DataFrame:
    """The dated touches of known leads up to today, oldest first, whatever order their rows stand in.

    On one day an inbound touch comes before an outbound one: a reply on the same day is a reply. Adds ``is_out`` and
    ``is_answered`` (an inbound touch, or an outbound one that reached somebody).
    """
    known = touches[(touches["lead_row"] >= 0) & (touches["date"] <= today)]
    inbound = known["direction"] == "in"
    known = known.assign(is_out=~inbound, is_answered=inbound | known["outcome"].isin(ANSWERED))
    several = known.duplicated(_DAY, keep=False)
    one_day = known[several].sort_values(_WITHIN_A_DAY, kind="stable", na_position="first")
    return pd.concat([known[~several], one_day]).sort_values(_DAY, kind="stable")


def summarise(touches: pd.DataFrame, leads: pd.Index) -> pd.DataFrame:
    """One row a lead from ``ordered`` touches.

    Counts (int64): ``touches`` (outbound), ``answered``, ``unanswered`` (mails in a row without an answer, DOMAIN
    section 5). Dates (datetime64[s]): ``last_touch``, ``last_out``, ``first_out``, ``first_in``, ``last_answer``.
    Text ("" for none): ``last_channel``, ``last_direction``, ``last_outcome``, ``last_note`` of the last touch,
    ``last_out_channel``, ``last_out_outcome``, ``first_out_channel`` and ``answer_channel`` of the touches they name.
    """
    out, inbound = touches[touches["is_out"]], touches[~touches["is_out"]]
    answers = touches[touches["is_answered"]]
    last, last_out, first_out = _last(touches), _last(out), _first(out)
    facts = pd.DataFrame(index=leads)
    facts["touches"] = count(out, leads)
    facts["answered"] = count(answers, leads)
    facts["unanswered"] = _unanswered_mails(touches, leads)
    facts["last_touch"] = last["date"]
    facts["last_out"] = last_out["date"]
    facts["first_out"] = first_out["date"]
    facts["first_in"] = _first(inbound)["date"]
    facts["last_answer"] = _last(answers)["date"]
    for name in ("channel", "direction", "outcome", "note"):
        facts[f"last_{name}"] = _text(last, name, leads)
    facts["last_out_channel"] = _text(last_out, "channel", leads)
    facts["last_out_outcome"] = _text(last_out, "outcome", leads)
    facts["first_out_channel"] = _text(first_out, "channel", leads)
    facts["answer_channel"] = _text(_last(answers[answers["channel"] != ""]), "channel", leads)
    return facts


def count(touches: pd.DataFrame, leads: pd.Index) -> pd.Series:
    """How many of ``touches`` each lead has, int64."""
    return touches["lead_row"].value_counts().reindex(leads, fill_value=0).astype("int64")


def after(touches: pd.DataFrame, since: pd.Series) -> pd.DataFrame:
    """The touches after the day ``since`` (datetime64[s] by lead; a lead with NaT has none)."""
    return touches[touches["date"].to_numpy() > since.reindex(touches["lead_row"]).to_numpy()]


def _last(touches: pd.DataFrame) -> pd.DataFrame:
    return touches.drop_duplicates("lead_row", keep="last").set_index("lead_row")


def _first(touches: pd.DataFrame) -> pd.DataFrame:
    return touches.drop_duplicates("lead_row", keep="first").set_index("lead_row")


def _text(frame: pd.DataFrame, column: str, leads: pd.Index) -> pd.Series:
    return text(frame[column].reindex(leads))


def _unanswered_mails(touches: pd.DataFrame, leads: pd.Index) -> pd.Series:
    """Outbound mails since the last answer; a touch on another channel that reached nobody does not break the row."""
    turns = touches["is_answered"].groupby(touches["lead_row"], sort=False).cumsum()
    answers = count(touches[touches["is_answered"]], leads).reindex(touches["lead_row"])
    since = (turns == answers.to_numpy()) & touches["is_out"] & ~touches["is_answered"] & touches["channel"].isin(MAIL)
    return count(touches[since], leads)
