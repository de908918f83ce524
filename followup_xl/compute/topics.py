"""What the conversations were about: the topics of DOMAIN section 7, found in the notes and in the outcomes."""

from typing import Final

import pandas as pd

from followup_xl.model.codes import TOPICS
from followup_xl.model.rules import Rules

from .touches import count
from .values import text
from .words import find_topics

OF_OUTCOME: Final = {
    "will-call": "will-call",
    "no-answer": "no-answer",
    "promised": "decided-date",
    "bought-elsewhere": "competitor",
}
FIRST: Final = (
    "will-call",
    "no-answer",
    "complaint",
    "competitor",
    "partner",
    "loan",
    "sample",
    "price",
    "analysis",
    "decided-date",
)
"""Which topic of a note speaks first: what the customer will do or did before what they said of the offer."""


def topics(touches: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """One bool column a topic, one row a touch."""
    flags = pd.DataFrame(False, index=touches.index, columns=list(TOPICS))  # noqa: FBT003
    if rules.lexicon is not None:
        written = touches.loc[touches["note"].ne(""), "note"]
        flags.loc[written.index] = find_topics(written, rules.lexicon).reindex(columns=list(TOPICS), fill_value=False)
    for outcome, topic in OF_OUTCOME.items():
        flags[topic] |= touches["outcome"].eq(outcome)
    return flags


def by_lead(touches: pd.DataFrame, flags: pd.DataFrame, leads: pd.Index) -> pd.DataFrame:
    """One row a lead: ``topic_<code>`` (touches with it, int64), ``last_topic`` and ``last_complaint``.

    ``last_topic`` is that of the last touch; where it has none or nobody answered, of the last conversation.
    """
    facts = pd.DataFrame(index=leads)
    for topic in TOPICS:
        facts[f"topic_{topic}"] = count(touches[flags[topic]], leads)
    first = flags[list(FIRST)].idxmax(axis=1).where(flags.any(axis=1), "") if len(flags) else pd.Series(dtype="object")
    said = touches.assign(topic=first).drop_duplicates("lead_row", keep="last").set_index("lead_row")["topic"]
    talks = touches.assign(topic=first)[touches["is_answered"]].drop_duplicates("lead_row", keep="last")
    talk = text(talks.set_index("lead_row")["topic"].reindex(leads))
    last = text(said.reindex(leads))
    facts["last_topic"] = last.where(last.ne(""), talk)
    complaints = touches[flags["complaint"]].drop_duplicates("lead_row", keep="last").set_index("lead_row")
    facts["last_complaint"] = complaints["date"].reindex(leads)
    return facts
