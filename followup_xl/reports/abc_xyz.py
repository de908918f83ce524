"""Customers by revenue (A, B, C) and by how evenly they order (X, Y, Z) (DOMAIN section 9)."""

import pandas as pd

from followup_xl.model.outcome import Section

from .cohort import Cohort


def section(cohort: Cohort) -> Section:
    """The three rows of ``tblAbcXyz``: customers and their share of revenue, by how evenly they order.

    ``too_early`` are customers with too few full months to judge.
    """
    facts = cohort.outcome.facts.loc[cohort.everyone.index]
    buyers = facts[facts["revenue_class"].ne("")]
    table = pd.crosstab(buyers["revenue_class"], buyers["variation_class"])
    table = table.reindex(index=list("ABC"), columns=["X", "Y", "Z", ""], fill_value=0)
    shares = buyers.groupby("revenue_class")["revenue_share"].sum().reindex(table.index, fill_value=0.0)
    frame = pd.DataFrame(
        {
            "revenue_class": table.index,
            "customers": table.sum(axis=1).to_numpy(),
            "revenue_share": shares.to_numpy(),
            **{letter.lower(): table[letter].to_numpy() for letter in "XYZ"},
            "too_early": table[""].to_numpy(),
        }
    )
    return Section("abc-xyz", "tblAbcXyz", frame if len(buyers) else frame.iloc[:0])
