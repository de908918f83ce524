"""Laws of the rules, on books drawn at random."""

import os
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from followup_xl.compute import recompute
from followup_xl.compute.partition import merge, split
from followup_xl.model.book import Book, RawBook
from followup_xl.model.outcome import Outcome
from followup_xl.model.rules import Rules

from .books import TODAY, raw_books, read

MANY = settings(max_examples=100 if os.environ.get("CI") else 15, deadline=None)


def closed_for(rules: Rules, owner: str, country: str, day: date) -> bool:
    """Whether a day is closed for the owner or in the customer's country, computed the plain way."""
    home = {"Ion": "RO"}.get(owner, "IR")
    away = any(row.owner == owner and row.first <= day <= row.last for row in rules.absences)
    return away or any(_off(rules, place, day) for place in {home, country or "IR"})


def _off(rules: Rules, country: str, day: date) -> bool:
    weekend = rules.options.weekend if country == "IR" else {"AE": "sat-sun"}.get(country, "sat-sun")
    names = {"fri": [4], "thu-fri": [3, 4], "sat-sun": [5, 6]}[weekend]
    rows = [row for row in rules.calendar if row.country == country and row.day == day]
    return rows[-1].kind == "closed" if rows else day.weekday() in names


@MANY
@given(raw_books())
def test_no_computed_due_date_falls_on_a_closed_day_of_either_side(raw: RawBook) -> None:
    """Dates that a person typed stand as typed (DOMAIN section 4, rules 2 and 3)."""
    book, rules = read(raw)
    outcome = recompute(book, rules, TODAY)
    by_hand = outcome.why["rule"].isin(["parked", "own-date"])
    due = outcome.leads.loc[~by_hand, "due"].dropna()
    for lead, day in zip(book.leads.loc[due.index].to_dict("records"), due, strict=True):
        country = "" if lead["market"] == "export" and not lead["country"] else lead["country"] or "IR"
        if country:
            assert not closed_for(rules, lead["owner"], country, day.date()), (lead["owner"], country, day)


@MANY
@given(raw_books())
def test_an_open_lead_has_a_due_date_or_a_reason(raw: RawBook) -> None:
    book, rules = read(raw)
    outcome = recompute(book, rules, TODAY)
    without = outcome.leads["due"].isna()
    assert set(outcome.why.loc[without, "rule"]) <= {"stopped", "finished", "fast-done", "no-date"}
    assert outcome.why.loc[~without, "rule"].ne("").all()
    never = book.leads["created"].isna() & outcome.leads["last_touch"].isna()
    assert never[outcome.why["rule"].eq("no-date")].all()


@MANY
@given(raw_books())
def test_a_stopped_lead_is_never_due(raw: RawBook) -> None:
    book, rules = read(raw)
    outcome = recompute(book, rules, TODAY)
    final = book.leads["group"].eq("fake") | book.leads["outcome"].isin(["do-not-contact", "duplicate"])
    assert outcome.leads.loc[final, "due"].isna().all()
    assert outcome.leads.loc[final, "status"].eq("stopped").all()


@MANY
@given(raw_books(), st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(raw: RawBook, random: object) -> None:
    shuffled = {}
    for name, table in raw.tables.items():
        rows = list(table.rows)
        if name in {"tblLeads", "tblTouches", "tblOrders"}:
            random.shuffle(rows)  # type: ignore[attr-defined]
        shuffled[name] = replace(table, rows=rows)
    first, second = (_by_id(*read(each)) for each in (raw, replace(raw, tables=shuffled)))
    pd.testing.assert_frame_equal(first, second)


def _by_id(book: Book, rules: Rules) -> pd.DataFrame:
    outcome = recompute(book, rules, TODAY)
    return outcome.leads.join(outcome.why.add_prefix("why_")).set_index("id").sort_index()


@MANY
@given(raw_books(), st.integers(1, 4))
def test_split_and_merge_give_the_result_of_the_whole(raw: RawBook, parts: int) -> None:
    book, rules = read(raw)
    whole = recompute(book, rules, TODAY)
    merged = merge([recompute(part, rules, TODAY) for part in split(book, parts)])
    for name in ("leads", "why", "priority", "today", "compared"):
        pd.testing.assert_frame_equal(getattr(whole, name), getattr(merged, name), check_dtype=False)
    assert _true_tags(whole) == _true_tags(merged)


def _true_tags(outcome: Outcome) -> set[tuple[int, str]]:
    places = np.argwhere(outcome.tags.to_numpy(dtype=bool))
    return {(int(row), str(outcome.tags.columns[column])) for row, column in places}


@MANY
@given(raw_books())
def test_a_logged_touch_moves_the_date_forward(raw: RawBook) -> None:
    """Whatever the lead is in, a call logged today is followed by a date after today or by none."""
    book, rules = read(raw)
    lead = book.leads.index[0]
    columns = dict.fromkeys(book.touches.columns, "") | {"promised": pd.NaT, "minutes": np.nan, "cost": np.nan}
    call = {**columns, "date": pd.Timestamp(TODAY), "lead_row": lead, "channel": "call", "outcome": "answered"}
    logged = pd.concat([book.touches, pd.DataFrame([{**call, "origin": "table"}], index=[10_000])])
    logged = logged.astype(book.touches.dtypes.to_dict()) if len(book.touches) else logged
    after = recompute(replace(book, touches=logged), rules, TODAY)
    due = after.leads.loc[lead, "due"]
    assert pd.isna(due) or due.date() > TODAY
