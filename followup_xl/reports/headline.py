"""The headline of the report: what happened, what slips, what looks wrong (DOMAIN sections 2 and 10)."""

import pandas as pd

from followup_xl.model.outcome import Section

from .cohort import Cohort
from .conversion import rates
from .rows import Measure, measures


def section(cohort: Cohort) -> Section:
    """The twelve rows of ``tblHeadline``: a measure, its number and a sentence."""
    counts = cohort.leads["result"].value_counts().reindex(["open", "won", "lost"], fill_value=0)
    table = rates(counts.to_frame().T).iloc[0]
    rows: list[Measure] = [
        ("leads", table["leads"], {"first": cohort.first, "last": cohort.last}),
        ("open", table["open"], {}),
        ("won", table["won"], {}),
        ("lost", table["lost"], {}),
        ("conversion", table["conversion"], _interval(table, "conversion")),
        ("win-rate", table["win_rate"], _interval(table, "win_rate")),
        *_now(cohort),
        *_rare_groups(cohort),
    ]
    return Section("headline", "tblHeadline", measures(rows, "headline"))


def _interval(table: pd.Series, name: str) -> dict[str, object]:
    low, high = table[f"{name}_from"], table[f"{name}_to"]
    return {"low": 0.0 if pd.isna(low) else float(low), "high": 1.0 if pd.isna(high) else float(high)}


def _now(cohort: Cohort) -> list[Measure]:
    """The state of the whole book today."""
    leads, tags = cohort.outcome.leads, cohort.outcome.tags
    late = leads["status"].eq("overdue")
    return [
        ("overdue", int(late.sum()), {"n": int(leads.loc[late, "days_late"].max()) if late.any() else 0}),
        ("today", int(leads["status"].eq("today").sum()), {}),
        ("promise-passed", int(tags.get("promise-passed", pd.Series(dtype=bool)).sum()), {}),
        ("never-touched", int(tags.get("never-touched", pd.Series(dtype=bool)).sum()), {}),
    ]


def _rare_groups(cohort: Cohort) -> list[Measure]:
    """The share of the groups that are rare in a healthy book; above their limit the grouping itself looks wrong."""
    grouped = cohort.everyone["group"]
    limits = {group.group: group.most_share for group in cohort.rules.groups}
    rows: list[Measure] = []
    for group in ("fast", "fake"):
        found = float(grouped.eq(group).mean()) if len(grouped) else 0.0
        limit = limits.get(group, 1.0)
        rows.append((f"{group}-share" if found <= limit else f"{group}-share-high", found, {"limit": limit}))
    return rows
