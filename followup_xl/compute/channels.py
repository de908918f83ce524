"""Which channel to use: the one last answered, else the best one the lead has an address for (DOMAIN section 6)."""

import pandas as pd

from followup_xl.model.rules import ChannelRule, Rules
from followup_xl.model.text import key

from .values import folded


def suggest(leads: pd.DataFrame, known: pd.DataFrame, rules: Rules) -> pd.Series:
    """The channel code for each lead's next follow-up, "" where no allowed channel has an address.

    After a touch that nobody answered, a lead that never answered anywhere is tried on another channel (section 7).
    A product to be seen is shown by video [F].
    """
    allowed, best, other = _ranked(leads, known, rules)
    result = best.where(~known["last_out_outcome"].eq("no-answer") | other.eq(""), other)
    answered = known["answer_channel"]
    result = answered.where(allowed, result)
    return result.mask(_worth_a_video(leads, known, rules), "video-call").mask(
        known["cadence"].eq("mail-then-call"), "call"
    )


def _ranked(leads: pd.DataFrame, known: pd.DataFrame, rules: Rules) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Whether the answered channel is allowed, the best one, and the best one other than the last used."""
    empty = pd.Series("", index=leads.index, dtype="object")
    allowed, best, other = pd.Series(data=False, index=leads.index), empty.copy(), empty.copy()
    market = leads["market"].where(leads["market"].ne(""), "domestic")
    for rule in sorted(rules.channels, key=lambda rule: rule.rank):
        here = market.eq(rule.market)
        allowed |= here & (rule.allowed != "no") & known["answer_channel"].eq(rule.channel)
        reach = here & (rule.allowed == "yes") & _has_address(leads, rule)
        best = best.mask(reach & best.eq(""), rule.channel)
        other = other.mask(reach & other.eq("") & known["last_out_channel"].ne(rule.channel), rule.channel)
    return allowed, best, other


def _has_address(leads: pd.DataFrame, rule: ChannelRule) -> pd.Series:
    if not rule.address:
        return pd.Series(data=False, index=leads.index)
    return leads[rule.address].str.strip().ne("")


def _worth_a_video(leads: pd.DataFrame, known: pd.DataFrame, rules: Rules) -> pd.Series:
    shown = {key(product.product) for product in rules.products if product.video}
    if not shown:
        return pd.Series(data=False, index=leads.index)
    ready = known["stop"].eq("") & known["last_channel"].ne("video-call")
    return ready & folded(leads["product"]).isin(shown) & leads["phone"].ne("")
