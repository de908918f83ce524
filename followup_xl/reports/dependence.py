"""How much hangs on a few customers (DOMAIN section 10: "small deposits last longer")."""

from followup_xl.model.outcome import Section

from .cohort import Cohort
from .revenue import by_customer
from .rows import Measure, measures


def section(cohort: Cohort) -> Section:
    """The four rows of ``tblDependence``; none where nothing was sold.

    HHI is the sum of the squared shares (Herfindahl 1950, Hirschman 1945), 0 to 1; 1 / HHI customers of equal size
    would be as concentrated.
    """
    found, options = by_customer(cohort), cohort.rules.options
    if found.empty:
        return Section("dependence", "tblDependence", measures([], "dependence"))
    largest, five = float(found["share"].iloc[0]), float(found["share"].head(5).sum())
    index = float((found["share"] ** 2).sum())
    warning, limit = options.dependence_warning_share, options.dependence_share
    level = "high" if largest > limit else "warn" if largest > warning else "ok"
    over = int((found["share"] > warning).sum())
    limits = {"limit": limit, "warning": warning}
    rows: list[Measure] = [
        (f"largest-{level}", largest, {"who": found["customer"].iloc[0] or "?", **limits}),
        ("five", five, {"n": min(5, len(found))}),
        ("over", float(over), limits),
        ("hhi", index, {"n": round(1 / index, 1)}),
    ]
    return Section("dependence", "tblDependence", measures(rows, "dependence"))
