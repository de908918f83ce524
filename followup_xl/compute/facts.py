"""Everything the due-date rules look at, gathered once."""

from dataclasses import dataclass

import pandas as pd

from followup_xl.model.rules import Rules

from .workdays import Days, Schedules, dates_of, day_numbers

WHY_COLUMNS = ("rule", "k", "days", "days_at_most", "norm_from", "norm_to", "since", "on", "roll", "reason", "channel")


@dataclass(frozen=True)
class Facts:
    """``leads`` as in the book; ``known`` one row a lead: the touch, order, stop, promise and potential columns.

    ``touches`` are the ordered ones. ``schedules`` is laid out in the order of ``leads``.
    """

    leads: pd.DataFrame
    touches: pd.DataFrame
    known: pd.DataFrame
    rules: Rules
    today: pd.Timestamp
    schedules: Schedules

    def places(self, index: pd.Index) -> Days:
        """The positions of some leads in ``schedules``."""
        return self.leads.index.get_indexer(index).astype("int64")


def as_typed(dates: pd.Series, rule: str) -> pd.DataFrame:
    """Candidates due on the very date a person typed, be it a day off (only leads with a date)."""
    dates = dates.dropna()
    return pd.DataFrame({"due": dates, "rule": rule, "on": dates}, index=dates.index)


def decided(facts: Facts, dates: pd.Series, rule: str) -> pd.DataFrame:
    """Candidates due on given ``dates`` (only leads with a date), rolled forward to an open day."""
    dates = dates.dropna()
    rolled = facts.schedules.roll(day_numbers(dates), facts.places(dates.index))
    return pd.DataFrame(
        {"due": dates_of(rolled.days), "rule": rule, "on": dates, "roll": rolled.roll}, index=dates.index
    )


def after_gap(facts: Facts, anchors: pd.Series, steps: pd.DataFrame, rule: str) -> pd.DataFrame:
    """Candidates due a gap after their anchor; ``steps`` as of ``cadence.steps_for``. Others drop out."""
    anchors = anchors.dropna()
    steps = steps.loc[anchors.index].dropna(subset="days")
    anchors = anchors.loc[steps.index]
    least, most = _whole(steps["days"]), _whole(steps["days_at_most"])
    rolled = facts.schedules.gap(day_numbers(anchors), least, most, facts.places(anchors.index))
    frame = steps.drop(columns="past_end").assign(due=dates_of(rolled.days), rule=rule, since=anchors, roll=rolled.roll)
    return frame.assign(on=dates_of(day_numbers(anchors) + least))


def _whole(numbers: pd.Series) -> Days:
    return numbers.to_numpy().astype("int64")


def without_date(index: pd.Index, rule: str, reason: pd.Series | str = "") -> pd.DataFrame:
    """Leads that are not due, with the reason."""
    return pd.DataFrame({"due": pd.NaT, "rule": rule, "reason": reason}, index=index).astype({"due": "datetime64[s]"})
