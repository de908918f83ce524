"""Who works a book: each owner with their leads, their country and the language they are written to in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from followup_xl.model.ports import Translator
from followup_xl.model.rules import Options, TeamMember
from followup_xl.model.text import key
from followup_xl.plan import Computed
from followup_xl.reports.spelling import one_spelling

from .writing import clean


@dataclass(frozen=True)
class Desk:
    """A computed workbook on a day.

    ``name`` is the file's; ``language`` overrides everybody's ("" for none); ``translate`` gives the words of a
    language and a calendar.
    """

    name: str
    found: Computed
    today: date
    translate: Callable[[str, str], Translator]
    language: str = ""

    @property
    def options(self) -> Options:
        """The options of the book."""
        return self.found.rules.options

    @property
    def team(self) -> dict[str, TeamMember]:
        """The members of ``tblTeam`` by their folded name."""
        return {key(member.owner): member for member in self.found.rules.team}

    def words(self, language: str = "") -> Translator:
        """The words for a reader of ``language`` (by default the book's).

        Dates are in the book's calendar for readers of its own language; other Persian readers get Jalali dates,
        everybody else Gregorian ones (house).
        """
        chosen = self.language or language or self.options.language
        calendar = "jalali" if chosen == "fa" else "gregorian"
        return self.translate(chosen, self.options.calendar if chosen == self.options.language else calendar)


@dataclass(frozen=True, eq=False)
class Person:
    """An owner; ``name`` is "" for the leads that nobody owns. ``rows`` are their leads in ``Book.leads``."""

    name: str
    country: str
    email: str
    words: Translator
    rows: pd.Index


def owners(desk: Desk) -> pd.Series:
    """The owner of each lead in one spelling: that of ``tblTeam``, else the one used most."""
    spelled, team = one_spelling(desk.found.book.leads["owner"])[0].map(clean), desk.team
    known = {name: team[key(name)].owner for name in spelled.unique() if key(name) in team}
    return spelled.replace(known)


def people(desk: Desk) -> Iterator[Person]:
    """Every owner of a lead by name, the leads without one last."""
    of_lead, team = owners(desk), desk.team
    names = sorted(set(of_lead), key=lambda name: (not name, key(name)))
    for name in names:
        member = team.get(key(name), TeamMember(name, ""))
        country = member.country or desk.options.country
        yield Person(name, country, member.email, desk.words(member.language), of_lead.index[of_lead.eq(name)])
