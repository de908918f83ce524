"""``recompute(book, rules, today)``: a pure function from the book and its rules to what the tool writes."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from followup_xl.model.book import Book
from followup_xl.model.issues import Issue
from followup_xl.model.outcome import Outcome
from followup_xl.model.rules import Rules

from . import cadence, channels, orders, replan, segments, talk, topics, workdays
from . import touches as touch
from .due import due_dates
from .facts import Facts
from .fields import fields
from .potential import is_asked, potential
from .priority import priority
from .promises import promises
from .stops import stops
from .today import today_list

_DATES = ("created", "due_mine", "parked_until", "outcome_date")


def recompute(book: Book, rules: Rules, today: date) -> Outcome:
    """Apply every rule of DOMAIN sections 2 to 9 to a book, as of ``today``.

    The order of rows never matters, and a book may be split by lead and the outcomes merged (see ``partition``).
    """
    facts, issues = _gather(book, rules, pd.Timestamp(today).as_unit("s"))
    return _outcome(facts, issues)


def recompute_replanned(book: Book, rules: Rules, today: date, cap: int) -> Outcome:
    """As ``recompute``, with the overdue leads of each owner spread over the coming days, ``cap`` a day."""
    facts, issues = _gather(book, rules, pd.Timestamp(today).as_unit("s"))
    first = _outcome(facts, issues)
    moved = replan.replan(facts, first.leads, first.why, cap)
    dates = moved.reindex(facts.known.index).fillna(facts.known["replanned"])
    return _outcome(replace(facts, known=facts.known.assign(replanned=dates)), issues)


def _outcome(facts: Facts, issues: list[Issue]) -> Outcome:
    due, before = due_dates(facts), facts.known
    why = due.drop(columns="due")
    known = facts.known.assign(
        due=due["due"], why_rule=due["rule"], status=_status(facts, due), cadence=_active_cadence(facts, due)
    )
    facts = replace(facts, known=known)
    tested = fields(facts)
    computed, segment_issues = segments.computed_tags(tested, facts.leads.index, facts.rules)
    tags = segments.by_hand(computed, facts.leads["tags_mine"])
    parts = priority(facts, due)
    leads = _columns(facts, why, tags, parts)
    shown = today_list(leads, why)
    wanted = {rule.field: tested[rule.field] for rule in segments.comparing(facts.rules)}
    compared = pd.DataFrame(wanted, index=facts.leads.index)
    return Outcome(leads, why, tags, parts, shown, (*issues, *segment_issues), before, compared)


def _gather(book: Book, rules: Rules, today: pd.Timestamp) -> tuple[Facts, list[Issue]]:
    leads = book.leads
    touches = touch.ordered(book.touches, today)
    known = touch.summarise(touches, leads.index)
    known = known.join(orders.summarise(book.orders, leads, rules, today))
    known["potential"] = potential(leads, rules)
    known["is_asked"] = is_asked(leads, rules)
    known = known.join(stops(leads, touches, known, rules))
    flags = topics.topics(touches, rules)
    known = known.join(topics.by_lead(touches, flags, leads.index))
    known["cadence"] = cadence.lead_cadence(leads, known, rules)
    known["replanned"] = replan.kept(book)
    given, issues = promises(touches, known.index[known["stop"].eq("")], book, rules)
    known = known.join(given)
    stale = known["stop"].ne("") & (known["promised_at"] <= known["stop_date"])
    known["promise"] = known["promise"].mask(stale).astype("datetime64[s]")
    known["says_will_call"] = known["last_topic"].eq("will-call") & _last_flag(touches, flags["will-call"], leads.index)
    return Facts(leads, touches, known, rules, today, _schedules(leads, known, rules, today)), issues


def _last_flag(touches: pd.DataFrame, flag: pd.Series, leads: pd.Index) -> pd.Series:
    last = touches.assign(flag=flag).drop_duplicates("lead_row", keep="last").set_index("lead_row")
    return last["flag"].reindex(leads, fill_value=False).astype(bool)


def _schedules(leads: pd.DataFrame, known: pd.DataFrame, rules: Rules, today: pd.Timestamp) -> workdays.Schedules:
    home = leads["country"].ne("") | leads["market"].eq("export")
    dates = pd.concat([leads[list(_DATES)], known[["first_in", "first_out", "promise", "first_order"]]], axis=1)
    first = min([moment for moment in dates.min() if not pd.isna(moment)], default=today)
    last = max([moment for moment in dates.max() if not pd.isna(moment)], default=today)
    countries = leads["country"].where(home, rules.options.country)
    return workdays.build(rules, leads["owner"], countries, min(first, today), max(last, today))


def _status(facts: Facts, due: pd.DataFrame) -> pd.Series:
    days = (due["due"] - facts.today).dt.days
    waiting = due["rule"].eq("parked") & (days > 0)
    choices = [due["due"].isna(), waiting, days < 0, days == 0, days <= facts.rules.options.coming_days]
    return pd.Series(np.select(choices, ["stopped", "parked", "overdue", "today", "coming"], "later"), index=due.index)


def _active_cadence(facts: Facts, due: pd.DataFrame) -> pd.Series:
    """The cadence that gave the date, the lead's own while it is open, none when it is finished."""
    after = due["rule"].isin(["after-no", "win-back", "onboarding", "repeat"])
    own = facts.known["cadence"].where(facts.known["stop"].eq(""), "")
    return own.mask(after, due["rule"])


def _columns(facts: Facts, why: pd.DataFrame, tags: pd.DataFrame, parts: pd.DataFrame) -> pd.DataFrame:
    known, leads, rules = facts.known, facts.leads, facts.rules
    asks = tags.get("ask-for-a-decision", pd.Series(data=False, index=leads.index))
    channel = channels.suggest(leads, known, rules)
    say = talk.lines(talk.situation(known.assign(tag_ask=asks), why), talk.languages(leads, rules), rules)
    has_due = known["due"].notna()
    late = (facts.today - known["due"]).dt.days.where(has_due, 0).clip(lower=0).astype("int64")
    return pd.DataFrame(
        {
            "id": leads["id"],
            "touches": known["touches"],
            "last_touch": known["last_touch"],
            "last_channel": known["last_channel"],
            "cadence": known["cadence"],
            "due": known["due"],
            "status": known["status"],
            "channel": channel.where(has_due, ""),
            "say": say.where(has_due, ""),
            "potential": known["potential"],
            "tags": segments.joined(tags),
            "priority": parts.sum(axis=1),
            "result": known["result"],
            "days_late": late,
        }
    )
