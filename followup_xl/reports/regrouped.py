"""Leads that changed group: a lead that hurries after all is worth a second look (DOMAIN section 2)."""

from typing import Final

import pandas as pd

from followup_xl.model.codes import GROUPS
from followup_xl.model.outcome import Section

from .cohort import Cohort
from .rows import with_others

_COLUMN: Final = "group"


def section(cohort: Cohort) -> Section:
    """The rows of ``tblRegrouped``: changes of group in the record of the last runs, with how many were won."""
    changes = cohort.book.changes
    moves = changes[changes["column"].eq(_COLUMN) & changes["old"].isin(GROUPS) & changes["new"].isin(GROUPS)]
    leads = cohort.everyone
    named = leads.assign(name=leads["id"].where(leads["id"].ne(""), leads["company"]))
    results = named.drop_duplicates("name").set_index("name")["result"]
    won = moves["lead"].map(results).eq("won")
    found = won.groupby([moves["old"], moves["new"]]).agg(["size", "sum"]).reset_index()
    found.columns = pd.Index(["from", "to", "leads", "won"])
    found = found.sort_values(["leads", "from", "to"], ascending=[False, True, True], kind="stable")
    frame = with_others(found.astype({"leads": "float64", "won": "float64"}), "tblRegrouped", "from", ("leads", "won"))
    family = frame["from"].map(lambda group: "group" if group else "")
    return Section("regrouped", "tblRegrouped", frame.assign(from_family=family, to_family=family))
