"""What the orders say of each lead: dates, its own interval, its class by revenue and by variation (DOMAIN section 9).

Classes compare a lead with the whole book, so they are computed over all orders by lead ID: a part of a split book that
keeps every order computes the same classes.
"""

from typing import Final

import numpy as np
import pandas as pd

from followup_xl.model.rules import Options, Rules
from followup_xl.model.text import key

from .values import folded, text

DAYS_A_MONTH: Final = 365.25 / 12
_MONTHS_FOR_VARIATION: Final = 3


def summarise(orders: pd.DataFrame, leads: pd.DataFrame, rules: Rules, today: pd.Timestamp) -> pd.DataFrame:
    """One row a lead.

    ``orders`` (int64), ``first_order``, ``last_order`` (datetime64[s]), ``interval`` (median days between orders, NaN
    with fewer than two), ``cycle`` (days until it is bought again: the own interval from ``repeat_min_orders`` orders
    on, else the product's or the default months), ``revenue`` (paid), ``revenue_share`` of the book,
    ``revenue_class`` A, B, C and ``variation_class`` X, Y, Z ("" for none).
    """
    dated = orders[orders["date"].notna() & (orders["date"] <= today)]
    facts = pd.DataFrame(index=leads.index)
    own = dated[dated["lead_row"] >= 0].sort_values(["lead_row", "date"], kind="stable")
    by_lead = own.groupby("lead_row")["date"]
    facts["orders"] = by_lead.size().reindex(leads.index, fill_value=0).astype("int64")
    facts["first_order"], facts["last_order"] = by_lead.min(), by_lead.max()
    days = own.drop_duplicates(["lead_row", "date"]).groupby("lead_row")["date"].diff().dt.days
    facts["interval"] = days.groupby(own["lead_row"]).median().reindex(leads.index)
    facts["cycle"] = _cycle(facts, leads, rules)
    facts["revenue"], facts["revenue_share"], facts["revenue_class"] = revenue(dated, leads, rules.options)
    facts["variation_class"] = _variation(dated, leads, rules.options, today)
    return facts


def _cycle(facts: pd.DataFrame, leads: pd.DataFrame, rules: Rules) -> pd.Series:
    months = {key(product.product): product.repeat_months for product in rules.products if product.repeat_months > 0}
    default = folded(leads["product"]).map(months).fillna(rules.options.repeat_months).astype("float64")
    enough = facts["orders"] >= rules.options.repeat_min_orders
    return facts["interval"].where(enough & (facts["interval"] > 0), default * DAYS_A_MONTH)


def paid(orders: pd.DataFrame) -> pd.DataFrame:
    """The orders that count as revenue: paid, or with no state given (DOMAIN section 12)."""
    return orders[orders["state"].ne("preliminary") & (orders["amount"] > 0)]


def revenue(orders: pd.DataFrame, leads: pd.DataFrame, options: Options) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Of each lead the revenue, its share of that of all orders, and its class A, B, C ("" for none)."""
    totals = paid(orders).groupby(folded(orders["lead"]))["amount"].sum()
    ranked = totals.sort_index().sort_values(ascending=False, kind="stable")
    whole = ranked.sum()
    before = (ranked.cumsum() - ranked) / whole if whole else ranked
    limits = [before < options.abc_a_share, before < options.abc_b_share]
    classes = pd.Series(np.select(limits, ["A", "B"], "C"), index=ranked.index, dtype="object")
    ids = folded(leads["id"])
    own = ids.map(totals).astype("float64").fillna(0.0)
    return own, own / whole if whole else own, text(ids.map(classes))


def _variation(orders: pd.DataFrame, leads: pd.DataFrame, options: Options, today: pd.Timestamp) -> pd.Series:
    """Standard deviation over mean of the monthly orders, from the first order's month to the last full one."""
    month = orders["date"].dt.year * 12 + orders["date"].dt.month
    now = today.year * 12 + today.month
    full = orders.assign(month=month, lead=folded(orders["lead"]))[month < now]
    monthly = paid(full).groupby(["lead", "month"])["amount"].sum()
    sums = pd.DataFrame({"sum": monthly.groupby("lead").sum(), "squares": (monthly**2).groupby("lead").sum()})
    months = now - monthly.reset_index().groupby("lead")["month"].min()
    mean = sums["sum"] / months
    deviation = np.sqrt((sums["squares"] / months - mean**2).clip(lower=0))
    ratio = (deviation / mean)[months >= _MONTHS_FOR_VARIATION]
    limits = [ratio <= options.xyz_x_variation, ratio <= options.xyz_y_variation]
    classes = pd.Series(np.select(limits, ["X", "Y"], "Z"), index=ratio.index, dtype="object")
    return text(folded(leads["id"]).map(classes))
