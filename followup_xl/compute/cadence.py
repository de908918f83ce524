"""Which cadence a lead is in, and the gap before its next follow-up (DOMAIN section 3)."""

from typing import Final

import numpy as np
import pandas as pd

from followup_xl.model.rules import CadenceStep, Rules

from .touches import MAIL

FAST: Final = "fast"
MAIL_THEN_CALL: Final = "mail-then-call"
STEP_COLUMNS: Final = ["k", "days", "days_at_most", "norm_from", "norm_to", "past_end"]


def lead_cadence(leads: pd.DataFrame, facts: pd.DataFrame, rules: Rules) -> pd.Series:
    """The cadence of an open lead: by group, by a cold first letter, else by market and product kind."""
    hurried = {group.group for group in rules.groups if group.follow_up and not group.chase}
    result = _by_market(leads, rules).mask(_only_a_cold_letter(leads, facts), MAIL_THEN_CALL)
    return result.mask(leads["group"].isin(hurried), FAST)


def _by_market(leads: pd.DataFrame, rules: Rules) -> pd.Series:
    """The first cadence of the lead's market that names its kind; else the market's first one."""
    result = pd.Series("", index=leads.index, dtype="object")
    market = leads["market"].where(leads["market"].ne(""), "domestic")
    own = [step for step in rules.cadences if step.market]
    for step in [*own, *_without_kinds(own)]:
        fits = market.eq(step.market) & (leads["product_kind"].isin(step.product_kinds) if step.product_kinds else True)
        result = result.mask(result.eq("") & fits, step.cadence)
    return result


def _without_kinds(steps: list[CadenceStep]) -> list[CadenceStep]:
    return [CadenceStep(step.cadence, step.market, (), 1, 0, 0) for step in steps]


def _only_a_cold_letter(leads: pd.DataFrame, facts: pd.DataFrame) -> pd.Series:
    """One letter sent, nothing heard; an export mail is a step of the export cadence, so there only paper counts."""
    cold = facts["first_in"].isna() & facts["touches"].eq(1)
    mail = facts["first_out_channel"].isin(MAIL) & leads["market"].ne("export")
    return cold & (mail | facts["first_out_channel"].eq("letter"))


def steps_for(cadence: pd.Series, k: pd.Series, rules: Rules) -> pd.DataFrame:
    """The step of follow-up ``k`` (int, from 1) of each lead's cadence: ``STEP_COLUMNS``; NaN days for no such cadence.

    A cadence whose last step does not end repeats it; ``past_end`` says that ``k`` lies behind a last step that ends.
    """
    result = pd.DataFrame(0, index=cadence.index, columns=STEP_COLUMNS).assign(past_end=False)
    result["days"] = np.nan
    for name in cadence.unique():
        steps = sorted((s for s in rules.cadences if s.cadence == name), key=lambda step: step.follow_up)
        if steps:
            rows = cadence.index[cadence.eq(name)]
            result.loc[rows] = _steps_of(steps, k.loc[rows])
    return result


def _steps_of(steps: list[CadenceStep], k: pd.Series) -> pd.DataFrame:
    starts = np.array([step.follow_up for step in steps])
    place = np.clip(np.searchsorted(starts, k.to_numpy(), side="right") - 1, 0, None)
    last = steps[-1]
    return pd.DataFrame(
        {
            "k": k,
            "days": np.array([float(step.days) for step in steps])[place],
            "days_at_most": np.array([step.days_at_most for step in steps])[place],
            "norm_from": max(step.norm_from for step in steps),
            "norm_to": max(step.norm_to for step in steps),
            "past_end": last.ends & (k > last.follow_up),
        },
        index=k.index,
    )


def ask_from(cadence: pd.Series, rules: Rules) -> pd.Series:
    """The number of follow-ups from which a plain decision is asked for, by lead; 0 for never (DOMAIN section 3)."""
    limits = {step.cadence: step.ask_from for step in rules.cadences if step.ask_from}
    return cadence.map(limits).fillna(0).astype("int64")


def last_step(name: str, rules: Rules) -> int:
    """The number of the step that ends a cadence, 0 for one that does not end or does not exist."""
    return max((step.follow_up for step in rules.cadences if step.cadence == name and step.ends), default=0)


def months_of(name: str, rules: Rules) -> int:
    """After how many months a cadence ends by age, 0 for never."""
    return max((step.ends_after_months for step in rules.cadences if step.cadence == name), default=0)
