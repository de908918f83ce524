"""The largest customers and the lines they should stay below (DOMAIN section 10)."""

from followup_xl.model.outcome import Section

from .cohort import Cohort
from .revenue import by_customer
from .rows import unnamed, with_others


def section(cohort: Cohort) -> Section:
    """The rows of ``tblCustomers``, for the Pareto chart; the lines are the same in each row."""
    options = cohort.rules.options
    frame = with_others(unnamed(by_customer(cohort), "customer"), "tblCustomers", "customer", ("revenue", "share"))
    frame["together"] = frame["share"].cumsum()
    lines = {"line_at_10": options.dependence_warning_share, "line_at_25": options.dependence_share}
    return Section("customers", "tblCustomers", frame.assign(**lines))
