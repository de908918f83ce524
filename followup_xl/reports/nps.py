"""Net promoter score: promoters less detractors (Reichheld 2003, Harvard Business Review 81:46-54)."""

from followup_xl.model.outcome import Section

from .cohort import Cohort
from .rows import Measure, measures


def section(cohort: Cohort) -> Section:
    """The four rows of ``tblNps`` from the NPS cells of the whole book; none where nobody was asked.

    The score runs from -100 to 100; with few answers it says so.
    """
    scores, options = cohort.everyone["nps"].dropna(), cohort.rules.options
    if scores.empty:
        return Section("nps", "tblNps", measures([], "nps"))
    promoters = int((scores >= options.promoter_from).sum())
    detractors = int((scores < options.passive_from).sum())
    score = 100 * (promoters - detractors) / len(scores)
    few = len(scores) < options.report_min_leads
    rows: list[Measure] = [
        ("score-few" if few else "score", round(score, 1), {"n": len(scores)}),
        ("promoters", float(promoters), {"from": options.promoter_from}),
        ("passives", float(len(scores) - promoters - detractors), {}),
        ("detractors", float(detractors), {"below": options.passive_from}),
    ]
    return Section("nps", "tblNps", measures(rows, "nps"))
