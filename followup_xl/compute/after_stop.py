"""Rule 6: what comes after an order or a no: onboarding, repeat, after a no, win-back (DOMAIN sections 3 and 5)."""

import numpy as np
import pandas as pd

from .cadence import last_step, months_of, steps_for
from .facts import Facts, after_gap, decided, without_date
from .touches import after, count


def after_stop(facts: Facts, among: pd.Index) -> pd.DataFrame:
    """Candidates for every lead among them that has stopped, but not for good; finished ones say so."""
    known = facts.known.loc[among]
    stopped = known[known["stop"].ne("")]
    won = stopped["result"].eq("won")
    return pd.concat([_after_won(facts, stopped[won]), _after_lost(facts, stopped[~won])])


def _after_lost(facts: Facts, stopped: pd.DataFrame) -> pd.DataFrame:
    """The stop's first cadence until its last step is done, then its later one."""
    chains = {rule.stop: (rule.then, rule.later) for rule in facts.rules.stops}
    found = [without_date(stopped.index[:0], "finished")]
    for stop, rows in stopped.groupby("stop"):
        then, later = chains.get(str(stop), ("", ""))
        done = _touches_since(facts, rows["stop_date"])
        ended = done >= last_step(then, facts.rules) if then else pd.Series(data=True, index=rows.index)
        found.append(_in_cadence(facts, rows[~ended], then, done))
        found.append(_in_cadence(facts, rows[ended], later, done - last_step(then, facts.rules)))
    return pd.concat(found)


def _after_won(facts: Facts, won: pd.DataFrame) -> pd.DataFrame:
    """Onboarding while the first order is new, win-back for a customer who has left, else the repeat reminder."""
    chain = next((rule for rule in facts.rules.stops if rule.stop == "won"), None)
    if won.empty or chain is None:
        return without_date(won.index, "finished", "won")
    options = facts.rules.options
    since = won["first_order"].fillna(won["stop_date"])
    done = _touches_since(facts, since)
    is_new = since + pd.Timedelta(days=options.new_days) >= facts.today
    fresh = is_new & (done < last_step(chain.then, facts.rules))
    left = left_on(won, facts)
    gone = ~fresh & (left < facts.today)
    found = [_in_cadence(facts, won[fresh].assign(stop_date=since[fresh]), chain.then, done)]
    lost = won[gone].assign(stop_date=left[gone])
    found.append(_in_cadence(facts, lost, "win-back", _touches_since(facts, lost["stop_date"])))
    found.append(_repeat(facts, won[~fresh & ~gone], chain.later))
    return pd.concat(found)


def left_on(won: pd.DataFrame, facts: Facts) -> pd.Series:
    """The day a customer counts as lapsed: 3 own intervals, or 365 days, after the last order (DOMAIN section 9)."""
    options = facts.rules.options
    last = won["last_order"].fillna(won["stop_date"])
    own = won["interval"].where(won["orders"] >= options.repeat_min_orders) * options.lapsed_factor
    days = np.minimum(own.fillna(options.lapsed_days), options.lapsed_days)
    return last + pd.to_timedelta(days.round(), unit="D")


def _repeat(facts: Facts, won: pd.DataFrame, cadence: str) -> pd.DataFrame:
    """One reminder a cycle, when 80 % of it has passed since the last order (DOMAIN section 3, [R])."""
    share = facts.rules.options.repeat_share
    last = won["last_order"].fillna(won["stop_date"])
    since_order = (won["last_out"] - last).dt.days / won["cycle"]
    cycles = np.where(since_order >= share, np.floor(since_order - share) + 1, 0)
    days = (won["cycle"] * (share + cycles)).round()
    frame = decided(facts, (last + pd.to_timedelta(days, unit="D")).astype("datetime64[s]"), cadence or "finished")
    cycle = won["cycle"].round().reindex(frame.index)
    return frame.assign(since=last.reindex(frame.index), days=cycle, reason=cadence)


def _in_cadence(facts: Facts, rows: pd.DataFrame, cadence: str, done: pd.Series) -> pd.DataFrame:
    if not cadence:
        return without_date(rows.index, "finished", rows["stop"])
    k = done.loc[rows.index] + 1
    steps = steps_for(pd.Series(cadence, index=rows.index, dtype="object"), k, facts.rules)
    anchors = rows["last_out"].where(rows["last_out"] > rows["stop_date"], rows["stop_date"])
    frame = after_gap(facts, anchors[~steps["past_end"].astype(bool)], steps, cadence).assign(reason=cadence)
    months = months_of(cadence, facts.rules)
    if months:
        frame = frame[frame["due"] <= rows["stop_date"].reindex(frame.index) + pd.DateOffset(months=months)]
    frame["channel"] = rows["last_out_channel"].reindex(frame.index)
    over = rows.index.difference(frame.index, sort=False)
    return pd.concat([frame, without_date(over, "finished", rows["stop"].reindex(over))])


def _touches_since(facts: Facts, since: pd.Series) -> pd.Series:
    """Follow-ups after a day, int64 by lead."""
    out = facts.touches[facts.touches["is_out"] & facts.touches["lead_row"].isin(since.index)]
    return count(after(out, since), since.index)
