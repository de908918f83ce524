"""What was found in a workbook: the list, its columns, its dates; shown to people before anything is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from followup_xl.adopt.answers import Answers, given_columns
from followup_xl.adopt.content import Tests, content_of
from followup_xl.adopt.date_orders import DateOrder, date_order
from followup_xl.adopt.headless import find_headless
from followup_xl.adopt.matching import Match, match_columns
from followup_xl.adopt.region import Region, find_region
from followup_xl.adopt.sheets import SheetGrid
from followup_xl.adopt.vocabulary import language_of
from followup_xl.i18n import Catalog
from followup_xl.model.columns import Kind
from followup_xl.model.errors import FollowupError, UsageError
from followup_xl.model.lexicon import Lexicon
from followup_xl.model.tables import LEADS

ALSO = 0.8
"""Another sheet whose score reaches this share of the best one is mentioned."""
NAMES = frozenset({"company", "contact", "phone", "email"})
"""One of these makes a row a customer."""


class NoListError(FollowupError):
    """No list of customers was found, or nothing of it is sure."""

    code = "usage"


@dataclass(frozen=True, slots=True)
class Proposal:
    """The list of a workbook: each of its columns, the order of its dates by column id, other sheets like it."""

    region: Region
    matches: tuple[Match, ...]
    orders: Mapping[str, DateOrder]
    also: tuple[str, ...] = ()

    @property
    def open_matches(self) -> list[Match]:
        """The columns a person has to decide on."""
        return [match for match in self.matches if match.is_open]

    @property
    def open_orders(self) -> dict[str, DateOrder]:
        """The columns of dates whose order a person has to say, by column id."""
        sure = {match.column_id for match in self.matches if match.is_sure}
        return {name: order for name, order in self.orders.items() if order.is_open and name in sure}

    def heading(self, column_id: str) -> str:
        """The heading of the column with a meaning."""
        return next(match.heading for match in self.matches if match.column_id == column_id)

    def settled(self, column: int, column_id: str) -> "Proposal":
        """The same with the meaning a person gave a sheet column; another column that had it loses it."""
        matches = [match.settle("") if match.column_id == column_id else match for match in self.matches]
        return replace(self, matches=tuple(m.settle(column_id) if m.column == column else m for m in matches))

    def ordered(self, column_id: str, order: str) -> "Proposal":
        """The same with the order of dates a person said."""
        found = replace(self.orders[column_id], possible=(order,))
        return replace(self, orders={**self.orders, column_id: found})


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds the list in the sheets of a workbook; ``region`` is the country of phone numbers without a prefix."""

    catalog: Catalog
    lexicon: Lexicon
    country: str
    today: date

    def propose(self, sheets: Sequence[SheetGrid], answers: Answers) -> Proposal:
        """The list that looks most like customers, or the one the answers name.

        Raises:
            NoListError: there is none, or no row below its headings.
            MapError: the answers name a sheet or a column that is not there.
        """
        tests = Tests(self.catalog, self.lexicon, self.country, self.today)
        regions = self._regions(sheets, answers, tests)
        best = max(regions, key=lambda region: (region.score, len(region.rows)))
        if not best.filled_rows:
            raise NoListError(reason=self.catalog.text("adopt.refusal.no-rows", sheet=best.sheet.name))
        matches = match_columns(best, tests, given_columns(answers, best, self.catalog))
        also = [region.sheet.name for region in regions if region is not best and region.score >= ALSO * best.score]
        proposal = Proposal(best, matches, self._orders(best, matches), tuple(also))
        for name, order in answers.orders.items():
            if name in proposal.orders:
                proposal = proposal.ordered(name, order)
        return proposal

    def _regions(self, sheets: Sequence[SheetGrid], answers: Answers, tests: Tests) -> list[Region]:
        if answers.sheet:
            sheets = [sheet for sheet in sheets if sheet.name.casefold() == answers.sheet.casefold()]
            if not sheets:
                reason = self.catalog.text("adopt.refusal.map-sheet", map=answers.file, value=answers.sheet)
                raise UsageError(reason=reason)
        regions = [region for sheet in sheets if (region := find_region(sheet, answers.header_row))]
        headless = None if regions or answers.header_row else find_headless(sheets, tests)
        if headless:
            return [headless]
        if not regions:
            raise NoListError(reason=self.catalog.text("adopt.refusal.no-list"))
        return regions

    def _orders(self, region: Region, matches: Sequence[Match]) -> dict[str, DateOrder]:
        found = {}
        for match in matches:
            if match.column_id and LEADS.by_id[match.column_id].kind is Kind.DATE:
                values = content_of(region.sheet, match.column, region.filled_rows).values
                found[match.column_id] = date_order(values, self.lexicon, self.today)
        return found


def language_of_sheets(sheets: Sequence[SheetGrid]) -> str | None:
    """The language of the headings of the list, None where there is none."""
    regions = [region for sheet in sheets if (region := find_region(sheet))]
    if not regions:
        return None
    best = max(regions, key=lambda region: region.score)
    return language_of(best.sheet.heading(best.box.min_row, column) for column in best.columns)
