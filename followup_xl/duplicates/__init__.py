"""Leads that stand twice in a book: found by phone, mail and name, proposed to a person, and merged.

Candidates share a phone number, a mail address or nearly a name (``candidates``). A pair is merged by itself only with
one phone number and nothing against it (``judging``); everything else is a row of ``tblDuplicates`` for a person.
"""

from followup_xl.duplicates.planning import Duplicates, plan_duplicates

__all__ = ["Duplicates", "plan_duplicates"]
