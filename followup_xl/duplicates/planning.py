"""The duplicates of a book: what is merged, what a person is asked, what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from followup_xl.duplicates.decisions import TABLE, Couple, Decision, decisions
from followup_xl.duplicates.finding import MERGED, Findings, find
from followup_xl.duplicates.grouping import CHAIN, Grouped, Grouping
from followup_xl.duplicates.judging import Judgement, weigh
from followup_xl.duplicates.merging import Merging, ages
from followup_xl.duplicates.review import Pair, pairs, shown
from followup_xl.model.book import Book
from followup_xl.model.edits import Edits, Row
from followup_xl.model.ports import Translator
from followup_xl.validate.links import id_keys
from followup_xl.validate.rows import row_numbers

RULE: Final = "duplicates"
MOST_ROWS: Final = 5_000
"""So many pairs at most wait in the review table at a time (house)."""


@dataclass(frozen=True, slots=True)
class Duplicates:
    """What a search found, and ``edits``, which are to be written.

    ``merged`` holds by the ID of a lead that of the lead it is merged into; ``decided`` of them by a person's decision.
    ``review`` are the rows of the review table. ``stuck`` decisions contradict each other; ``unnamed`` leads were left
    out because they have no ID of their own. ``later`` pairs come into the table when others of it are decided.
    """

    edits: Edits
    merged: Mapping[str, str]
    decided: int
    review: tuple[Pair, ...]
    stuck: int
    unnamed: int
    later: int

    @property
    def waiting(self) -> int:
        """How many pairs wait for a decision, those that are not in the table yet among them."""
        return sum(pair.is_open for pair in self.review) + self.later


class _Look(NamedTuple):
    """The leads as they are after the merges so far."""

    findings: Findings
    decided: Mapping[Couple, Decision]
    grouped: Grouped
    ages: Mapping[int, tuple[object, ...]]


def plan_duplicates(book: Book, region: str, today: date, translator: Translator, *, merge: bool) -> Duplicates:
    """Find the duplicates of a book, and merge the sure and the decided ones where ``merge`` says so.

    Without it ``merged`` holds what would be merged, and only the review table is written. ``region`` is the ISO code
    of the book's country. Leads without an ID, or with that of another lead, are not looked at.
    """
    return _Search(book, region, today, translator).run(merge=merge)


class _Search:
    def __init__(self, book: Book, region: str, today: date, translator: Translator) -> None:
        names = id_keys(book.leads["id"])
        self._is_named = names.ne("") & ~names.duplicated(keep=False)
        self._book = book
        self._region = region
        self._translator = translator
        rows = {str(book.leads.at[row, "id"]): row for row in row_numbers(book.leads[self._is_named])}
        self._decisions = decisions(book, rows, translator)
        self._merging = Merging(book, today)

    def run(self, *, merge: bool) -> Duplicates:
        """Look, merge, and look again until nothing is sure any more: a merged lead may be like a third."""
        look = self._look()
        into = {row: group.kept for group in look.grouped.groups for row in group.dropped}
        while merge and look.grouped.groups and self._merging.is_possible:
            for group in look.grouped.groups:
                self._merging.merge(group)
            into, look = self._merging.into, self._look()
        everything = self._review(look)
        listed = _first(everything)
        names = self._book.leads["id"]
        return Duplicates(
            Edits(RULE, self._merging.edits(self._translator), (), {TABLE: self._rows(listed)}),
            {names[row]: names[self._merging.survivor(kept)] for row, kept in sorted(into.items())},
            sum(decision.kept is not None and bool(couple & set(into)) for couple, decision in self._decisions.items()),
            tuple(listed),
            len(look.grouped.stuck),
            int((~self._is_named & self._book.leads["outcome"].ne(MERGED)).sum()),
            len(everything) - len(listed),
        )

    def _look(self) -> _Look:
        leads = self._merging.leads
        findings = find(leads[self._is_named], self._region)
        decided = self._decisions_now(findings)
        sure = (couple for couple, judgement in findings.suspects.items() if judgement.is_sure)
        age = ages(leads)  # a lead without a day of its own gets that of the lead merged into it
        grouping = Grouping(findings.cards, age.__getitem__, self._merging.fits)
        return _Look(findings, decided, grouping.group(sure, decided), age)

    def _decisions_now(self, findings: Findings) -> dict[Couple, Decision]:
        """The decisions about leads that are still there; what was said of a merged lead holds for its survivor."""
        survivor = self._merging.survivor
        now = {
            frozenset(map(survivor, couple)): decision._replace(
                kept=None if decision.kept is None else survivor(decision.kept)
            )
            for couple, decision in self._decisions.items()
        }
        return {
            couple: decision for couple, decision in now.items() if len(couple) > 1 and couple <= set(findings.cards)
        }

    def _review(self, look: _Look) -> list[Pair]:
        cards, doubtful = look.findings.cards, look.grouped.doubtful
        asked = {
            couple: judgement
            for couple, judgement in look.findings.suspects.items()
            if not judgement.is_sure or couple in doubtful or couple in look.decided
        }
        for couple in set(look.decided) - set(asked):
            asked[couple] = weigh(*(cards[row] for row in sorted(couple)))
        judged = {
            couple: _with_doubt(judgement) if couple in doubtful else judgement for couple, judgement in asked.items()
        }
        return pairs(judged, look.decided, cards, look.ages)

    def _rows(self, listed: list[Pair]) -> list[Row]:
        rows = {row for pair in listed for row in (pair.one.row, pair.other.row)}
        cells = shown(self._merging.leads.loc[sorted(rows)])
        return [pair.row(cells, self._translator) for pair in listed]


def _first(listed: list[Pair]) -> list[Pair]:
    """As many open pairs as a table should have, the surest ones, and all decided ones."""
    last = {id(pair) for pair in [pair for pair in listed if pair.is_open][MOST_ROWS:]}
    return [pair for pair in listed if id(pair) not in last]


def _with_doubt(judgement: Judgement) -> Judgement:
    """A sure pair of a group about which there is a doubt."""
    return judgement._replace(doubts=judgement.doubts or (CHAIN,))
