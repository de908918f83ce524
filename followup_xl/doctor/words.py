"""The sentences of a finding."""

from typing import NamedTuple

from followup_xl.i18n import Catalog
from followup_xl.model.issues import Issue
from followup_xl.plan import sentences


class Told(NamedTuple):
    """What it is, why it could bite, how to cure it."""

    what: str
    why: str
    cure: str


def told(issue: Issue, catalog: Catalog) -> Told:
    """A finding in the words of a language."""
    if not catalog.has_text(f"doctor.{issue.code}.what"):
        return Told(*sentences(issue, catalog))
    what, why, cure = (catalog.text(f"doctor.{issue.code}.{part}", **issue.params) for part in Told._fields)
    return Told(what, why, cure)
